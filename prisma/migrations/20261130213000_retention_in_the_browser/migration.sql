-- Periods are set in the browser too: each change names the version that was seen.
ALTER TABLE "retention_period" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
UPDATE "retention_period" SET "version" = 1;

-- Past its time, but a kept report or register rests on it: no reader sees it, so that nobody learns which
-- record of another agency names it.
ALTER TABLE "disruption" ADD COLUMN "is_past" BOOLEAN NOT NULL DEFAULT false;
UPDATE "disruption" SET "is_past" = true
WHERE  NOT "is_erased" AND "occurred_on" < (SELECT "taken_before" FROM "retention_period" WHERE "dataset" = 'DISRUPTIONS');
ALTER POLICY "own_agencies" ON "disruption" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]) AND NOT "is_erased" AND NOT "is_past");
ALTER POLICY "cleared" ON "disruption" USING (NOT "is_erased" AND NOT "is_past");
ALTER POLICY "figures" ON "disruption" USING (NOT "is_past");

-- Events are changed in place.
GRANT UPDATE ON "event" TO "stronghold_writer";
