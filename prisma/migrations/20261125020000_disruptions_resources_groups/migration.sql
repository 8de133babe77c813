-- CreateEnum
CREATE TYPE "Objective" AS ENUM ('PURSUE', 'PREVENT', 'PROTECT', 'PREPARE');

-- CreateEnum
CREATE TYPE "Impact" AS ENUM ('MAJOR', 'MODERATE', 'MINOR', 'NONE', 'NEGATIVE');

-- CreateEnum
CREATE TYPE "DisruptionStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'CONFIRMED', 'REGRADED', 'REJECTED');

-- CreateEnum
CREATE TYPE "DisruptionTarget" AS ENUM ('OCG', 'INDIVIDUAL', 'VULNERABILITY');

-- CreateEnum
CREATE TYPE "OcgStatus" AS ENUM ('ACTIVE', 'MONITORED', 'ARCHIVED');

-- CreateEnum
CREATE TYPE "RiskBand" AS ENUM ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH');

-- CreateEnum
CREATE TYPE "StaffGroup" AS ENUM ('POLICE_OFFICER', 'POLICE_STAFF', 'PCSO', 'ANALYST', 'FINANCIAL_INVESTIGATOR', 'SOCIAL_WORKER', 'COMMUNITY_SAFETY_OFFICER', 'TRADING_STANDARDS', 'FIRE_PREVENTION', 'HEALTH_SAFEGUARDING', 'PROBATION', 'VOLUNTARY_SECTOR');

-- CreateEnum
CREATE TYPE "FundingSource" AS ENUM ('CORE', 'PRECEPT', 'HOME_OFFICE_GRANT', 'ASSET_RECOVERY', 'PARTNER_CONTRIBUTION', 'CHARITY');

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "derived_filled" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "reasonable_grounds_due_on" DATE;

-- AlterTable
ALTER TABLE "referral_staging" ADD COLUMN     "reasonable_grounds_due_on" DATE;

-- AlterTable
ALTER TABLE "referral_history" ADD COLUMN     "reasonable_grounds_due_on" DATE;

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "disruption_agency_id" INTEGER,
ADD COLUMN     "disruption_own_reference" TEXT,
ADD COLUMN     "led_to_disruption" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "report_staging" ADD COLUMN     "disruption_agency_id" INTEGER,
ADD COLUMN     "disruption_own_reference" TEXT;

-- AlterTable
ALTER TABLE "report_history" ADD COLUMN     "disruption_agency_id" INTEGER,
ADD COLUMN     "disruption_own_reference" TEXT,
ADD COLUMN     "led_to_disruption" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "disruption" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "version" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "occurred_on" DATE NOT NULL,
    "objective" "Objective" NOT NULL,
    "claimed_impact" "Impact" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "DisruptionStatus" NOT NULL,
    "submitted_on" DATE,
    "decided_on" DATE,
    "confirmed_impact" "Impact",
    "rationale" TEXT,
    "target" "DisruptionTarget",
    "ocg_reference" TEXT,
    "tactic" TEXT,
    "supporting_agency_ids" INTEGER[],
    "sentenced_on" DATE,
    "arrests" INTEGER,
    "charges" INTEGER,
    "convictions" INTEGER,
    "sentence_months" DECIMAL(12,2),
    "cash_pence" BIGINT,
    "assets_pence" BIGINT,
    "drugs_grams" DECIMAL(14,3),
    "firearms" INTEGER,
    "phones" INTEGER,
    "addresses_visited" INTEGER,
    "adults_safeguarded" INTEGER,
    "children_safeguarded" INTEGER,
    "school_visits" INTEGER,
    "lines_closed_type1" INTEGER,
    "lines_closed_type2" INTEGER,
    "is_multi_agency" BOOLEAN NOT NULL,
    "is_moderated_in_28_days" BOOLEAN,
    "sentence_counted_on" DATE NOT NULL,
    "ocg_agency_id" INTEGER,
    "ocg_own_reference" TEXT,

    CONSTRAINT "disruption_pkey" PRIMARY KEY ("agency_id","reference")
);

