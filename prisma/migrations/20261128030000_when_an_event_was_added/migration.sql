-- AlterTable
ALTER TABLE "event" ADD COLUMN     "added_at" TIMESTAMPTZ(3);
