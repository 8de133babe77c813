-- CreateEnum
CREATE TYPE "Channel" AS ENUM ('CALL_999', 'CALL_101', 'ONLINE', 'CRIMESTOPPERS', 'MODERN_SLAVERY_HELPLINE', 'LOCAL_AUTHORITY_REFERRAL', 'PARTNER_REFERRAL', 'FRONT_COUNTER', 'OFFICER_GENERATED');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('RECEIVED', 'TRIAGED', 'ALLOCATED', 'ACTIONED', 'CLOSED', 'CLOSED_NO_ACTION');

-- CreateEnum
CREATE TYPE "Sign" AS ENUM ('LARGE_GROUP_IN_HOUSE', 'FALSE_PROMISE_OF_WORK', 'TAMPERED_ELECTRICS', 'CARD_SKIMMER', 'PHISHING', 'CUCKOOED_HOME', 'COUNTY_LINE_NUMBER');

-- CreateEnum
CREATE TYPE "SeriousLimb" AS ENUM ('VIOLENCE', 'SUBSTANTIAL_FINANCIAL_GAIN', 'LARGE_NUMBER_IN_COMMON_PURPOSE', 'THREE_YEAR_SENTENCE');

-- CreateEnum
CREATE TYPE "SourceGrade" AS ENUM ('1', '2', '3');

-- CreateEnum
CREATE TYPE "InformationGrade" AS ENUM ('A', 'B', 'C', 'D', 'E');

-- CreateEnum
CREATE TYPE "Handling" AS ENUM ('P', 'C');

-- CreateTable
CREATE TABLE "report" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "version" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "ReportStatus",
    "first_action_hours" DECIMAL(13,4),
    "signs" "Sign"[],
    "serious_limbs" "SeriousLimb"[],
    "source_grade" "SourceGrade",
    "information_grade" "InformationGrade",
    "handling" "Handling",
    "disruption_reference" TEXT,

    CONSTRAINT "report_pkey" PRIMARY KEY ("agency_id","reference")
);

-- CreateTable
CREATE TABLE "report_staging" (
    "agency_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "has_warning" BOOLEAN NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "received_on" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "ReportStatus",
    "first_action_hours" DECIMAL(13,4),
    "signs" "Sign"[],
    "serious_limbs" "SeriousLimb"[],
    "source_grade" "SourceGrade",
    "information_grade" "InformationGrade",
    "handling" "Handling",
    "disruption_reference" TEXT,

    CONSTRAINT "report_staging_pkey" PRIMARY KEY ("agency_id","submission_id","row_number")
);

-- CreateTable
CREATE TABLE "report_history" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "change" "RecordChange" NOT NULL,
    "replaced_by" UUID NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "submission_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "channel" "Channel" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "ReportStatus",
    "first_action_hours" DECIMAL(13,4),
    "signs" "Sign"[],
    "serious_limbs" "SeriousLimb"[],
    "source_grade" "SourceGrade",
    "information_grade" "InformationGrade",
    "handling" "Handling",
    "disruption_reference" TEXT,

    CONSTRAINT "report_history_pkey" PRIMARY KEY ("agency_id","reference","version")
);

-- CreateIndex
CREATE INDEX "report_agency_id_received_on_idx" ON "report"("agency_id", "received_on");

-- CreateIndex
CREATE INDEX "report_received_on_idx" ON "report"("received_on");

-- CreateIndex
CREATE INDEX "report_staging_agency_id_submission_id_reference_idx" ON "report_staging"("agency_id", "submission_id", "reference");

-- CreateIndex
CREATE INDEX "report_history_agency_id_replaced_by_idx" ON "report_history"("agency_id", "replaced_by");

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A row stands for something, and nothing was done before it was told.
ALTER TABLE "report" ADD CONSTRAINT "report_quantity_check" CHECK ("quantity" >= 1);
ALTER TABLE "report" ADD CONSTRAINT "report_first_action_hours_check" CHECK ("first_action_hours" >= 0);

-- Who may do what, as for referrals.
GRANT SELECT, INSERT, UPDATE, DELETE ON "report", "report_staging" TO "stronghold_writer";
GRANT SELECT, INSERT ON "report_history" TO "stronghold_writer";
GRANT SELECT ON "report" TO "stronghold_engine";
