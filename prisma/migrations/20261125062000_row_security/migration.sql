-- Records are read by scope (docs/decisions/0017). Staging has no policies, for COPY FROM is refused on a table that has any. Its
-- rows belong to the writer alone.

-- People's records: those of the agencies in "app.agencies" under "stronghold_reader", everybody's under "stronghold_cleared_reader".
GRANT USAGE ON SCHEMA "public" TO "stronghold_reader", "stronghold_cleared_reader";
GRANT SELECT ON "area", "agency" TO "stronghold_reader", "stronghold_cleared_reader";
GRANT SELECT ON "report", "disruption", "referral", "resource_line", "organised_crime_group", "report_history", "disruption_history", "referral_history", "resource_line_history", "organised_crime_group_history", "submission" TO "stronghold_reader", "stronghold_cleared_reader";

-- Figures want neither what records are called nor what somebody wrote in words.
REVOKE SELECT ON "report", "disruption", "referral", "resource_line", "organised_crime_group", "submission" FROM "stronghold_engine";
GRANT SELECT ("agency_id", "record_key", "marking", "version", "received_on", "channel", "crime_type", "area_code", "quantity", "status", "first_action_hours", "signs", "serious_limbs", "source_grade", "information_grade", "handling", "led_to_disruption") ON "report" TO "stronghold_engine";
GRANT SELECT ("agency_id", "record_key", "marking", "version", "occurred_on", "objective", "claimed_impact", "crime_type", "area_code", "quantity", "status", "submitted_on", "decided_on", "confirmed_impact", "target", "supporting_agency_ids", "sentenced_on", "arrests", "charges", "convictions", "sentence_months", "cash_pence", "assets_pence", "drugs_grams", "firearms", "phones", "addresses_visited", "adults_safeguarded", "children_safeguarded", "school_visits", "lines_closed_type1", "lines_closed_type2", "is_multi_agency", "is_moderated_in_28_days", "sentence_counted_on") ON "disruption" TO "stronghold_engine";
GRANT SELECT ("agency_id", "record_key", "marking", "version", "received_on", "pathway", "age_band", "area_code", "quantity", "exploitation", "sex", "county_lines", "crime_type", "receiving_agency_id", "priority", "triaged_in_time", "reasonable_grounds_on", "reasonable_grounds", "conclusive_grounds_on", "conclusive_grounds", "repeat_within_12_months", "closed_on", "reasonable_grounds_due_on") ON "referral" TO "stronghold_engine";
GRANT SELECT ("agency_id", "quarter_start", "objective", "area_code", "staff_group", "funding_source", "record_key", "marking", "version", "establishment_fte", "strength_fte", "hours_planned", "hours_committed", "hours_abstracted", "budget_pence", "actual_pence", "forecast_pence") ON "resource_line" TO "stronghold_engine";
GRANT SELECT ("agency_id", "quarter_start", "record_key", "marking", "version", "status", "crime_type", "mapped_on", "other_crime_types", "area_code", "risk_band", "archived_on", "plan_review_due", "is_mapped_in_quarter", "is_archived_in_quarter", "is_plan_in_date", "is_disrupted") ON "organised_crime_group" TO "stronghold_engine";
GRANT SELECT ("agency_id", "id", "dataset", "quarter_start", "status", "is_partial", "staged_at", "published_at", "version", "row_count", "warning_count", "added", "corrected", "withdrawn", "undoes") ON "submission" TO "stronghold_engine";

ALTER TABLE "report" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "report" FORCE ROW LEVEL SECURITY;
ALTER TABLE "disruption" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "disruption" FORCE ROW LEVEL SECURITY;
ALTER TABLE "referral" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "referral" FORCE ROW LEVEL SECURITY;
ALTER TABLE "resource_line" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resource_line" FORCE ROW LEVEL SECURITY;
ALTER TABLE "organised_crime_group" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "organised_crime_group" FORCE ROW LEVEL SECURITY;
ALTER TABLE "report_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "report_history" FORCE ROW LEVEL SECURITY;
ALTER TABLE "disruption_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "disruption_history" FORCE ROW LEVEL SECURITY;
ALTER TABLE "referral_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "referral_history" FORCE ROW LEVEL SECURITY;
ALTER TABLE "resource_line_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resource_line_history" FORCE ROW LEVEL SECURITY;
ALTER TABLE "organised_crime_group_history" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "organised_crime_group_history" FORCE ROW LEVEL SECURITY;
ALTER TABLE "submission" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "submission" FORCE ROW LEVEL SECURITY;

-- Whoever migrates and maintains the database. Who owns it may change, so each start sees to it that this names the owner of today.
CREATE POLICY "owner" ON "report" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "disruption" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "referral" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "resource_line" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "organised_crime_group" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "report_history" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "disruption_history" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "referral_history" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "resource_line_history" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "organised_crime_group_history" TO CURRENT_USER USING (true);
CREATE POLICY "owner" ON "submission" TO CURRENT_USER USING (true);

-- An agency that was not named, a setting that is missing or empty: no row.
CREATE POLICY "own_agencies" ON "report" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "disruption" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "referral" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "resource_line" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "organised_crime_group" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "report_history" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "disruption_history" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "referral_history" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "resource_line_history" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "organised_crime_group_history" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "own_agencies" ON "submission" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));

CREATE POLICY "cleared" ON "report" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "disruption" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "referral" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "resource_line" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "organised_crime_group" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "report_history" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "disruption_history" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "referral_history" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "resource_line_history" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "organised_crime_group_history" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "cleared" ON "submission" FOR SELECT TO "stronghold_cleared_reader" USING (true);

CREATE POLICY "figures" ON "report" FOR SELECT TO "stronghold_engine" USING (true);
CREATE POLICY "figures" ON "disruption" FOR SELECT TO "stronghold_engine" USING (true);
CREATE POLICY "figures" ON "referral" FOR SELECT TO "stronghold_engine" USING (true);
CREATE POLICY "figures" ON "resource_line" FOR SELECT TO "stronghold_engine" USING (true);
CREATE POLICY "figures" ON "organised_crime_group" FOR SELECT TO "stronghold_engine" USING (true);
CREATE POLICY "figures" ON "submission" FOR SELECT TO "stronghold_engine" USING (true);

-- What records of one agency say of another's is worked out from both, so the writer reads all. It changes those of the agency that it names.
CREATE POLICY "writer_reads" ON "report" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "disruption" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "referral" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "resource_line" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "organised_crime_group" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "report_history" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "disruption_history" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "referral_history" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "resource_line_history" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "organised_crime_group_history" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_reads" ON "submission" FOR SELECT TO "stronghold_writer" USING (true);

CREATE POLICY "writer_changes" ON "report" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "disruption" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "referral" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "resource_line" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "organised_crime_group" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "report_history" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "disruption_history" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "referral_history" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "resource_line_history" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "organised_crime_group_history" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "writer_changes" ON "submission" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
