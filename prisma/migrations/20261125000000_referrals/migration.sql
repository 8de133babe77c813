-- CreateEnum
CREATE TYPE "AreaKind" AS ENUM ('FORCE', 'COUNTY', 'LOCAL_COMMAND_UNIT', 'DISTRICT');

-- CreateEnum
CREATE TYPE "AgencyKind" AS ENUM ('POLICE', 'REGIONAL_POLICE', 'NATIONAL_LAW_ENFORCEMENT', 'REGULATOR', 'OVERSIGHT', 'PARTNERSHIP', 'LOCAL_AUTHORITY_UNITARY', 'LOCAL_AUTHORITY_COUNTY', 'LOCAL_AUTHORITY_DISTRICT', 'FIRE', 'AMBULANCE', 'NHS_ICB', 'NHS_TRUST', 'PROBATION', 'PROSECUTION', 'CHARITY');

-- CreateEnum
CREATE TYPE "AgencyFamily" AS ENUM ('POLICE', 'NATIONAL_LAW_ENFORCEMENT', 'LOCAL_AUTHORITY', 'FIRE', 'HEALTH', 'CRIMINAL_JUSTICE', 'CHARITY', 'OVERSIGHT');

-- CreateEnum
CREATE TYPE "AgencyService" AS ENUM ('CHILDRENS_SOCIAL_CARE', 'ADULT_SOCIAL_CARE', 'COMMUNITY_SAFETY', 'TRADING_STANDARDS', 'HOUSING');

-- CreateEnum
CREATE TYPE "Marking" AS ENUM ('OFFICIAL', 'OFFICIAL_SENSITIVE');

-- CreateEnum
CREATE TYPE "Dataset" AS ENUM ('REPORTS', 'DISRUPTIONS', 'REFERRALS', 'RESOURCES', 'OCGS');

