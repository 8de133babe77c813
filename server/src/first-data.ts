import type { PlainDate } from '#domain/plain-date.js';
import type { Steps } from '#platform/steps.js';
import { loadReferenceData } from '@stronghold/prisma/reference-data';

export interface FirstDataWish {
  readonly ownerUrl: string;
  /** True where the installation was begun with demonstration data. */
  readonly isDemonstration: boolean;
  readonly today: PlainDate;
  readonly steps: Steps;
}

/**
 * What every database holds from its first start: the reference data, brought up to date each time, and in a demonstration
 * the made-up returns, where they are not there yet. Each loader is a step with its own line.
 */
export async function loadFirstData({ ownerUrl, steps }: FirstDataWish): Promise<void> {
  await steps.take(
    'Reference data',
    () => loadReferenceData(ownerUrl),
    ({ areas, agencies }) => (areas + agencies === 0 ? 'there already' : `${areas} areas, ${agencies} agencies`),
  );
}
