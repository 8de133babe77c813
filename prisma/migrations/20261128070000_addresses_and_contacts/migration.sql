-- CreateTable
CREATE TABLE "mail_address" (
    "person_id" UUID NOT NULL,
    "address" TEXT,
    "is_from_provider" BOOLEAN NOT NULL,
    "verified_at" TIMESTAMPTZ(3),
    "wanted" TEXT,
    "wanted_until" TIMESTAMPTZ(3),
    "wanted_by" TEXT,
    "link_hashes" BYTEA[],
    "version" INTEGER NOT NULL,

    CONSTRAINT "mail_address_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "dataset_contact" (
    "agency_id" INTEGER NOT NULL,
    "dataset" "Dataset" NOT NULL,
    "role" TEXT,
    "address" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "dataset_contact_pkey" PRIMARY KEY ("agency_id","dataset")
);

-- AddForeignKey
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "dataset_contact" ADD CONSTRAINT "dataset_contact_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- An address was verified once, what is to be confirmed ends and was asked for by a mail, and a contact is a role with an address.
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_verified_check" CHECK (("address" IS NULL) = ("verified_at" IS NULL));
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_wanted_check" CHECK (("wanted" IS NULL) = ("wanted_until" IS NULL) AND ("wanted" IS NULL) = ("wanted_by" IS NULL));
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_links_check" CHECK ("wanted" IS NOT NULL OR cardinality("link_hashes") = 0);
ALTER TABLE "mail_address" ADD CONSTRAINT "mail_address_version_check" CHECK ("version" > 0);
ALTER TABLE "dataset_contact" ADD CONSTRAINT "dataset_contact_whole_check" CHECK (("role" IS NULL) = ("address" IS NULL));
ALTER TABLE "dataset_contact" ADD CONSTRAINT "dataset_contact_version_check" CHECK ("version" > 0);

-- The login reads somebody's address for them alone, and no hash of a link. The engine of figures sees none of it.
GRANT SELECT ("person_id", "address", "is_from_provider", "verified_at", "wanted", "wanted_until", "version") ON "mail_address" TO "stronghold_app";
GRANT SELECT, INSERT ON "mail_address" TO "stronghold_writer";
GRANT UPDATE ("address", "is_from_provider", "verified_at", "wanted", "wanted_until", "wanted_by", "link_hashes", "version") ON "mail_address" TO "stronghold_writer";
GRANT SELECT ON "dataset_contact" TO "stronghold_app", "stronghold_writer";
GRANT INSERT, UPDATE ("role", "address", "version") ON "dataset_contact" TO "stronghold_writer";
