import { theServer } from '#domain/access/actor.js';
import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';

import { retain } from './retain.js';
import { findPeriods } from './retention.store.js';

/**
 * Removes what is past its time, where a period is set. It takes the publishing lock only then. Run
 * twice on a day, it finds nothing the second time.
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
    // Nobody watches.
    report: () => undefined,
  });
}
