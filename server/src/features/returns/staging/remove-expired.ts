import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { deleteExpired, findAgenciesWithExpired } from './staged-return.store.js';

/** Removes staged returns whose 30 days have passed, with their files, agency by agency. */
export async function removeExpired({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<void> {
  const now = clock.now();
  await database.write(async (transaction) => {
    for (const agencyId of await findAgenciesWithExpired(transaction, now))
      await deleteExpired(transaction, agencyId, now);
  });
}
