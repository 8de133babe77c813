-- AlterEnum
ALTER TYPE "MailKind" ADD VALUE 'BOARD';

-- AlterTable
-- Of texts that are there nobody knows any more: they have been whose they are since their pack was opened.
ALTER TABLE "pack_text" ADD COLUMN     "assigned_at" TIMESTAMPTZ(3);
UPDATE "pack_text" SET "assigned_at" = "created_at" FROM "pack" WHERE "pack"."id" = "pack_id";
ALTER TABLE "pack_text" ALTER COLUMN "assigned_at" SET NOT NULL;

-- AlterTable
ALTER TABLE "board_action" ADD COLUMN     "is_reported_done" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "board_action_version" ADD COLUMN     "is_reported_done" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "pack_notice" (
    "pack_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "text_id" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pack_notice_pkey" PRIMARY KEY ("pack_id","person_id","step","text_id","occasion")
);

-- CreateIndex
CREATE INDEX "pack_notice_message_idx" ON "pack_notice"("message");

-- AddForeignKey
ALTER TABLE "pack_notice" ADD CONSTRAINT "pack_notice_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_notice" ADD CONSTRAINT "pack_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What somebody was told stays told.
GRANT SELECT ON "pack_notice" TO "stronghold_app", "stronghold_writer";
GRANT INSERT ON "pack_notice" TO "stronghold_writer";
GRANT UPDATE ("assigned_at") ON "pack_text" TO "stronghold_writer";
GRANT UPDATE ("is_reported_done") ON "board_action" TO "stronghold_writer";
