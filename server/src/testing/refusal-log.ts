import { RefusalLog } from '#platform/audit/refusal-log.js';
import { createClock } from '#platform/clock.js';

import type { TestDatabase } from './test-database.js';

/** Logs refusals in a test’s database, with its own allowance. */
export function createRefusalLog({ database }: Pick<TestDatabase, 'database'>): RefusalLog {
  return new RefusalLog({
    database,
    clock: createClock('2026-11-24'),
    onRefused: () => undefined,
    onLost: () => undefined,
  });
}
