import { Database } from '#platform/database.js';
import type { Clock } from '#platform/clock.js';
import type { Steps } from '#platform/steps.js';
import { loadReferenceData } from '@stronghold/prisma/reference-data';

import { loadDemonstration } from './cli/demonstration.js';

export interface FirstDataWish {
  readonly ownerUrl: string;
  /** True where the installation was begun with demonstration data. */
  readonly isDemonstration: boolean;
  readonly clock: Clock;
  readonly steps: Steps;
}

/**
 * What every database holds from its first start: the reference data, of which a later start adds what is missing, and in
 * a demonstration the made-up returns, where no return was published yet. Each is a step with its own line.
 */
export async function loadFirstData({ ownerUrl, isDemonstration, clock, steps }: FirstDataWish): Promise<void> {
  await steps.take(
    'Reference data',
    () => loadReferenceData(ownerUrl),
    ({ areas, agencies }) => (areas + agencies === 0 ? 'there already' : `${areas} areas, ${agencies} agencies`),
  );
  if (!isDemonstration) return;

  const database = new Database(ownerUrl, { maxConnections: 2 });
  try {
    await steps.take(
      'Demonstration data',
      (report) => loadDemonstration({ database, ownerUrl, today: clock.today(), now: clock.now(), report }),
      (loaded) => (loaded ? `${loaded.returns} returns, ${loaded.rows} rows` : 'there already'),
    );
  } finally {
    await database.close();
  }
}
