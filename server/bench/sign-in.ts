import type { Grant } from '#domain/access/grant.js';
import { insertGrant, insertPerson } from '#features/people/person.store.js';
import { insertSession } from '#features/people/session.store.js';
import type { Database } from '#platform/database.js';

/** The key of Thames Valley Police. */
const POLICE = 1;

/**
 * Signs in a person who may open records, and returns the session id.
 *
 * @param agencyId the agency of a contributor, who may open only records of this agency; null for a
 * cleared analyst
 */
export function signIn(database: Database, agencyId: number | null): Promise<string> {
  const grant: Grant =
    agencyId === null
      ? { role: 'ANALYST', agencyIds: [POLICE], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }
      : { role: 'CONTRIBUTOR', agencyIds: [agencyId], areaCodes: [], marking: 'OFFICIAL' };
  return database.write(async (transaction) => {
    const personId = await insertPerson(transaction, {
      name: 'Somebody of the benchmark',
      agencyId: agencyId ?? POLICE,
      email: null,
    });
    await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    return (
      await insertSession(transaction, {
        personId,
        idToken: null,
        authenticatedAt: null,
        former: null,
      })
    ).secret;
  });
}
