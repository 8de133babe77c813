import { connectToDatabase } from '@stronghold/prisma/connect';

/** The domain of made-up addresses. It is reserved for examples, so no email ever arrives. */
const DOMAIN = 'stronghold.example';

/**
 * Adds a contact for most datasets of each agency, and an address for each post but one, as the
 * owner. The posts must exist. Adds no contacts if there are any, and no addresses if there are
 * any. One agency in five has no contacts, as in an installation that is being set up.
 */
export async function insertContacts(ownerUrl: string): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query(contacts, [DOMAIN]);
    await owner.query(addresses, [DOMAIN]);
  } finally {
    await owner.end();
  }
}

const contacts = `
  INSERT INTO dataset_contact (agency_id, dataset, role, address, version)
  SELECT DISTINCT agency.id, owed.dataset, CASE owed.dataset WHEN 'REFERRALS' THEN 'Safeguarding team' ELSE 'Performance team' END,
         CASE owed.dataset WHEN 'REFERRALS' THEN 'safeguarding' ELSE 'performance' END || '@' || lower(agency.code) || '.' || $1, 1
  FROM   return_obligation AS owed
  JOIN   agency ON agency.id = owed.agency_id
  WHERE  agency.id % 5 <> 0 AND agency.code ~ '^[A-Z0-9]+$' AND owed.dataset <> 'OCGS' AND NOT EXISTS (SELECT FROM dataset_contact)`;

const addresses = `
  INSERT INTO mail_address (person_id, address, is_from_provider, verified_at, link_hashes, version)
  SELECT person.id, regexp_replace(lower(person.name), '[^a-z]+', '.', 'g') || '@' || lower(agency.code) || '.' || $1, false, person.created_at, '{}', 1
  FROM   person
  JOIN   agency ON agency.id = person.agency_id
  WHERE  person.is_demonstration AND person.is_active AND person.name <> 'Board secretary' AND agency.code ~ '^[A-Z0-9]+$'
    AND  NOT EXISTS (SELECT FROM mail_address)`;
