-- CreateEnum
CREATE TYPE "AuditAction" AS ENUM ('COLLECTION', 'ALTERATION', 'CONSULTATION', 'DISCLOSURE', 'COMBINATION', 'ERASURE', 'SIGN_IN', 'EXPORT', 'PUBLISH', 'MODERATE', 'ADMINISTER', 'REFUSAL');

-- CreateTable
CREATE TABLE "audit_entry" (
    "number" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" "AuditAction" NOT NULL,
    "person_id" TEXT,
    "person_name" TEXT NOT NULL,
    "agency_id" INTEGER,
    "touched" JSONB NOT NULL,
    "what" TEXT NOT NULL,
    "dataset" "Dataset",
    "filter" JSONB,
    "row_count" BIGINT,
    "reason" TEXT,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "number" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "asked_question" (
    "id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" TEXT,
    "person_name" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "question" JSONB NOT NULL,

    CONSTRAINT "asked_question_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_person_id_number_idx" ON "audit_entry"("person_id", "number");

-- CreateIndex
CREATE INDEX "audit_entry_touched_idx" ON "audit_entry" USING GIN ("touched");

-- CreateIndex
CREATE INDEX "asked_question_asked_at_idx" ON "asked_question"("asked_at");

-- One row, and whole hashes.
ALTER TABLE "audit_head" ADD CONSTRAINT "audit_head_one_row" CHECK ("id" = 1);
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_hash_check" CHECK (octet_length("previous_hash") = 32 AND octet_length("hash") = 32);

-- The log only grows: nobody under whom the server works may change or remove an entry, and whoever adds one cannot read others.
GRANT INSERT ON "audit_entry" TO "stronghold_writer";
GRANT SELECT, INSERT, UPDATE ("number", "hash") ON "audit_head" TO "stronghold_writer";
GRANT INSERT ON "asked_question" TO "stronghold_writer";
GRANT SELECT ON "audit_entry", "audit_head", "asked_question" TO "stronghold_auditor";
