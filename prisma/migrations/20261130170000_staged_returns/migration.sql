-- CreateEnum
CREATE TYPE "StagedState" AS ENUM ('MAPPING', 'SCREENED', 'PUBLISHED');

-- CreateTable
CREATE TABLE "return_mapping" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "heading" TEXT NOT NULL,
    "column_name" TEXT,

    CONSTRAINT "return_mapping_pkey" PRIMARY KEY ("agency_id","dataset","heading")
);

-- CreateTable
CREATE TABLE "staged_return" (
    "agency_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "quarter_start" DATE,
    "state" "StagedState" NOT NULL,
    "file_name" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "staged_at" TIMESTAMPTZ(3) NOT NULL,
    "staged_by" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "columns" JSONB NOT NULL,
    "outcome" JSONB,
    "corrections" JSONB NOT NULL,
    "acknowledgements" JSONB NOT NULL,
    "submission_id" UUID,

    CONSTRAINT "staged_return_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateIndex
CREATE INDEX "staged_return_staged_at_idx" ON "staged_return"("staged_at");

-- AddForeignKey
ALTER TABLE "return_mapping" ADD CONSTRAINT "return_mapping_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "staged_return" ADD CONSTRAINT "staged_return_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Who may send the returns of an agency, and who administers it, reads them. The file is read by the writer alone, which screens it.
GRANT SELECT ("agency_id", "id", "dataset", "quarter_start", "state", "file_name", "staged_at", "staged_by", "version", "columns", "outcome", "corrections", "acknowledgements", "submission_id") ON "staged_return" TO "stronghold_reader";
GRANT SELECT, INSERT, DELETE ON "staged_return" TO "stronghold_writer";
GRANT UPDATE ("quarter_start", "state", "version", "columns", "outcome", "corrections", "acknowledgements", "submission_id") ON "staged_return" TO "stronghold_writer";
GRANT SELECT, INSERT, UPDATE ("column_name") ON "return_mapping" TO "stronghold_writer";
ALTER TABLE "staged_return" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "staged_return" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "staged_return" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "staged_return" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_reads" ON "staged_return" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "staged_return" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
ALTER TABLE "return_mapping" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "return_mapping" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "return_mapping" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "return_mapping" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_reads" ON "return_mapping" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "return_mapping" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
