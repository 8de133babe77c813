-- AlterTable
ALTER TABLE "agency" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "period" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "obligation_version" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "obligation_version_pkey" PRIMARY KEY ("agency_id","dataset")
);

-- AddForeignKey
ALTER TABLE "obligation_version" ADD CONSTRAINT "obligation_version_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Who may do what: they are changed in the application, by the role that writes. Nothing of it is ever deleted but the times for
-- which something is owed, which are put there anew.
GRANT SELECT ON "obligation_version" TO "stronghold_app", "stronghold_writer", "stronghold_engine";
GRANT INSERT, UPDATE ON "period", "obligation_version", "agency" TO "stronghold_writer";
GRANT INSERT, DELETE ON "return_obligation" TO "stronghold_writer";
GRANT INSERT, DELETE ON "agency_successor", "agency_district" TO "stronghold_writer";
