-- AlterTable
ALTER TABLE "schedule" ADD COLUMN "is_paused_by_restore" BOOLEAN NOT NULL DEFAULT false;

-- What a restore paused so far was known by its sentence alone.
UPDATE "schedule" SET "is_paused_by_restore" = true WHERE "state" = 'PAUSED' AND "state_reason" = 'A backup was restored. An administrator can resume it.';

-- Only what is paused is paused by anything.
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_paused_check" CHECK ("state" = 'PAUSED' OR NOT "is_paused_by_restore");
