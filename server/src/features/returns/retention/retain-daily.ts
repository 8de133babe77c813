import { theServer } from '#domain/access/actor.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { retain } from './retain.js';
import { findPeriods } from './retention.store.js';

/**
 * Removes records past their retention period, if a period is set. Only then does it take the
 * publishing lock. A second run on the same day finds nothing.
 */
export async function retainDaily({
  database,
  clock,
}: {
  readonly database: Database;
  readonly clock: Clock;
}): Promise<void> {
  const periods = await database.read(findPeriods);
  if (periods.every(({ years }) => years === null)) return;
  await retain(database, {
    today: clock.today(),
    now: clock.now(),
    acting: { actor: theServer, agencyId: null },
    // Nobody waits for a report.
    report: () => undefined,
  });
}