-- CreateTable
CREATE TABLE "disruption_staging" (
    "agency_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "has_warning" BOOLEAN NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "objective" "Objective" NOT NULL,
    "claimed_impact" "Impact" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "DisruptionStatus" NOT NULL,
    "submitted_on" DATE,
    "decided_on" DATE,
    "confirmed_impact" "Impact",
    "rationale" TEXT,
    "target" "DisruptionTarget",
    "ocg_reference" TEXT,
    "tactic" TEXT,
    "supporting_agency_ids" INTEGER[],
    "sentenced_on" DATE,
    "arrests" INTEGER,
    "charges" INTEGER,
    "convictions" INTEGER,
    "sentence_months" DECIMAL(12,2),
    "cash_pence" BIGINT,
    "assets_pence" BIGINT,
    "drugs_grams" DECIMAL(14,3),
    "firearms" INTEGER,
    "phones" INTEGER,
    "addresses_visited" INTEGER,
    "adults_safeguarded" INTEGER,
    "children_safeguarded" INTEGER,
    "school_visits" INTEGER,
    "lines_closed_type1" INTEGER,
    "lines_closed_type2" INTEGER,
    "is_multi_agency" BOOLEAN NOT NULL,
    "is_moderated_in_28_days" BOOLEAN,
    "sentence_counted_on" DATE NOT NULL,
    "ocg_agency_id" INTEGER,
    "ocg_own_reference" TEXT,

    CONSTRAINT "disruption_staging_pkey" PRIMARY KEY ("agency_id","submission_id","row_number")
);

-- CreateTable
CREATE TABLE "disruption_history" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "change" "RecordChange" NOT NULL,
    "replaced_by" UUID NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "submission_id" UUID NOT NULL,
    "occurred_on" DATE NOT NULL,
    "objective" "Objective" NOT NULL,
    "claimed_impact" "Impact" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "status" "DisruptionStatus" NOT NULL,
    "submitted_on" DATE,
    "decided_on" DATE,
    "confirmed_impact" "Impact",
    "rationale" TEXT,
    "target" "DisruptionTarget",
    "ocg_reference" TEXT,
    "tactic" TEXT,
    "supporting_agency_ids" INTEGER[],
    "sentenced_on" DATE,
    "arrests" INTEGER,
    "charges" INTEGER,
    "convictions" INTEGER,
    "sentence_months" DECIMAL(12,2),
    "cash_pence" BIGINT,
    "assets_pence" BIGINT,
    "drugs_grams" DECIMAL(14,3),
    "firearms" INTEGER,
    "phones" INTEGER,
    "addresses_visited" INTEGER,
    "adults_safeguarded" INTEGER,
    "children_safeguarded" INTEGER,
    "school_visits" INTEGER,
    "lines_closed_type1" INTEGER,
    "lines_closed_type2" INTEGER,
    "is_multi_agency" BOOLEAN NOT NULL,
    "is_moderated_in_28_days" BOOLEAN,
    "sentence_counted_on" DATE NOT NULL,
    "ocg_agency_id" INTEGER,
    "ocg_own_reference" TEXT,

    CONSTRAINT "disruption_history_pkey" PRIMARY KEY ("agency_id","reference","version")
);

-- CreateTable
CREATE TABLE "resource_line" (
    "agency_id" INTEGER NOT NULL,
    "quarter_start" DATE NOT NULL,
    "objective" "Objective" NOT NULL,
    "area_code" TEXT NOT NULL,
    "staff_group" "StaffGroup" NOT NULL,
    "funding_source" "FundingSource" NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "version" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "establishment_fte" DECIMAL(10,2),
    "strength_fte" DECIMAL(10,2),
    "hours_planned" DECIMAL(12,2),
    "hours_committed" DECIMAL(12,2),
    "hours_abstracted" DECIMAL(12,2),
    "budget_pence" BIGINT,
    "actual_pence" BIGINT,
    "forecast_pence" BIGINT,

    CONSTRAINT "resource_line_pkey" PRIMARY KEY ("agency_id","quarter_start","objective","area_code","staff_group","funding_source")
);

-- CreateTable
CREATE TABLE "resource_line_staging" (
    "agency_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "has_warning" BOOLEAN NOT NULL,
    "quarter_start" DATE NOT NULL,
    "objective" "Objective" NOT NULL,
    "area_code" TEXT NOT NULL,
    "staff_group" "StaffGroup" NOT NULL,
    "funding_source" "FundingSource" NOT NULL,
    "record_key" BIGINT NOT NULL,
    "establishment_fte" DECIMAL(10,2),
    "strength_fte" DECIMAL(10,2),
    "hours_planned" DECIMAL(12,2),
    "hours_committed" DECIMAL(12,2),
    "hours_abstracted" DECIMAL(12,2),
    "budget_pence" BIGINT,
    "actual_pence" BIGINT,
    "forecast_pence" BIGINT,

    CONSTRAINT "resource_line_staging_pkey" PRIMARY KEY ("agency_id","submission_id","row_number")
);

