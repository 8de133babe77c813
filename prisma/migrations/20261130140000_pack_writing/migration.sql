-- CreateTable
CREATE TABLE "pack_text_writing" (
    "text_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pack_text_writing_pkey" PRIMARY KEY ("text_id","person_id")
);

-- AddForeignKey
ALTER TABLE "pack_text_writing" ADD CONSTRAINT "pack_text_writing_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "pack_text"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pack_text_writing" ADD CONSTRAINT "pack_text_writing_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- It says who is there now, and is put away soon after.
GRANT SELECT ON "pack_text_writing" TO "stronghold_app", "stronghold_writer";
GRANT INSERT, UPDATE ("seen_at"), DELETE ON "pack_text_writing" TO "stronghold_writer";
