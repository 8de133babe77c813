-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'BOARD_SECRETARY';

-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'BOARD_CHAIR';

-- CreateEnum
CREATE TYPE "PackState" AS ENUM ('DRAFT', 'IN_REVIEW', 'SIGNED_OFF', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "PackTextState" AS ENUM ('OWED', 'DRAFT', 'IN_REVIEW', 'AGREED');

-- CreateEnum
CREATE TYPE "PackTextKind" AS ENUM ('STATEMENT', 'WHAT_HAPPENED', 'WHY', 'WHAT_NEXT');

-- CreateEnum
CREATE TYPE "PackEdition" AS ENUM ('PARTNERS', 'CLEARED');

-- CreateTable
CREATE TABLE "pack" (
    "id" UUID NOT NULL,
    "quarter_start" DATE NOT NULL,
    "area_code" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "PackState" NOT NULL,
    "version" INTEGER NOT NULL,
    "texts_due_on" DATE,
    "sign_off_due_on" DATE,
    "meets_on" DATE,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID,

    CONSTRAINT "pack_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack_section" (
    "pack_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "blocks" JSONB NOT NULL,

    CONSTRAINT "pack_section_pkey" PRIMARY KEY ("pack_id","key")
);

-- CreateTable
CREATE TABLE "pack_text" (
    "id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "section_key" TEXT NOT NULL,
    "kind" "PackTextKind" NOT NULL,
    "edition" "PackEdition" NOT NULL,
    "state" "PackTextState" NOT NULL,
    "version" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "owner_agency_id" INTEGER,
    "owner_post" TEXT NOT NULL,
    "due_on" DATE,

    CONSTRAINT "pack_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack_text_version" (
    "text_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "PackTextState" NOT NULL,
    "body" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID,

    CONSTRAINT "pack_text_version_pkey" PRIMARY KEY ("text_id","number")
);

-- CreateTable
CREATE TABLE "pack_edition" (
    "pack_id" UUID NOT NULL,
    "edition" "PackEdition" NOT NULL,
    "form" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pack_edition_pkey" PRIMARY KEY ("pack_id","edition")
);

-- CreateTable
CREATE TABLE "pack_signature" (
    "pack_id" UUID NOT NULL,
    "edition" "PackEdition" NOT NULL,
    "pack_version" INTEGER NOT NULL,
    "data_version" INTEGER NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "signed_by" UUID,
    "post" TEXT NOT NULL,
    "gaps_reason" TEXT NOT NULL,

    CONSTRAINT "pack_signature_pkey" PRIMARY KEY ("pack_id","edition")
);

-- CreateIndex
CREATE UNIQUE INDEX "pack_quarter_start_area_code_number_key" ON "pack"("quarter_start", "area_code", "number");

-- CreateIndex
CREATE UNIQUE INDEX "pack_text_pack_id_section_key_kind_edition_key" ON "pack_text"("pack_id", "section_key", "kind", "edition");

-- AddForeignKey
ALTER TABLE "pack" ADD CONSTRAINT "pack_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack" ADD CONSTRAINT "pack_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_section" ADD CONSTRAINT "pack_section_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_text" ADD CONSTRAINT "pack_text_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_text" ADD CONSTRAINT "pack_text_owner_agency_id_fkey" FOREIGN KEY ("owner_agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_text_version" ADD CONSTRAINT "pack_text_version_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "pack_text"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_text_version" ADD CONSTRAINT "pack_text_version_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_edition" ADD CONSTRAINT "pack_edition_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_signature" ADD CONSTRAINT "pack_signature_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_signature" ADD CONSTRAINT "pack_signature_signed_by_fkey" FOREIGN KEY ("signed_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Versions count from 1, and a hash is whole.
ALTER TABLE "pack" ADD CONSTRAINT "pack_number_check" CHECK ("number" > 0 AND "version" > 0);
ALTER TABLE "pack_text" ADD CONSTRAINT "pack_text_owed_check" CHECK (("state" = 'OWED') = ("body" = ''));
ALTER TABLE "pack_edition" ADD CONSTRAINT "pack_edition_hash_check" CHECK (octet_length("hash") = 32);

-- What is frozen stays: nobody under whom the server works changes or removes an edition, or a version of a text. A pack itself changes in its state alone.
GRANT SELECT ON "pack", "pack_section", "pack_text", "pack_text_version", "pack_edition", "pack_signature" TO "stronghold_app", "stronghold_writer";
GRANT INSERT, UPDATE ("state", "version", "texts_due_on", "sign_off_due_on", "meets_on") ON "pack" TO "stronghold_writer";
GRANT INSERT, DELETE ON "pack_section" TO "stronghold_writer";
GRANT INSERT, UPDATE ("state", "version", "body", "owner_agency_id", "owner_post", "due_on") ON "pack_text" TO "stronghold_writer";
GRANT INSERT ON "pack_text_version", "pack_edition" TO "stronghold_writer";
GRANT INSERT, UPDATE ("pack_version", "data_version", "signed_at", "signed_by", "post", "gaps_reason") ON "pack_signature" TO "stronghold_writer";
