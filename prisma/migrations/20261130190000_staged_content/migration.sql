-- The file of a staged return is read piece by piece, so it is stored as it came: to read a piece of what is compressed, all of it is unpacked.
ALTER TABLE "staged_return" ALTER COLUMN "content" SET STORAGE EXTERNAL;

-- What is published is kept as records, and its file goes.
GRANT UPDATE ("content") ON "staged_return" TO "stronghold_writer";
UPDATE "staged_return" SET "content" = '' WHERE "state" = 'PUBLISHED';
