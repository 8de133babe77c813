-- AlterTable
ALTER TABLE "event" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "target" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- What nobody could see stands for nothing, and what no chart has room for is cut: no event that was put in by hand may stop a start.
DELETE FROM "event" WHERE coalesce(cardinality("measures"), 0) = 0;
UPDATE "event" SET "title" = coalesce(nullif(left("title", 200), ''), 'An event');
ALTER TABLE "event" ADD CONSTRAINT "event_title_check" CHECK (char_length("title") BETWEEN 1 AND 200);
ALTER TABLE "event" ADD CONSTRAINT "event_measures_check" CHECK (coalesce(cardinality("measures"), 0) >= 1);

-- A target that was taken away keeps its row without any number, so that its version never begins anew.
ALTER TABLE "target" DROP CONSTRAINT "target_value_or_band_check";
ALTER TABLE "target" ADD CONSTRAINT "target_value_or_band_check" CHECK (coalesce(
  ("value" IS NOT NULL AND "lower" IS NULL AND "upper" IS NULL)
  OR ("value" IS NULL AND "lower" < "upper")
  OR ("value" IS NULL AND "lower" IS NULL AND "upper" IS NULL AND "tolerance" IS NULL), false));

-- Who may do what: they are changed in the application, by the role that writes. Events are put there and taken away whole.
GRANT INSERT, UPDATE ON "target" TO "stronghold_writer";
GRANT INSERT, DELETE ON "event" TO "stronghold_writer";
