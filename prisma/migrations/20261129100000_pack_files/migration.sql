-- CreateEnum
CREATE TYPE "PackFileKind" AS ENUM ('PDF', 'PPTX', 'XLSX');

-- CreateTable
CREATE TABLE "pack_file" (
    "pack_id" UUID NOT NULL,
    "edition" "PackEdition" NOT NULL,
    "kind" "PackFileKind" NOT NULL,
    "form" INTEGER NOT NULL,
    "document_hash" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pack_file_pkey" PRIMARY KEY ("pack_id","edition","kind","form")
);

-- AddForeignKey
ALTER TABLE "pack_file" ADD CONSTRAINT "pack_file_pack_id_edition_fkey" FOREIGN KEY ("pack_id", "edition") REFERENCES "pack_edition"("pack_id", "edition") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A file is made once from a document that stays, so nobody under whom the server works changes or removes one.
GRANT SELECT ON "pack_file" TO "stronghold_app", "stronghold_writer";
GRANT INSERT ON "pack_file" TO "stronghold_writer";
