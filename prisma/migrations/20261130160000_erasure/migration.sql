-- AlterTable
ALTER TABLE "report" ADD COLUMN "is_erased" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "disruption" ADD COLUMN "is_erased" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "referral" ADD COLUMN "is_erased" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "resource_line" ADD COLUMN "is_erased" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "organised_crime_group" ADD COLUMN "is_erased" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "erased_record" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "digest" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_record_pkey" PRIMARY KEY ("agency_id","dataset","digest")
);

-- AddForeignKey
ALTER TABLE "erased_record" ADD CONSTRAINT "erased_record_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was erased waits without its name until its agency publishes (docs/decisions/0060): people who open records never see it.
ALTER POLICY "own_agencies" ON "report" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]) AND NOT "is_erased");
ALTER POLICY "cleared" ON "report" USING (NOT "is_erased");
ALTER POLICY "own_agencies" ON "disruption" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]) AND NOT "is_erased");
ALTER POLICY "cleared" ON "disruption" USING (NOT "is_erased");
ALTER POLICY "own_agencies" ON "referral" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]) AND NOT "is_erased");
ALTER POLICY "cleared" ON "referral" USING (NOT "is_erased");
ALTER POLICY "own_agencies" ON "resource_line" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]) AND NOT "is_erased");
ALTER POLICY "cleared" ON "resource_line" USING (NOT "is_erased");
ALTER POLICY "own_agencies" ON "organised_crime_group" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]) AND NOT "is_erased");
ALTER POLICY "cleared" ON "organised_crime_group" USING (NOT "is_erased");

-- The list of what was erased only grows, and nobody opens it: the writer holds returns against it.
GRANT SELECT, INSERT ON "erased_record" TO "stronghold_writer";
ALTER TABLE "erased_record" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "erased_record" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "erased_record" TO CURRENT_USER USING (true);
CREATE POLICY "writer_reads" ON "erased_record" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "erased_record" FOR INSERT TO "stronghold_writer" WITH CHECK ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));

-- Former versions are otherwise never changed: the writer takes away those of what is erased, and its name where others have it.
GRANT DELETE ON "report_history", "disruption_history", "referral_history", "organised_crime_group_history" TO "stronghold_writer";
GRANT UPDATE ("disruption_reference", "disruption_own_reference") ON "report_history" TO "stronghold_writer";
GRANT UPDATE ("ocg_reference", "ocg_own_reference") ON "disruption_history" TO "stronghold_writer";
