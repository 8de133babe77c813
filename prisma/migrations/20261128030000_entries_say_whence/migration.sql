-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "address" TEXT,
ADD COLUMN     "format" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "session" TEXT,
ALTER COLUMN "at" SET DATA TYPE TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "authenticated_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "audit_entry_agency_id_number_idx" ON "audit_entry"("agency_id", "number");

-- Tokens of the identity provider were kept in clear. From here on only sealed ones are: whoever is signed in signs out at the
-- provider without one, and is asked there.
UPDATE "session" SET "id_token" = NULL WHERE "id_token" IS NOT NULL;
ALTER TABLE "session" ADD CONSTRAINT "session_id_token_check" CHECK ("id_token" LIKE 'v1.%');

-- Each request asks how long ago somebody showed who they are.
GRANT SELECT ("authenticated_at") ON "session" TO "stronghold_app";
