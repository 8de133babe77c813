-- CreateEnum
CREATE TYPE "Role" AS ENUM ('SENIOR_LEADER', 'BOARD_MEMBER', 'ANALYST', 'CONTRIBUTOR', 'MODERATOR', 'AUDITOR', 'ADMINISTRATOR');

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "agency_id" INTEGER NOT NULL,
    "email" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "claim_rule" (
    "id" UUID NOT NULL,
    "claim" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "agency_ids" INTEGER[],
    "area_codes" TEXT[],
    "marking" "Marking" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "claim_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "agency_ids" INTEGER[],
    "area_codes" TEXT[],
    "marking" "Marking" NOT NULL,
    "claim_rule_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "granted_by" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "key" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "viewing_as" UUID,
    "id_token" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "identity_person_id_idx" ON "identity"("person_id");

-- CreateIndex
CREATE INDEX "access_grant_person_id_idx" ON "access_grant"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "claim_rule" ADD CONSTRAINT "claim_rule_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_granted_by_fkey" FOREIGN KEY ("granted_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_ended_by_fkey" FOREIGN KEY ("ended_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_claim_rule_id_fkey" FOREIGN KEY ("claim_rule_id") REFERENCES "claim_rule"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_viewing_as_fkey" FOREIGN KEY ("viewing_as") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A grant names an agency, and nothing ends before it began.
ALTER TABLE "claim_rule" ADD CONSTRAINT "claim_rule_agency_ids_check" CHECK (cardinality("agency_ids") > 0);
ALTER TABLE "claim_rule" ADD CONSTRAINT "claim_rule_ended_at_check" CHECK ("ended_at" >= "created_at");
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_agency_ids_check" CHECK (cardinality("agency_ids") > 0);
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_ended_at_check" CHECK ("ended_at" >= "granted_at");
ALTER TABLE "session" ADD CONSTRAINT "session_key_check" CHECK (octet_length("key") = 32);
ALTER TABLE "person" ADD CONSTRAINT "person_email_check" CHECK ("email" = lower("email"));

-- A claim grants one thing once.
CREATE UNIQUE INDEX "claim_rule_standing_key" ON "claim_rule" ("claim", "value", "role") WHERE "ended_at" IS NULL;

-- Who may do what: each request asks who it is from under the login, which can change nothing but when a session was last seen. Nobody
-- takes anything away, and the engine of figures sees none of it.
GRANT SELECT ON "person", "identity", "claim_rule", "access_grant" TO "stronghold_app", "stronghold_writer";
GRANT SELECT ("key", "id", "person_id", "created_at", "last_seen_at", "ended_at", "viewing_as"), UPDATE ("last_seen_at") ON "session" TO "stronghold_app";
GRANT SELECT, INSERT ON "session" TO "stronghold_writer";
GRANT UPDATE ("ended_at", "viewing_as", "id_token") ON "session" TO "stronghold_writer";
GRANT INSERT ON "person", "identity", "claim_rule", "access_grant" TO "stronghold_writer";
GRANT UPDATE ("name", "agency_id", "email", "is_active") ON "person" TO "stronghold_writer";
GRANT UPDATE ("ended_at") ON "claim_rule" TO "stronghold_writer";
GRANT UPDATE ("ended_at", "ended_by") ON "access_grant" TO "stronghold_writer";
