import { activeGrants } from '#domain/access/active-grants.js';
import { doesAllow } from '#domain/access/permission.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { findLateReturns, type LateReturns } from '#domain/return-requests/return-request.js';
import { listReturns } from '#domain/returned/return-list.js';
import { findContacts } from '#features/contacts/contact.reader.js';
import type { FoundPerson } from '#features/people/found-person.reader.js';
import { readSent } from '#features/published-returns/return-status.reader.js';
import type { Database } from '#platform/database.js';

/** The contacts for the late datasets, each address once. */
export async function findLateContacts(
  database: Database,
  { agencyId, late }: LateReturns,
): Promise<readonly { readonly role: string; readonly address: string }[]> {
  const contacts = (await findContacts(database, agencyId)).flatMap(({ dataset, contact }) =>
    contact !== null && late.some((each) => each.dataset === dataset) ? [contact] : [],
  );
  return contacts.filter(
    ({ address }, index) => contacts.findIndex((each) => each.address === address) === index,
  );
}

/** People who may send returns for an agency today. */
export function findSenders(
  people: readonly FoundPerson[],
  agencyId: number,
  referenceData: ReferenceData,
): readonly FoundPerson[] {
  return people.filter(({ isActive, grants }) =>
    activeGrants(isActive ? grants : [], referenceData).some((grant) =>
      doesAllow(grant, 'SEND_RETURNS', { agencyIds: [agencyId], areas: [] }),
    ),
  );
}

/** All agencies' late returns for a quarter. */
export async function readLate(
  database: Database,
  quarter: Quarter,
  referenceData: ReferenceData,
): Promise<readonly LateReturns[]> {
  const sent = await database.read((transaction) => readSent(transaction, [quarter]));
  return findLateReturns(
    listReturns([quarter], { sent, latePublishings: new Map() }, referenceData),
  );
}
