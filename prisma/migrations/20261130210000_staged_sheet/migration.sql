-- A workbook of several sheets is staged with the one that was named, and a single record as a partial return.
ALTER TABLE "staged_return" ADD COLUMN "sheet" TEXT,
ADD COLUMN "is_partial" BOOLEAN NOT NULL DEFAULT false;

GRANT SELECT ("sheet", "is_partial") ON "staged_return" TO "stronghold_reader";