-- CreateEnum
CREATE TYPE "CrimeType" AS ENUM ('CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', 'ORGANISED_IMMIGRATION_CRIME', 'CYBER_CRIME', 'FIREARMS', 'MONEY_LAUNDERING', 'DRUGS', 'ECONOMIC_CRIME', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', 'ORGANISED_ACQUISITIVE_CRIME');

-- CreateEnum
CREATE TYPE "Pathway" AS ENUM ('NRM', 'DUTY_TO_NOTIFY', 'MASH_CHILD', 'ADULT_CONCERN', 'SUPPORT_SERVICE');

-- CreateEnum
CREATE TYPE "AgeBand" AS ENUM ('CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Sex" AS ENUM ('FEMALE', 'MALE', 'OTHER', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "Exploitation" AS ENUM ('CRIMINAL', 'LABOUR', 'SEXUAL', 'DOMESTIC', 'ORGAN_HARVESTING', 'NOT_SPECIFIED');

-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('RED', 'AMBER', 'GREEN', 'BLUE');

-- CreateEnum
CREATE TYPE "Decision" AS ENUM ('POSITIVE', 'NEGATIVE', 'SUSPENDED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "SubmissionStatus" AS ENUM ('STAGED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "RecordChange" AS ENUM ('CORRECTED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "is_demonstration" BOOLEAN NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation_secret" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secret" BYTEA NOT NULL,

    CONSTRAINT "installation_secret_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation_salt" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "salt" BIGINT NOT NULL,

    CONSTRAINT "installation_salt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "AreaKind" NOT NULL,
    "position" INTEGER NOT NULL,
    "county_code" TEXT,
    "local_command_unit_code" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,
    "successor_code" TEXT,

    CONSTRAINT "area_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "population" (
    "area_code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "people" INTEGER NOT NULL,
    "under_18" INTEGER,

    CONSTRAINT "population_pkey" PRIMARY KEY ("area_code","year")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "AgencyKind" NOT NULL,
    "family" "AgencyFamily" NOT NULL,
    "services" "AgencyService"[],
    "is_nrm_first_responder" BOOLEAN NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "note" TEXT,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_successor" (
    "agency_id" INTEGER NOT NULL,
    "successor_id" INTEGER NOT NULL,

    CONSTRAINT "agency_successor_pkey" PRIMARY KEY ("agency_id","successor_id")
);

-- CreateTable
CREATE TABLE "agency_district" (
    "agency_id" INTEGER NOT NULL,
    "area_code" TEXT NOT NULL,

    CONSTRAINT "agency_district_pkey" PRIMARY KEY ("agency_id","area_code")
);

-- CreateTable
CREATE TABLE "agency_data_version" (
    "agency_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "agency_data_version_pkey" PRIMARY KEY ("agency_id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "happened_on" DATE NOT NULL,
    "title" TEXT NOT NULL,
    "measures" TEXT[],
    "changes_recording" BOOLEAN NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "agency_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "quarter_start" DATE NOT NULL,
    "status" "SubmissionStatus" NOT NULL,
    "is_partial" BOOLEAN NOT NULL,
    "file_name" TEXT NOT NULL,
    "staged_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER,
    "row_count" INTEGER NOT NULL,
    "warning_count" INTEGER NOT NULL,
    "added" INTEGER,
    "corrected" INTEGER,
    "withdrawn" INTEGER,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("agency_id","id")
);

-- CreateTable
CREATE TABLE "referral" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "marking" "Marking" NOT NULL,
    "version" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "received_on" DATE NOT NULL,
    "pathway" "Pathway" NOT NULL,
    "age_band" "AgeBand" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "exploitation" "Exploitation"[],
    "sex" "Sex",
    "county_lines" BOOLEAN,
    "crime_type" "CrimeType",
    "receiving_agency_id" INTEGER,
    "priority" "Priority",
    "triaged_in_time" BOOLEAN,
    "reasonable_grounds_on" DATE,
    "reasonable_grounds" "Decision",
    "conclusive_grounds_on" DATE,
    "conclusive_grounds" "Decision",
    "repeat_within_12_months" BOOLEAN,
    "outcome" TEXT,
    "closed_on" DATE,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("agency_id","reference")
);

-- CreateTable
CREATE TABLE "referral_staging" (
    "agency_id" INTEGER NOT NULL,
    "submission_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "has_warning" BOOLEAN NOT NULL,
    "reference" TEXT NOT NULL,
    "record_key" BIGINT NOT NULL,
    "received_on" DATE NOT NULL,
    "pathway" "Pathway" NOT NULL,
    "age_band" "AgeBand" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "exploitation" "Exploitation"[],
    "sex" "Sex",
    "county_lines" BOOLEAN,
    "crime_type" "CrimeType",
    "receiving_agency_id" INTEGER,
    "priority" "Priority",
    "triaged_in_time" BOOLEAN,
    "reasonable_grounds_on" DATE,
    "reasonable_grounds" "Decision",
    "conclusive_grounds_on" DATE,
    "conclusive_grounds" "Decision",
    "repeat_within_12_months" BOOLEAN,
    "outcome" TEXT,
    "closed_on" DATE,

    CONSTRAINT "referral_staging_pkey" PRIMARY KEY ("agency_id","submission_id","row_number")
);

-- CreateTable
CREATE TABLE "referral_history" (
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
    "pathway" "Pathway" NOT NULL,
    "age_band" "AgeBand" NOT NULL,
    "area_code" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "exploitation" "Exploitation"[],
    "sex" "Sex",
    "county_lines" BOOLEAN,
    "crime_type" "CrimeType",
    "receiving_agency_id" INTEGER,
    "priority" "Priority",
    "triaged_in_time" BOOLEAN,
    "reasonable_grounds_on" DATE,
    "reasonable_grounds" "Decision",
    "conclusive_grounds_on" DATE,
    "conclusive_grounds" "Decision",
    "repeat_within_12_months" BOOLEAN,
    "outcome" TEXT,
    "closed_on" DATE,

    CONSTRAINT "referral_history_pkey" PRIMARY KEY ("agency_id","reference","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "agency_code_key" ON "agency"("code");

-- CreateIndex
CREATE INDEX "submission_agency_id_dataset_quarter_start_idx" ON "submission"("agency_id", "dataset", "quarter_start");

-- CreateIndex
CREATE INDEX "referral_agency_id_received_on_idx" ON "referral"("agency_id", "received_on");

-- CreateIndex
CREATE INDEX "referral_received_on_idx" ON "referral"("received_on");

-- CreateIndex
CREATE INDEX "referral_reasonable_grounds_on_idx" ON "referral"("reasonable_grounds_on");

-- CreateIndex
CREATE INDEX "referral_staging_agency_id_submission_id_reference_idx" ON "referral_staging"("agency_id", "submission_id", "reference");

-- CreateIndex
CREATE INDEX "referral_history_agency_id_replaced_by_idx" ON "referral_history"("agency_id", "replaced_by");

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_local_command_unit_code_fkey" FOREIGN KEY ("local_command_unit_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_successor_code_fkey" FOREIGN KEY ("successor_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "population" ADD CONSTRAINT "population_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agency_successor" ADD CONSTRAINT "agency_successor_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agency_successor" ADD CONSTRAINT "agency_successor_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agency_district" ADD CONSTRAINT "agency_district_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agency_district" ADD CONSTRAINT "agency_district_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agency_data_version" ADD CONSTRAINT "agency_data_version_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A row stands for somebody.
ALTER TABLE "referral" ADD CONSTRAINT "referral_quantity_check" CHECK ("quantity" >= 1);

-- One row each.
ALTER TABLE "installation" ADD CONSTRAINT "installation_one_row" CHECK ("id" = 1);
ALTER TABLE "installation_secret" ADD CONSTRAINT "installation_secret_one_row" CHECK ("id" = 1);
ALTER TABLE "installation_salt" ADD CONSTRAINT "installation_salt_one_row" CHECK ("id" = 1);

-- Who may do what. The roles are made by the launcher, since they belong to the whole cluster (docs/decisions/0004).
GRANT USAGE ON SCHEMA "public" TO "stronghold_app", "stronghold_writer", "stronghold_engine";
GRANT SELECT ON "installation", "area", "population", "agency", "agency_successor", "agency_district", "event" TO "stronghold_app", "stronghold_writer", "stronghold_engine";
GRANT SELECT, INSERT, UPDATE ON "agency_data_version" TO "stronghold_writer";
GRANT SELECT, INSERT, UPDATE, DELETE ON "submission", "referral", "referral_staging" TO "stronghold_writer";
GRANT SELECT, INSERT ON "referral_history" TO "stronghold_writer";
GRANT SELECT ON "installation_secret" TO "stronghold_writer";
GRANT SELECT ON "agency_data_version", "submission", "referral" TO "stronghold_engine";
GRANT SELECT ON "installation_salt" TO "stronghold_engine";
