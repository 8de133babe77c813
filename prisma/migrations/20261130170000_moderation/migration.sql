-- CreateEnum
CREATE TYPE "ModerationStepKind" AS ENUM ('PROPOSED', 'CONFIRMED', 'REGRADED', 'REJECTED', 'ASKED', 'PUT_OFF', 'REOPENED');

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "is_moderation" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "moderation_step" (
    "agency_id" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "ModerationStepKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "post" TEXT NOT NULL,
    "impact" "Impact",
    "text" TEXT,
    "panel_on" DATE,
    "record_version" INTEGER NOT NULL,
    "submission_id" UUID,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "moderation_step_pkey" PRIMARY KEY ("agency_id","reference","number")
);

-- AddForeignKey
ALTER TABLE "moderation_step" ADD CONSTRAINT "moderation_step_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "moderation_step" ADD CONSTRAINT "moderation_step_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Steps count from 1. What was decided stands in a submission, and what was not does not.
ALTER TABLE "moderation_step" ADD CONSTRAINT "moderation_step_number_check" CHECK ("number" > 0 AND "record_version" > 0);
ALTER TABLE "moderation_step" ADD CONSTRAINT "moderation_step_submission_check" CHECK (("kind" IN ('CONFIRMED', 'REGRADED', 'REJECTED', 'REOPENED')) = ("submission_id" IS NOT NULL));

-- Whoever may open a disruption may see what moderators did with it. Nobody changes a step, and none goes but with a disruption that is erased. Figures have no use for it.
GRANT SELECT ON "moderation_step" TO "stronghold_reader", "stronghold_cleared_reader";
GRANT SELECT, INSERT, UPDATE ("told_at"), DELETE ON "moderation_step" TO "stronghold_writer";

ALTER TABLE "moderation_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "moderation_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY "owner" ON "moderation_step" TO CURRENT_USER USING (true);
CREATE POLICY "own_agencies" ON "moderation_step" FOR SELECT TO "stronghold_reader" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));
CREATE POLICY "cleared" ON "moderation_step" FOR SELECT TO "stronghold_cleared_reader" USING (true);
CREATE POLICY "writer_reads" ON "moderation_step" FOR SELECT TO "stronghold_writer" USING (true);
CREATE POLICY "writer_changes" ON "moderation_step" TO "stronghold_writer" USING ("agency_id" = ANY (string_to_array(current_setting('app.agencies', true), ',')::int[]));

-- What an agency corrected is counted apart from what moderators decided.
GRANT SELECT ("is_moderation") ON "submission" TO "stronghold_engine";
