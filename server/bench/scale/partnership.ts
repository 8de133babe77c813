import { BENCH_TODAY } from '#bench/bench-setting.js';
import { loadLargePartnership } from '#cli/demonstration/large-partnership.js';
import { readyDatabase } from '#cli/ready-database.js';
import type { Grant } from '#domain/access/grant.js';
import type { TokenScope } from '#domain/access/token-scope.js';
import { insertGrant, insertPerson } from '#features/people/person.store.js';
import { insertToken } from '#features/people/token.store.js';
import { Database } from '#platform/database.js';

import type { Publisher } from './publishing.js';

/** The number of councils that publish, and the key of the police. */
const PUBLISHING = 4;
const POLICE = 1;
const now = new Date(`${BENCH_TODAY}T12:00:00Z`);

/** The users of the servers: agencies that publish, and the tokens of people who read. */
export interface Users {
  readonly publishers: readonly Publisher[];
  readonly readers: readonly string[];
  /** The codes of the districts that people may open pages for. */
  readonly districts: readonly string[];
}

/** Loads a made-up partnership, and makes a token for each user. */
export async function fillPartnership(
  ownerUrl: string,
  { reports, readers }: { readonly reports: number; readonly readers: number },
): Promise<Users> {
  await readyDatabase(ownerUrl, { isDemonstration: true, now });
  const database = new Database(ownerUrl, { maxConnections: 2 });
  try {
    await loadLargePartnership({
      ...{ database, ownerUrl, reports, today: BENCH_TODAY, now },
      report: () => undefined,
    });
    const { rows } = await database.pool.query<{ id: number; code: string }>(
      `SELECT id, code FROM agency WHERE family = 'LOCAL_AUTHORITY' ORDER BY id LIMIT ${PUBLISHING}`,
    );
    const publishers: Publisher[] = [];
    for (const { id, code } of rows) {
      const grant = {
        role: 'CONTRIBUTOR',
        agencyIds: [id],
        areaCodes: [],
        marking: 'OFFICIAL',
      } as const;
      publishers.push({ code, agencyId: id, token: await makeToken(database, grant, 'IMPORT') });
    }
    const analyst: Grant = {
      role: 'ANALYST',
      agencyIds: [POLICE],
      areaCodes: [],
      marking: 'OFFICIAL_SENSITIVE',
    };
    const tokens: string[] = [];
    for (let count = 0; count < readers; count += 1)
      tokens.push(await makeToken(database, analyst, 'FIGURES'));
    const districts = await database.pool.query<{ code: string }>(
      `SELECT code FROM area WHERE kind = 'DISTRICT' AND valid_to IS NULL ORDER BY code`,
    );
    return { publishers, readers: tokens, districts: districts.rows.map(({ code }) => code) };
  } finally {
    await database.close();
  }
}

function makeToken(database: Database, grant: Grant, scope: TokenScope): Promise<string> {
  return database.write(async (transaction) => {
    const [agencyId = POLICE] = grant.agencyIds;
    const person = { name: 'Somebody of the scale test', agencyId, email: null };
    const personId = await insertPerson(transaction, person);
    await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    const token = { personId, name: 'Scale test', scopes: [scope], days: 7 };
    return (await insertToken(transaction, token)).secret;
  });
}
