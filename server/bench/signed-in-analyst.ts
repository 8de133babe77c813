import { insertGrant, insertPerson } from '#features/people/person.store.js';
import { insertSession } from '#features/people/session.store.js';
import type { Database } from '#platform/database.js';

/** Thames Valley Police, by its key. */
const POLICE = 1;

/** The id of a session of somebody cleared who opens all records: what is measured is what such a person waits for. */
export function signInAnalyst(database: Database): Promise<string> {
  return database.write(async (transaction) => {
    const personId = await insertPerson(transaction, { name: 'Analyst of the benchmark', agencyId: POLICE, email: null });
    const grant = { role: 'ANALYST', agencyIds: [POLICE], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' } as const;
    await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    return insertSession(transaction, { personId, idToken: null, former: null });
  });
}
