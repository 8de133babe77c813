-- CreateEnum
CREATE TYPE "MailKind" AS ENUM ('SCHEDULE', 'ALERT', 'NOTICE', 'ADDRESS');

-- CreateEnum
CREATE TYPE "MailState" AS ENUM ('WAITING', 'SENT', 'GIVEN_UP', 'CANCELLED');

-- CreateTable
CREATE TABLE "outbox_mail" (
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "MailKind" NOT NULL,
    "state" "MailState" NOT NULL DEFAULT 'WAITING',
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "marking" "Marking" NOT NULL,
    "address" TEXT,
    "subject" TEXT,
    "text" TEXT,
    "link" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "outbox_mail_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "outbox_mail_person_id_idx" ON "outbox_mail"("person_id");

-- AddForeignKey
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What is to be sent next, without looking at what was.
CREATE INDEX "outbox_mail_due_at_idx" ON "outbox_mail"("due_at", "key") WHERE "state" = 'WAITING';

-- A mail that waits says something, and one that is done says nothing any more.
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_waiting_check" CHECK (("state" = 'WAITING') = ("finished_at" IS NULL));
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_words_check" CHECK (("state" = 'WAITING') = ("subject" IS NOT NULL AND "text" IS NOT NULL));
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_erased_check" CHECK ("state" = 'WAITING' OR ("address" IS NULL AND "link" IS NULL));
ALTER TABLE "outbox_mail" ADD CONSTRAINT "outbox_mail_attempts_check" CHECK ("attempts" >= 0);

-- The login reads whether a mail was sent, and neither what it says nor to whom, and the engine of figures sees none of it.
GRANT SELECT ("key", "person_id", "kind", "state", "queued_at", "attempts", "due_at", "finished_at", "reason") ON "outbox_mail" TO "stronghold_app";
GRANT SELECT, INSERT, DELETE ON "outbox_mail" TO "stronghold_writer";
GRANT UPDATE ("state", "address", "subject", "text", "link", "attempts", "due_at", "finished_at", "reason") ON "outbox_mail" TO "stronghold_writer";
