import { copyKeptDatabase } from '#testing/kept-database.js';
import type { TestDatabase } from '#testing/test-database.js';

import { loadAttackData } from './attack-database.js';

/**
 * A copy of the demonstration partnership of 24 November 2026, with the secret and salt of the
 * attack. Loading takes half a minute, so it is loaded once for the whole run.
 */
export function createDemonstrationDatabase(): Promise<TestDatabase> {
  return copyKeptDatabase('demonstration', loadAttackData);
}
