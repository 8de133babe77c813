-- CreateTable
CREATE TABLE "return_heading_row" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "heading_row" INTEGER NOT NULL,

    CONSTRAINT "return_heading_row_pkey" PRIMARY KEY ("agency_id","dataset")
);

-- AddForeignKey
ALTER TABLE "return_heading_row" ADD CONSTRAINT "return_heading_row_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AlterTable
ALTER TABLE "staged_return" ADD COLUMN "heading_row" INTEGER,
ADD COLUMN "first_rows" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "left_out" JSONB NOT NULL DEFAULT '[]';

-- Who may send the returns of an agency reads where its headings were found, its first rows and those that were left out.
GRANT SELECT ("heading_row", "first_rows", "left_out") ON "staged_return" TO "stronghold_reader";
GRANT UPDATE ("heading_row", "first_rows", "left_out") ON "staged_return" TO "stronghold_writer";
GRANT SELECT, INSERT, UPDATE ("heading_row") ON "return_heading_row" TO "stronghold_writer";
ALTER TABLE "return_heading_row" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "return_heading_row" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "return_heading_row" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "return_heading_row" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_reads" ON "return_heading_row" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "return_heading_row" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
