-- CreateEnum
CREATE TYPE "BoardActionState" AS ENUM ('OPEN', 'DONE', 'DROPPED');

-- CreateTable
CREATE TABLE "board_action" (
    "id" UUID NOT NULL,
    "area_code" TEXT NOT NULL,
    "since_start" DATE NOT NULL,
    "until_start" DATE,
    "text" TEXT NOT NULL,
    "owner_agency_id" INTEGER,
    "owner_post" TEXT NOT NULL,
    "due_on" DATE,
    "state" "BoardActionState" NOT NULL,
    "notes" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "board_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board_action_version" (
    "action_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "owner_agency_id" INTEGER,
    "owner_post" TEXT NOT NULL,
    "due_on" DATE,
    "state" "BoardActionState" NOT NULL,
    "notes" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID,

    CONSTRAINT "board_action_version_pkey" PRIMARY KEY ("action_id","number")
);

-- CreateTable
CREATE TABLE "board_decision" (
    "id" UUID NOT NULL,
    "pack_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "board_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board_decision_version" (
    "decision_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "decided_on" DATE NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID,

    CONSTRAINT "board_decision_version_pkey" PRIMARY KEY ("decision_id","number")
);

-- CreateIndex
CREATE INDEX "board_action_area_code_idx" ON "board_action"("area_code");

-- CreateIndex
CREATE INDEX "board_decision_pack_id_idx" ON "board_decision"("pack_id");

-- AddForeignKey
ALTER TABLE "board_action" ADD CONSTRAINT "board_action_area_code_fkey" FOREIGN KEY ("area_code") REFERENCES "area"("code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_action" ADD CONSTRAINT "board_action_owner_agency_id_fkey" FOREIGN KEY ("owner_agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_action_version" ADD CONSTRAINT "board_action_version_action_id_fkey" FOREIGN KEY ("action_id") REFERENCES "board_action"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_action_version" ADD CONSTRAINT "board_action_version_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_decision" ADD CONSTRAINT "board_decision_pack_id_fkey" FOREIGN KEY ("pack_id") REFERENCES "pack"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_decision_version" ADD CONSTRAINT "board_decision_version_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "board_decision"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "board_decision_version" ADD CONSTRAINT "board_decision_version_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Versions count from 1, and an action is closed in a pack.
ALTER TABLE "board_action" ADD CONSTRAINT "board_action_version_check" CHECK ("version" > 0 AND "text" <> '');
ALTER TABLE "board_action" ADD CONSTRAINT "board_action_until_check" CHECK (("state" = 'OPEN') = ("until_start" IS NULL));
ALTER TABLE "board_decision" ADD CONSTRAINT "board_decision_version_check" CHECK ("version" > 0 AND "text" <> '');

-- What a change left stays: nobody under whom the server works changes or removes a version, or removes an action or a decision.
GRANT SELECT ON "board_action", "board_action_version", "board_decision", "board_decision_version" TO "stronghold_app", "stronghold_writer";
GRANT INSERT, UPDATE ("text", "owner_agency_id", "owner_post", "due_on", "state", "notes", "until_start", "version") ON "board_action" TO "stronghold_writer";
GRANT INSERT, UPDATE ("text", "decided_on", "version") ON "board_decision" TO "stronghold_writer";
GRANT INSERT ON "board_action_version", "board_decision_version" TO "stronghold_writer";
