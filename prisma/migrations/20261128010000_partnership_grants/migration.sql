-- AlterTable
ALTER TABLE "claim_rule" ADD COLUMN     "is_for_partnership" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN     "is_for_partnership" BOOLEAN NOT NULL DEFAULT false;

-- What is for the whole partnership names no agency. Everything else names one.
ALTER TABLE "claim_rule" DROP CONSTRAINT "claim_rule_agency_ids_check";
ALTER TABLE "access_grant" DROP CONSTRAINT "access_grant_agency_ids_check";

-- What named every agency of its day, as "people grant --agency ALL" did, was meant for the partnership and is so from now on. What has
-- ended stays as it was.
UPDATE "claim_rule" SET "is_for_partnership" = true, "agency_ids" = '{}'
WHERE  "ended_at" IS NULL
  AND  NOT EXISTS (
    SELECT FROM "agency"
    WHERE  "agency"."valid_to" IS NULL AND ("agency"."valid_from" IS NULL OR "agency"."valid_from" <= "claim_rule"."created_at"::date)
      AND  NOT "agency"."id" = ANY ("claim_rule"."agency_ids"));
UPDATE "access_grant" SET "is_for_partnership" = true, "agency_ids" = '{}'
WHERE  "ended_at" IS NULL
  AND  NOT EXISTS (
    SELECT FROM "agency"
    WHERE  "agency"."valid_to" IS NULL AND ("agency"."valid_from" IS NULL OR "agency"."valid_from" <= "access_grant"."granted_at"::date)
      AND  NOT "agency"."id" = ANY ("access_grant"."agency_ids"));

ALTER TABLE "claim_rule" ADD CONSTRAINT "claim_rule_agency_ids_check" CHECK (("agency_ids" IS NOT NULL AND cardinality("agency_ids") > 0) <> "is_for_partnership");
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_agency_ids_check" CHECK (("agency_ids" IS NOT NULL AND cardinality("agency_ids") > 0) <> "is_for_partnership");
