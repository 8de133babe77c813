-- CreateEnum
CREATE TYPE "TokenScope" AS ENUM ('FIGURES', 'OWN_RECORDS', 'IMPORT');

-- CreateTable
CREATE TABLE "api_token" (
    "key" BYTEA NOT NULL,
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" "TokenScope"[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_id_key" ON "api_token"("id");

-- CreateIndex
CREATE INDEX "api_token_person_id_idx" ON "api_token"("person_id");

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A whole hash, something that it is for, and an end within 366 days.
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_key_check" CHECK (octet_length("key") = 32);
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_scopes_check" CHECK (cardinality("scopes") > 0);
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_expires_at_check" CHECK ("expires_at" > "created_at" AND "expires_at" - "created_at" <= interval '366 days');
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_ended_at_check" CHECK ("ended_at" >= "created_at");

-- Each request asks who it is from under the login, which can change nothing but when a token was last used. Nobody makes one
-- last longer or reach further, and the engine of figures sees none of it.
GRANT SELECT, UPDATE ("last_used_at") ON "api_token" TO "stronghold_app";
GRANT SELECT, INSERT, UPDATE ("ended_at") ON "api_token" TO "stronghold_writer";
