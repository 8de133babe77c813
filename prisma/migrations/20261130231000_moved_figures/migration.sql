-- Who published a return, and which headline figures of its agency it moved. Both are null in returns from before they were kept, and figures also once a record of the dataset was erased.
-- AlterTable
ALTER TABLE "submission" ADD COLUMN "published_by" TEXT,
ADD COLUMN "moved" JSONB;