-- CreateTable
CREATE TABLE "resource_line_history" (
    "agency_id" INTEGER NOT NULL,
    "quarter_start" DATE NOT NULL,
    "objective" "Objective" NOT NULL,
    "area_code" TEXT NOT NULL,
    "staff_group" "StaffGroup" NOT NULL,
    "funding_source" "FundingSource" NOT NULL,
    "version" INTEGER NOT NULL,
    "change" "RecordChange" NOT NULL,
    "replaced_by" UUID NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "submission_id" UUID NOT NULL,
    "establishment_fte" DECIMAL(10,2),
    "strength_fte" DECIMAL(10,2),
    "hours_planned" DECIMAL(12,2),
    "hours_committed" DECIMAL(12,2),
    "hours_abstracted" DECIMAL(12,2),
    "budget_pence" BIGINT,
    "actual_pence" BIGINT,
    "forecast_pence" BIGINT,

    CONSTRAINT "resource_line_history_pkey" PRIMARY KEY ("agency_id","quarter_start","objective","area_code","staff_group","funding_source","version")
);

-- CreateTable
CREATE TABLE "organised_crime_group" (
    "agency_id" INTEGER NOT NULL,
    "quarter_start" DATE NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "version" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "status" "OcgStatus" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "mapped_on" DATE NOT NULL,
    "other_crime_types" "CrimeType"[],
    "area_code" TEXT,
    "risk_band" "RiskBand",
    "archived_on" DATE,
    "plan_review_due" DATE,
    "is_mapped_in_quarter" BOOLEAN NOT NULL,
    "is_archived_in_quarter" BOOLEAN NOT NULL,
    "is_plan_in_date" BOOLEAN NOT NULL,
    "is_disrupted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organised_crime_group_pkey" PRIMARY KEY ("agency_id","quarter_start","reference")
);

-- CreateTable
CREATE TABLE "organised_crime_group_staging" (
    "agency_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "has_warning" BOOLEAN NOT NULL,
    "quarter_start" DATE NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "status" "OcgStatus" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "mapped_on" DATE NOT NULL,
    "other_crime_types" "CrimeType"[],
    "area_code" TEXT,
    "risk_band" "RiskBand",
    "archived_on" DATE,
    "plan_review_due" DATE,
    "is_mapped_in_quarter" BOOLEAN NOT NULL,
    "is_archived_in_quarter" BOOLEAN NOT NULL,
    "is_plan_in_date" BOOLEAN NOT NULL,

    CONSTRAINT "organised_crime_group_staging_pkey" PRIMARY KEY ("agency_id","submission_id","row_number")
);

-- CreateTable
CREATE TABLE "organised_crime_group_history" (
    "agency_id" INTEGER NOT NULL,
    "quarter_start" DATE NOT NULL,
    "reference" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "change" "RecordChange" NOT NULL,
    "replaced_by" UUID NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "submission_id" UUID NOT NULL,
    "status" "OcgStatus" NOT NULL,
    "crime_type" "CrimeType" NOT NULL,
    "mapped_on" DATE NOT NULL,
    "other_crime_types" "CrimeType"[],
    "area_code" TEXT,
    "risk_band" "RiskBand",
    "archived_on" DATE,
    "plan_review_due" DATE,
    "is_mapped_in_quarter" BOOLEAN NOT NULL,
    "is_archived_in_quarter" BOOLEAN NOT NULL,
    "is_plan_in_date" BOOLEAN NOT NULL,
    "is_disrupted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "organised_crime_group_history_pkey" PRIMARY KEY ("agency_id","quarter_start","reference","version")
);

-- CreateIndex
CREATE INDEX "disruption_agency_id_occurred_on_idx" ON "disruption"("agency_id", "occurred_on");

-- CreateIndex
CREATE INDEX "disruption_occurred_on_idx" ON "disruption"("occurred_on");

-- CreateIndex
CREATE INDEX "disruption_agency_id_ocg_agency_id_ocg_own_reference_idx" ON "disruption"("agency_id", "ocg_agency_id", "ocg_own_reference");

