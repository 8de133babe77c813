import { RefusalLog } from '#platform/audit/refusal-log.js';
import { createClock } from '#platform/clock.js';

import type { TestDatabase } from './test-database.js';

/**
 * Where refusals go on their way into the log of a test's database, with an allowance of its own.
 */
export function createRefusalLog({ database }: Pick<TestDatabase, 'database'>): RefusalLog {
  return new RefusalLog({
    database,
    clock: createClock('2026-11-24'),
    onRefused: () => undefined,
    onLost: () => undefined,
  });
}
