-- CreateEnum
CREATE TYPE "Sharing" AS ENUM ('PRIVATE', 'AGENCY', 'EVERYONE');

-- CreateEnum
CREATE TYPE "PinHeight" AS ENUM ('TILE', 'HALF', 'FULL');

-- CreateTable
CREATE TABLE "saved_query" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "agency_id" INTEGER NOT NULL,
    "sharing" "Sharing" NOT NULL,
    "version" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_query_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_query_version" (
    "query_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_by" UUID,
    "sharing" "Sharing" NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "variables" JSONB NOT NULL,
    "view" JSONB NOT NULL,

    CONSTRAINT "saved_query_version_pkey" PRIMARY KEY ("query_id","number")
);

-- CreateTable
CREATE TABLE "my_page" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "version" INTEGER NOT NULL,

    CONSTRAINT "my_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pin" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "columns" INTEGER NOT NULL,
    "height" "PinHeight" NOT NULL,
    "query_id" UUID,
    "page_key" TEXT,
    "block_id" TEXT,
    "measure" TEXT,
    "scope" JSONB NOT NULL,
    "variables" JSONB NOT NULL,

    CONSTRAINT "pin_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_query_saved_at_id_idx" ON "saved_query"("saved_at", "id");

-- CreateIndex
CREATE INDEX "saved_query_owner_id_idx" ON "saved_query"("owner_id");

-- CreateIndex
-- One page a person, and one for the local administrator, who is none.
CREATE UNIQUE INDEX "my_page_person_id_key" ON "my_page"("person_id") NULLS NOT DISTINCT;

-- CreateIndex
CREATE INDEX "pin_page_id_place_idx" ON "pin"("page_id", "place");

-- AddForeignKey
ALTER TABLE "saved_query" ADD CONSTRAINT "saved_query_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_query" ADD CONSTRAINT "saved_query_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_query_version" ADD CONSTRAINT "saved_query_version_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "saved_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "saved_query_version" ADD CONSTRAINT "saved_query_version_saved_by_fkey" FOREIGN KEY ("saved_by") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "my_page" ADD CONSTRAINT "my_page_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "my_page"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_query_id_fkey" FOREIGN KEY ("query_id") REFERENCES "saved_query"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What is saved has a first version, and a pin is of a saved question or of a block, and of one width out of five.
ALTER TABLE "saved_query" ADD CONSTRAINT "saved_query_version_check" CHECK ("version" > 0);
ALTER TABLE "saved_query_version" ADD CONSTRAINT "saved_query_version_number_check" CHECK ("number" > 0);
ALTER TABLE "pin" ADD CONSTRAINT "pin_columns_check" CHECK ("columns" IN (3, 4, 6, 8, 12));
ALTER TABLE "pin" ADD CONSTRAINT "pin_of_one_check" CHECK (("query_id" IS NULL) = ("page_key" IS NOT NULL AND "block_id" IS NOT NULL));

-- Nobody takes a saved question away or changes a version of it: it is marked as deleted. The engine of figures sees none of it.
GRANT SELECT ON "saved_query", "saved_query_version", "my_page", "pin" TO "stronghold_app", "stronghold_writer";
GRANT INSERT, UPDATE ("owner_id", "agency_id", "sharing", "version", "saved_at", "deleted_at") ON "saved_query" TO "stronghold_writer";
GRANT INSERT ON "saved_query_version" TO "stronghold_writer";
GRANT INSERT, UPDATE ("version") ON "my_page" TO "stronghold_writer";
GRANT INSERT, UPDATE ("place", "columns", "height"), DELETE ON "pin" TO "stronghold_writer";
