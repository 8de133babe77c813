-- CreateTable
CREATE TABLE "return_finding" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "sender_id" INTEGER NOT NULL,
    "sender_reference" TEXT NOT NULL,
    "submission_id" UUID NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "quarter_start" DATE NOT NULL,
    "is_named" BOOLEAN NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,

    CONSTRAINT "return_finding_pkey" PRIMARY KEY ("agency_id","sender_id","sender_reference","submission_id")
);

-- AddForeignKey
ALTER TABLE "return_finding" ADD CONSTRAINT "return_finding_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "return_finding" ADD CONSTRAINT "return_finding_sender_id_fkey" FOREIGN KEY ("sender_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What rests on records of another agency is told to that one, where the row itself names it, and to the cleared. Figures have no use for it.
GRANT SELECT ON "return_finding" TO "stronghold_reader", "stronghold_cleared_reader";
GRANT SELECT, INSERT, UPDATE ("ended_by"), DELETE ON "return_finding" TO "stronghold_writer";

ALTER TABLE "return_finding" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "return_finding" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "return_finding" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "return_finding" FOR SELECT TO "stronghold_reader" USING ("is_named" AND "agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "cleared" ON "return_finding" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "writer_reads" ON "return_finding" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "return_finding" TO "stronghold_writer" USING ("sender_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
