import type { Clock } from '#platform/clock.js';
import type { Database } from '#platform/database.js';
import type { Steps } from '#platform/steps.js';
import { loadReferenceData } from '@stronghold/prisma/reference-data';

import { loadDemonstration } from './cli/demonstration.js';

export interface FirstDataWish {
  readonly database: Database;
  readonly ownerUrl: string;
  /** True where the installation was begun with demonstration data. */
  readonly isDemonstration: boolean;
  readonly clock: Clock;
  readonly steps: Steps;
}

/**
 * What every database holds from its first start: the reference data and, in a demonstration, the made-up returns. Both
 * add what is missing and leave alone what is there, so that a start which was killed is made good by the next.
 */
export async function loadFirstData({ database, ownerUrl, isDemonstration, clock, steps }: FirstDataWish): Promise<void> {
  await steps.take(
    'Reference data',
    () => loadReferenceData(ownerUrl),
    ({ areas, agencies }) => (areas + agencies === 0 ? 'there already' : `${areas} areas, ${agencies} agencies`),
  );
  if (!isDemonstration) return;

  await steps.take(
    'Demonstration data',
    (advance) => loadDemonstration({ database, ownerUrl, today: clock.today(), now: clock.now(), report: advance }),
    (loaded) => (loaded === null ? 'there already' : `${loaded.returns} returns with ${loaded.rows} rows`),
  );
}
