-- CreateTable
CREATE TABLE "return_quality" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "quarter_start" DATE NOT NULL,
    "records" INTEGER NOT NULL,
    "placed" INTEGER NOT NULL,
    "larger_place" INTEGER NOT NULL,
    "gaps" INTEGER,
    "unknown" JSONB NOT NULL,

    CONSTRAINT "return_quality_pkey" PRIMARY KEY ("agency_id","dataset","quarter_start")
);

-- CreateTable
CREATE TABLE "acknowledged_warning" (
    "agency_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "column_name" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "warnings" INTEGER NOT NULL,

    CONSTRAINT "acknowledged_warning_pkey" PRIMARY KEY ("agency_id","submission_id","column_name","why")
);

-- AddForeignKey
ALTER TABLE "return_quality" ADD CONSTRAINT "return_quality_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "acknowledged_warning" ADD CONSTRAINT "acknowledged_warning_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "return_quality" ADD CONSTRAINT "return_quality_counts_check" CHECK ("records" >= "placed" AND "placed" >= "larger_place" AND "larger_place" >= 0);
ALTER TABLE "acknowledged_warning" ADD CONSTRAINT "acknowledged_warning_warnings_check" CHECK ("warnings" > 0);

-- Counts that nobody is told of other agencies: the engine reads them all for medians, and disclosure stands before them.
GRANT SELECT ON "return_quality" TO "stronghold_engine";
GRANT SELECT, INSERT, UPDATE ON "return_quality" TO "stronghold_writer";
ALTER TABLE "return_quality" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "return_quality" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "return_quality" TO CURRENT_USER USING (true);
CREATE POLICY "figures" ON "return_quality" FOR SELECT TO "stronghold_engine" USING (true);
CREATE POLICY "writer_reads" ON "return_quality" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "return_quality" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));

-- Words of the agency's own people: they and whoever is cleared read them. What is written is not changed.
GRANT SELECT ON "acknowledged_warning" TO "stronghold_reader", "stronghold_cleared_reader", "stronghold_writer";
GRANT INSERT ON "acknowledged_warning" TO "stronghold_writer";
ALTER TABLE "acknowledged_warning" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "acknowledged_warning" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "acknowledged_warning" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "acknowledged_warning" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "cleared" ON "acknowledged_warning" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "writer_reads" ON "acknowledged_warning" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "acknowledged_warning" FOR INSERT TO "stronghold_writer" WITH CHECK ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));

-- What was published before is counted here once. From now on each publishing counts its own.
INSERT INTO return_quality AS kept (agency_id, dataset, quarter_start, records, placed, larger_place, gaps, unknown)
    SELECT wanted.agency_id, 'REPORTS'::"Dataset", wanted.start, count(record.agency_id)::int, count(record.area_code)::int,
           count(*) FILTER (WHERE area.kind <> 'DISTRICT')::int, NULL::int,
           json_build_object('status', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.status IS NULL)),'source_grade', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.source_grade IS NULL)),'information_grade', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.information_grade IS NULL)),'handling', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.handling IS NULL)))::jsonb
    FROM   (SELECT DISTINCT agency_id, quarter_start AS start FROM submission WHERE status = 'PUBLISHED' AND dataset = 'REPORTS') AS wanted
    LEFT   JOIN report AS record
           ON record.agency_id = wanted.agency_id AND record.received_on >= wanted.start AND record.received_on < (wanted.start + interval '3 months')::date
    LEFT   JOIN area ON area.code = record.area_code
    GROUP  BY wanted.agency_id, wanted.start;
INSERT INTO return_quality AS kept (agency_id, dataset, quarter_start, records, placed, larger_place, gaps, unknown)
    SELECT wanted.agency_id, 'DISRUPTIONS'::"Dataset", wanted.start, count(record.agency_id)::int, count(record.area_code)::int,
           count(*) FILTER (WHERE area.kind <> 'DISTRICT')::int, NULL::int,
           json_build_object('target', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.target IS NULL)),'arrests', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.arrests IS NULL)),'charges', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.charges IS NULL)),'convictions', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.convictions IS NULL)),'sentence_months', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.sentence_months IS NULL)),'cash_pounds', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.cash_pence IS NULL)),'assets_pounds', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.assets_pence IS NULL)),'drugs_grams', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.drugs_grams IS NULL)),'firearms', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.firearms IS NULL)),'phones', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.phones IS NULL)),'addresses_visited', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.addresses_visited IS NULL)),'school_visits', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.school_visits IS NULL)),'lines_closed_type1', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.lines_closed_type1 IS NULL)),'lines_closed_type2', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.lines_closed_type2 IS NULL)))::jsonb
    FROM   (SELECT DISTINCT agency_id, quarter_start AS start FROM submission WHERE status = 'PUBLISHED' AND dataset = 'DISRUPTIONS') AS wanted
    LEFT   JOIN disruption AS record
           ON record.agency_id = wanted.agency_id AND record.occurred_on >= wanted.start AND record.occurred_on < (wanted.start + interval '3 months')::date
    LEFT   JOIN area ON area.code = record.area_code
    GROUP  BY wanted.agency_id, wanted.start;
