-- What an agency's own words mean in columns that take an entry of a list. Lists have no names and no references, so nor does this.
-- CreateTable
CREATE TABLE "return_word" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "column_name" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "entry" TEXT NOT NULL,

    CONSTRAINT "return_word_pkey" PRIMARY KEY ("agency_id","dataset","column_name","word"),
    CONSTRAINT "return_word_short" CHECK (char_length("word") BETWEEN 1 AND 40 AND char_length("entry") <= 100)
);

-- AddForeignKey
ALTER TABLE "return_word" ADD CONSTRAINT "return_word_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

GRANT SELECT ON "return_word" TO "stronghold_reader";
GRANT SELECT, INSERT, UPDATE ("entry"), DELETE ON "return_word" TO "stronghold_writer";
ALTER TABLE "return_word" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "return_word" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "return_word" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "return_word" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_reads" ON "return_word" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "return_word" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
