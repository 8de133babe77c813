-- AlterTable
ALTER TABLE "pack_section" ADD COLUMN "texts" "PackTextKind"[] NOT NULL DEFAULT '{}';

-- A section owes what was opened with it.
UPDATE "pack_section" SET "texts" = COALESCE((
  SELECT array_agg(DISTINCT "kind" ORDER BY "kind") FROM "pack_text"
  WHERE "pack_text"."pack_id" = "pack_section"."pack_id" AND "section_key" = "key"), '{}');

ALTER TABLE "pack_section" ALTER COLUMN "texts" DROP DEFAULT;

-- AlterTable
ALTER TABLE "pack" ADD COLUMN "template_version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "pack" ALTER COLUMN "template_version" DROP DEFAULT;

-- CreateTable
CREATE TABLE "pack_template" (
    "version" INTEGER NOT NULL,
    "sections" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID,

    CONSTRAINT "pack_template_pkey" PRIMARY KEY ("version")
);

-- AddForeignKey
ALTER TABLE "pack_template" ADD CONSTRAINT "pack_template_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What packs were made from stays: the next version stands beside it.
ALTER TABLE "pack_template" ADD CONSTRAINT "pack_template_version_check" CHECK ("version" > 0);
GRANT SELECT ON "pack_template" TO "stronghold_app", "stronghold_writer";
GRANT INSERT ON "pack_template" TO "stronghold_writer";