INSERT INTO return_quality AS kept (agency_id, dataset, quarter_start, records, placed, larger_place, gaps, unknown)
    SELECT wanted.agency_id, 'REFERRALS'::"Dataset", wanted.start, count(record.agency_id)::int, count(record.area_code)::int,
           count(*) FILTER (WHERE area.kind <> 'DISTRICT')::int, NULL::int,
           json_build_object('age_band', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.age_band IS NULL OR record.age_band::text = ANY (ARRAY['UNKNOWN']::text[]))),'exploitation', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND record.exploitation::text[] <@ ARRAY['NOT_SPECIFIED']::text[]),'sex', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.sex IS NULL OR record.sex::text = ANY (ARRAY['UNKNOWN']::text[]))),'county_lines', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.county_lines IS NULL)),'crime_type', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.crime_type IS NULL)),'receiving_agency', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.receiving_agency_id IS NULL)),'priority', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.priority IS NULL)),'triaged_in_time', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.triaged_in_time IS NULL)),'repeat_within_12_months', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.repeat_within_12_months IS NULL)))::jsonb
    FROM   (SELECT DISTINCT agency_id, quarter_start AS start FROM submission WHERE status = 'PUBLISHED' AND dataset = 'REFERRALS') AS wanted
    LEFT   JOIN referral AS record
           ON record.agency_id = wanted.agency_id AND record.received_on >= wanted.start AND record.received_on < (wanted.start + interval '3 months')::date
    LEFT   JOIN area ON area.code = record.area_code
    GROUP  BY wanted.agency_id, wanted.start;
INSERT INTO return_quality AS kept (agency_id, dataset, quarter_start, records, placed, larger_place, gaps, unknown)
    SELECT wanted.agency_id, 'RESOURCES'::"Dataset", wanted.start, count(record.agency_id)::int, count(record.area_code)::int,
           count(*) FILTER (WHERE area.kind <> 'DISTRICT')::int, NULL::int,
           json_build_object('establishment_fte', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.establishment_fte IS NULL)),'strength_fte', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.strength_fte IS NULL)),'hours_planned', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.hours_planned IS NULL)),'hours_committed', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.hours_committed IS NULL)),'hours_abstracted', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.hours_abstracted IS NULL)),'budget_pounds', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.budget_pence IS NULL)),'actual_pounds', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.actual_pence IS NULL)),'forecast_pounds', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.forecast_pence IS NULL)))::jsonb
    FROM   (SELECT DISTINCT agency_id, quarter_start AS start FROM submission WHERE status = 'PUBLISHED' AND dataset = 'RESOURCES') AS wanted
    LEFT   JOIN resource_line AS record
           ON record.agency_id = wanted.agency_id AND record.quarter_start >= wanted.start AND record.quarter_start < (wanted.start + interval '3 months')::date
    LEFT   JOIN area ON area.code = record.area_code
    GROUP  BY wanted.agency_id, wanted.start;
INSERT INTO return_quality AS kept (agency_id, dataset, quarter_start, records, placed, larger_place, gaps, unknown)
    SELECT wanted.agency_id, 'OCGS'::"Dataset", wanted.start, count(record.agency_id)::int, count(record.area_code)::int,
           count(*) FILTER (WHERE area.kind <> 'DISTRICT')::int, 
           (SELECT CASE WHEN count(before.reference) > 0 AND count(now.reference) > 0 THEN count(*) FILTER (
                     WHERE (now.reference IS NULL AND before.status <> 'ARCHIVED')
                        OR (before.reference IS NULL AND now.status <> 'ARCHIVED' AND now.mapped_on < wanted.start
                            AND NOT EXISTS (SELECT FROM organised_crime_group AS known WHERE known.agency_id = wanted.agency_id
                                            AND known.reference = now.reference AND known.quarter_start < wanted.start)))::int END
            FROM   (SELECT reference, status, mapped_on FROM organised_crime_group AS listed WHERE listed.agency_id = wanted.agency_id AND listed.quarter_start = (wanted.start - interval '3 months')::date) AS before FULL JOIN (SELECT reference, status, mapped_on FROM organised_crime_group AS listed WHERE listed.agency_id = wanted.agency_id AND listed.quarter_start = wanted.start) AS now USING (reference)),
           json_build_object('area', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.area_code IS NULL)),'risk_band', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.risk_band IS NULL)),'plan_review_due', count(*) FILTER (WHERE record.agency_id IS NOT NULL AND (record.plan_review_due IS NULL)))::jsonb
    FROM   (SELECT DISTINCT agency_id, quarter_start AS start FROM submission WHERE status = 'PUBLISHED' AND dataset = 'OCGS') AS wanted
    LEFT   JOIN organised_crime_group AS record
           ON record.agency_id = wanted.agency_id AND record.quarter_start >= wanted.start AND record.quarter_start < (wanted.start + interval '3 months')::date
    LEFT   JOIN area ON area.code = record.area_code
    GROUP  BY wanted.agency_id, wanted.start;
