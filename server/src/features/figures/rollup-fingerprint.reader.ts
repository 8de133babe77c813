import { createHash } from 'node:crypto';

import { describeRollups } from './rollup-sql.reader.js';

let known: string | undefined;

/**
 * Identifies the rollups of this version: tables with other sums or formulas have a different
 * fingerprint. `rollup.state` has the fingerprint that the tables were built with.
 */
export function rollupFingerprint(): string {
  known ??= createHash('sha256').update(describeRollups()).digest('hex');
  return known;
}
