import type { Grant } from '#domain/access/grant.js';
import { insertGrant, insertPerson } from '#features/people/person.store.js';
import { insertSession } from '#features/people/session.store.js';
import type { Database } from '#platform/database.js';

/** Thames Valley Police, by its key. */
const POLICE = 1;

/**
 * Signs in somebody who opens records, and returns the session id: the benchmark measures how long
 * somebody who opens records waits.
 *
 * @param agencyId the agency of a contributor, for its own records only; null for a cleared analyst
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
