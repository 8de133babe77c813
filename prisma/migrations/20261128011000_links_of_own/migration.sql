-- AlterTable
ALTER TABLE "report" ADD COLUMN     "led_to_own_disruption" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "report_history" ADD COLUMN     "led_to_own_disruption" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "organised_crime_group" ADD COLUMN     "is_disrupted_by_owner" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "organised_crime_group_history" ADD COLUMN     "is_disrupted_by_owner" BOOLEAN NOT NULL DEFAULT false;

-- What the flags of any agency's disruptions say already, by those that the agency of the record led itself.
UPDATE "report" SET "led_to_own_disruption" = true WHERE "led_to_disruption" AND "disruption_agency_id" = "agency_id";
UPDATE "report_history" SET "led_to_own_disruption" = true WHERE "led_to_disruption" AND "disruption_agency_id" = "agency_id";
UPDATE "organised_crime_group" SET "is_disrupted_by_owner" = true
WHERE "is_disrupted" AND ("agency_id", "reference", "quarter_start") IN (
    SELECT fact."ocg_agency_id", fact."ocg_own_reference", (date_trunc('quarter', fact."occurred_on"::timestamp) + register.later)::date
    FROM "disruption" AS fact CROSS JOIN (VALUES (interval '0'), (interval '3 months')) AS register (later)
    WHERE fact."status" IN ('CONFIRMED', 'REGRADED') AND fact."ocg_agency_id" = fact."agency_id" AND fact."ocg_own_reference" IS NOT NULL);

-- Figures of partners are made from these in the place of the others.
GRANT SELECT ("led_to_own_disruption") ON "report" TO "stronghold_engine";
GRANT SELECT ("is_disrupted_by_owner") ON "organised_crime_group" TO "stronghold_engine";
