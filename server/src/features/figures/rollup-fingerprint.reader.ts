import { createHash } from 'node:crypto';

import { describeRollups } from './rollup-sql.reader.js';

let known: string | undefined;

/**
 * Tells the rollups of this version from those of any other: tables that hold other sums, or sums
 * of other formulas, have another. `rollup.state` keeps the one that the tables were made with.
 */
export function rollupFingerprint(): string {
  known ??= createHash('sha256').update(describeRollups()).digest('hex');
  return known;
}
