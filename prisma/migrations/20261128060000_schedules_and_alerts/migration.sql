-- CreateEnum
CREATE TYPE "SubjectKind" AS ENUM ('SAVED_QUERY', 'MEASURE', 'OVERVIEW');

-- CreateEnum
CREATE TYPE "Cadence" AS ENUM ('AFTER_PUBLISHING', 'WEEKLY', 'QUARTER_CLOSED');

-- CreateEnum
CREATE TYPE "ScheduleState" AS ENUM ('ACTIVE', 'PAUSED', 'STOPPED');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('WAITING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "AlertRule" AS ENUM ('SIGNAL', 'MISSED_TARGET', 'LATE_RETURN', 'THRESHOLD');

-- CreateEnum
CREATE TYPE "AlertState" AS ENUM ('OK', 'RAISED', 'ACKNOWLEDGED', 'CLEARED');

-- CreateTable
CREATE TABLE "schedule" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "agency_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "subject" "SubjectKind" NOT NULL,
    "query_id" UUID,
    "variables" JSONB NOT NULL,
    "measure" TEXT,
    "area" TEXT,
    "cadence" "Cadence" NOT NULL,
    "weekday" INTEGER,
    "hour" INTEGER,
    "delivers" TEXT[] NOT NULL,
    "state" "ScheduleState" NOT NULL,
    "state_reason" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "next_run_at" TIMESTAMPTZ(3),
    "seen" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_recipient" (
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "person_id" UUID,

    CONSTRAINT "schedule_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "schedule_run" (
    "id" UUID NOT NULL,
    "schedule_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "state" "RunState" NOT NULL,
    "sentence" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "data_version" INTEGER,

    CONSTRAINT "schedule_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "agency_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "rule" "AlertRule" NOT NULL,
    "query_id" UUID,
    "variables" JSONB NOT NULL,
    "measure" TEXT,
    "area" TEXT,
    "about_id" INTEGER,
    "dataset" TEXT,
    "threshold" DOUBLE PRECISION,
    "is_above" BOOLEAN NOT NULL,
    "is_paused" BOOLEAN NOT NULL,
    "seen_for" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_recipient" (
    "id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "person_id" UUID,
    "state" "AlertState" NOT NULL,
    "finding" TEXT,
    "changes" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "is_active" BOOLEAN NOT NULL,

    CONSTRAINT "alert_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert_change" (
    "id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" "AlertState" NOT NULL,
    "sentence" TEXT NOT NULL,

    CONSTRAINT "alert_change_pkey" PRIMARY KEY ("recipient_id","number")
);

-- CreateTable
CREATE TABLE "inbox_item" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "link" TEXT,
    "access" TEXT NOT NULL,

    CONSTRAINT "inbox_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "schedule_saved_at_id_idx" ON "schedule"("saved_at", "id");

-- CreateIndex
CREATE INDEX "schedule_next_run_at_idx" ON "schedule"("next_run_at");

-- CreateIndex
CREATE INDEX "schedule_recipient_person_id_idx" ON "schedule_recipient"("person_id");

-- CreateIndex
CREATE INDEX "schedule_run_schedule_id_due_at_id_idx" ON "schedule_run"("schedule_id", "due_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_run_schedule_id_occasion_key" ON "schedule_run"("schedule_id", "occasion");

-- CreateIndex
CREATE INDEX "alert_saved_at_id_idx" ON "alert"("saved_at", "id");

-- CreateIndex
CREATE INDEX "alert_recipient_person_id_idx" ON "alert_recipient"("person_id");

-- CreateIndex
CREATE INDEX "inbox_item_person_id_at_id_idx" ON "inbox_item"("person_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "alert_change_id_key" ON "alert_change"("id");

-- CreateIndex
-- Nobody is a recipient twice, or told twice of the same. The local administrator, who is no person, is one like others.
CREATE UNIQUE INDEX "schedule_recipient_schedule_id_person_id_key" ON "schedule_recipient"("schedule_id", "person_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "alert_recipient_alert_id_person_id_key" ON "alert_recipient"("alert_id", "person_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE UNIQUE INDEX "inbox_item_person_id_key_key" ON "inbox_item"("person_id", "key") NULLS NOT DISTINCT;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "saved_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule_recipient" ADD CONSTRAINT "schedule_recipient_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule_recipient" ADD CONSTRAINT "schedule_recipient_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule_run" ADD CONSTRAINT "schedule_run_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedule"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_about_id_fkey" FOREIGN KEY ("about_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "saved_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_recipient" ADD CONSTRAINT "alert_recipient_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_recipient" ADD CONSTRAINT "alert_recipient_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alert_change" ADD CONSTRAINT "alert_change_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "alert_recipient"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbox_item" ADD CONSTRAINT "inbox_item_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A schedule or an alert says of one thing what it is of, and a schedule runs at an hour unless it waits for a publishing.
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_subject_check" CHECK (("query_id" IS NOT NULL) = ("subject" = 'SAVED_QUERY') AND ("measure" IS NOT NULL) = ("subject" = 'MEASURE'));
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_cadence_check" CHECK (("weekday" IS NOT NULL) = ("cadence" = 'WEEKLY') AND ("hour" IS NULL) = ("cadence" = 'AFTER_PUBLISHING'));
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_time_check" CHECK ("weekday" BETWEEN 1 AND 7 AND "hour" BETWEEN 0 AND 23);
ALTER TABLE "alert" ADD CONSTRAINT "alert_rule_check" CHECK (("query_id" IS NOT NULL AND "threshold" IS NOT NULL) = ("rule" = 'THRESHOLD') AND ("measure" IS NULL) = ("rule" = 'LATE_RETURN'));
ALTER TABLE "alert_change" ADD CONSTRAINT "alert_change_number_check" CHECK ("number" > 0);

-- Nobody takes away what was scheduled, what ran, or what was told: it is marked. The engine of figures sees none of it.
GRANT SELECT ON "schedule", "schedule_recipient", "schedule_run", "alert", "alert_recipient", "alert_change", "inbox_item" TO "stronghold_app", "stronghold_writer";
GRANT INSERT, UPDATE ON "schedule", "schedule_run", "alert", "alert_recipient" TO "stronghold_writer";
GRANT INSERT, DELETE ON "schedule_recipient" TO "stronghold_writer";
GRANT INSERT ON "alert_change" TO "stronghold_writer";
GRANT INSERT, UPDATE ("read_at") ON "inbox_item" TO "stronghold_writer";
