-- AlterTable
ALTER TABLE "alert" ADD COLUMN "is_paused_by_restore" BOOLEAN NOT NULL DEFAULT false;

-- Nothing said so far why an alert is paused. If its owner has no access, the next check pauses it again.
UPDATE "alert" SET "is_paused_by_restore" = "is_paused";

-- Only what is paused is paused by anything.
ALTER TABLE "alert" ADD CONSTRAINT "alert_paused_check" CHECK ("is_paused" OR NOT "is_paused_by_restore");
