-- CreateTable
CREATE TABLE "period" (
    "dataset" "Dataset" NOT NULL,
    "quarter_start" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "closed_on" DATE,

    CONSTRAINT "period_pkey" PRIMARY KEY ("dataset","quarter_start")
);

-- CreateTable
CREATE TABLE "return_obligation" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "from_quarter_start" DATE NOT NULL,
    "until_quarter_start" DATE,

    CONSTRAINT "return_obligation_pkey" PRIMARY KEY ("agency_id","dataset","from_quarter_start")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "measure" TEXT NOT NULL,
    "quarter_start" DATE NOT NULL,
    "area_code" TEXT,
    "agency_id" INTEGER,
    "objective" "Objective",
    "value" DECIMAL(18,4),
    "tolerance" DECIMAL(18,4),
    "lower" DECIMAL(18,4),
    "upper" DECIMAL(18,4),

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "target_quarter_start_idx" ON "target"("quarter_start");

-- AddForeignKey
ALTER TABLE "return_obligation" ADD CONSTRAINT "return_obligation_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Quarters go by their first day. Nothing is due, or closed by hand, before its quarter is over.
ALTER TABLE "period" ADD CONSTRAINT "period_quarter_start_check" CHECK ("quarter_start" = date_trunc('quarter', "quarter_start"::timestamp)::date);
ALTER TABLE "period" ADD CONSTRAINT "period_due_on_check" CHECK ("due_on" >= ("quarter_start"::timestamp + interval '3 months - 1 day')::date);
ALTER TABLE "period" ADD CONSTRAINT "period_closed_on_check" CHECK ("closed_on" >= ("quarter_start"::timestamp + interval '3 months')::date);
ALTER TABLE "return_obligation" ADD CONSTRAINT "return_obligation_from_check" CHECK ("from_quarter_start" = date_trunc('quarter', "from_quarter_start"::timestamp)::date);
ALTER TABLE "return_obligation" ADD CONSTRAINT "return_obligation_until_check" CHECK ("until_quarter_start" >= "from_quarter_start" AND "until_quarter_start" = date_trunc('quarter', "until_quarter_start"::timestamp)::date);

-- A target is a value or a band, and there is one for a thing.
ALTER TABLE "target" ADD CONSTRAINT "target_quarter_start_check" CHECK ("quarter_start" = date_trunc('quarter', "quarter_start"::timestamp)::date);
ALTER TABLE "target" ADD CONSTRAINT "target_value_or_band_check" CHECK (coalesce(("value" IS NOT NULL AND "lower" IS NULL AND "upper" IS NULL) OR ("value" IS NULL AND "lower" < "upper"), false));
ALTER TABLE "target" ADD CONSTRAINT "target_tolerance_check" CHECK ("tolerance" >= 0);
CREATE UNIQUE INDEX "target_subject_key" ON "target" ("measure", "quarter_start", "area_code", "agency_id", "objective") NULLS NOT DISTINCT;

-- Who may do what: lists that everybody reads and the owner changes.
GRANT SELECT ON "period", "return_obligation", "target" TO "stronghold_app", "stronghold_writer", "stronghold_engine";
