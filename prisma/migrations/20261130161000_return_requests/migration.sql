-- CreateTable
CREATE TABLE "return_request" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "quarter_start" DATE NOT NULL,
    "asked_on" DATE NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_by" TEXT NOT NULL,

    CONSTRAINT "return_request_pkey" PRIMARY KEY ("agency_id","dataset","quarter_start","asked_on")
);

-- AddForeignKey
ALTER TABLE "return_request" ADD CONSTRAINT "return_request_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was asked is not changed. The agency reads when it was asked, and so does whoever administers it.
GRANT SELECT ON "return_request" TO "stronghold_reader", "stronghold_writer";
GRANT INSERT ON "return_request" TO "stronghold_writer";
ALTER TABLE "return_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "return_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "return_request" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "return_request" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_reads" ON "return_request" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "return_request" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
