-- AlterEnum
ALTER TYPE "SubmissionStatus" ADD VALUE 'UNDONE';
ALTER TYPE "SubmissionStatus" ADD VALUE 'UNDOING';

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "undoes" UUID;

-- What a disruption tells of reports is found by what they name.
CREATE INDEX "report_disruption_idx" ON "report" ("disruption_agency_id", "disruption_own_reference") WHERE "disruption_own_reference" IS NOT NULL;