-- CreateIndex
CREATE INDEX "disruption_staging_agency_id_submission_id_reference_idx" ON "disruption_staging"("agency_id", "submission_id", "reference");

-- CreateIndex
CREATE INDEX "disruption_history_agency_id_replaced_by_idx" ON "disruption_history"("agency_id", "replaced_by");

-- CreateIndex
CREATE INDEX "resource_line_quarter_start_idx" ON "resource_line"("quarter_start");

-- CreateIndex
CREATE INDEX "resource_line_staging_key_idx" ON "resource_line_staging"("agency_id", "submission_id", "quarter_start", "objective", "area_code", "staff_group", "funding_source");

-- CreateIndex
CREATE INDEX "resource_line_history_agency_id_replaced_by_idx" ON "resource_line_history"("agency_id", "replaced_by");

-- CreateIndex
CREATE INDEX "organised_crime_group_quarter_start_idx" ON "organised_crime_group"("quarter_start");

-- CreateIndex
CREATE INDEX "organised_crime_group_staging_key_idx" ON "organised_crime_group_staging"("agency_id", "submission_id", "quarter_start", "reference");

-- CreateIndex
CREATE INDEX "organised_crime_group_history_agency_id_replaced_by_idx" ON "organised_crime_group_history"("agency_id", "replaced_by");

-- AddForeignKey
ALTER TABLE "disruption" ADD CONSTRAINT "disruption_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "disruption" ADD CONSTRAINT "disruption_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resource_line" ADD CONSTRAINT "resource_line_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resource_line" ADD CONSTRAINT "resource_line_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "organised_crime_group" ADD CONSTRAINT "organised_crime_group_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "organised_crime_group" ADD CONSTRAINT "organised_crime_group_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A row stands for something. What was counted is not negative, nor is money but for what was spent, where more may come back.
ALTER TABLE "disruption" ADD CONSTRAINT "disruption_quantity_check" CHECK ("quantity" >= 1);
ALTER TABLE "disruption" ADD CONSTRAINT "disruption_results_check" CHECK (
  "arrests" >= 0 AND "charges" >= 0 AND "convictions" >= 0 AND "sentence_months" >= 0 AND "cash_pence" >= 0 AND "assets_pence" >= 0
  AND "drugs_grams" >= 0 AND "firearms" >= 0 AND "phones" >= 0 AND "addresses_visited" >= 0 AND "adults_safeguarded" >= 0
  AND "children_safeguarded" >= 0 AND "school_visits" >= 0 AND "lines_closed_type1" >= 0 AND "lines_closed_type2" >= 0);
ALTER TABLE "resource_line" ADD CONSTRAINT "resource_line_amounts_check" CHECK (
  "establishment_fte" >= 0 AND "strength_fte" >= 0 AND "hours_planned" >= 0 AND "hours_committed" >= 0 AND "hours_abstracted" >= 0
  AND "budget_pence" >= 0 AND "forecast_pence" >= 0);

-- What figures count by impact has one, and nothing else has.
ALTER TABLE "disruption" ADD CONSTRAINT "disruption_confirmed_impact_check" CHECK (("confirmed_impact" IS NOT NULL) = ("status" IN ('CONFIRMED', 'REGRADED')));

-- A group has a day of archiving when it is archived and at no other time.
ALTER TABLE "organised_crime_group" ADD CONSTRAINT "organised_crime_group_archived_on_check" CHECK (("archived_on" IS NOT NULL) = ("status" = 'ARCHIVED'));

-- A quarter is named by its first day.
ALTER TABLE "resource_line" ADD CONSTRAINT "resource_line_quarter_start_check" CHECK ("quarter_start" = date_trunc('quarter', "quarter_start"::timestamp)::date);
ALTER TABLE "organised_crime_group" ADD CONSTRAINT "organised_crime_group_quarter_start_check" CHECK ("quarter_start" = date_trunc('quarter', "quarter_start"::timestamp)::date);

-- Who may do what, as for referrals.
GRANT SELECT, INSERT, UPDATE, DELETE ON "disruption", "disruption_staging", "resource_line", "resource_line_staging", "organised_crime_group", "organised_crime_group_staging" TO "stronghold_writer";
GRANT SELECT, INSERT ON "disruption_history", "resource_line_history", "organised_crime_group_history" TO "stronghold_writer";
GRANT SELECT ON "disruption", "resource_line", "organised_crime_group" TO "stronghold_engine";
