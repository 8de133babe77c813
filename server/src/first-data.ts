import type { PlainDate } from '#domain/plain-date.js';
import type { Steps } from '#platform/steps.js';

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
export async function loadFirstData(_wish: FirstDataWish): Promise<void> {
  // The loaders of reference and demonstration data come here.
}
