-- Why a warning about a record is right, for the next file that has the record unchanged. Record and warning stand here as keyed hashes.
-- CreateTable
CREATE TABLE "acknowledged_record" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "record" BYTEA NOT NULL,
    "warning" BYTEA NOT NULL,
    "why" TEXT NOT NULL,
    "said_by" TEXT NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "acknowledged_record_pkey" PRIMARY KEY ("agency_id","dataset","record","warning")
);

-- AddForeignKey
ALTER TABLE "acknowledged_record" ADD CONSTRAINT "acknowledged_record_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

GRANT SELECT, INSERT, UPDATE ("why", "said_by", "said_at"), DELETE ON "acknowledged_record" TO "stronghold_writer";
ALTER TABLE "acknowledged_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "acknowledged_record" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "acknowledged_record" TO CURRENT_USER USING (true);
CREATE POLICY "writer_reads" ON "acknowledged_record" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "acknowledged_record" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
