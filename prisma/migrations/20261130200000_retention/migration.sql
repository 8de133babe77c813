-- CreateTable
CREATE TABLE "retention_period" (
    "dataset" "Dataset" NOT NULL,
    "years" INTEGER,
    "taken_before" DATE,

    CONSTRAINT "retention_period_pkey" PRIMARY KEY ("dataset")
);

-- CreateTable
CREATE TABLE "carried_cell" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "rollup" TEXT NOT NULL,
    "taking" UUID NOT NULL,
    "keys" JSONB NOT NULL,
    "sums" JSONB NOT NULL,

    CONSTRAINT "carried_cell_pkey" PRIMARY KEY ("agency_id","rollup","taking","keys")
);

-- CreateIndex
CREATE INDEX "carried_cell_rollup_idx" ON "carried_cell"("rollup");

-- AddForeignKey
ALTER TABLE "carried_cell" ADD CONSTRAINT "carried_cell_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "retention_period" ADD CONSTRAINT "retention_period_years_check" CHECK ("years" BETWEEN 4 AND 100);

-- How long records are kept is no secret. What was taken before is held against every return.
GRANT SELECT ON "retention_period" TO "stronghold_reader", "stronghold_cleared_reader", "stronghold_engine", "stronghold_writer";
GRANT INSERT, UPDATE ON "retention_period" TO "stronghold_writer";

-- Carried sums are added to rollups and compared with them. They are only added to, and nobody opens them.
GRANT SELECT, INSERT ON "carried_cell" TO "stronghold_writer";
ALTER TABLE "carried_cell" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "carried_cell" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "carried_cell" TO CURRENT_USER USING (true);
CREATE POLICY "writer_reads" ON "carried_cell" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "carried_cell" FOR INSERT TO "stronghold_writer" WITH CHECK ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));

-- Retention takes former versions of every dataset.
GRANT DELETE ON "resource_line_history" TO "stronghold_writer";
