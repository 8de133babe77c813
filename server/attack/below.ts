import { eachSum } from './each-sum.js';
import type { Ledger } from './ledger.js';

/**
 * Notes for each cell how many records the figures of its parts prove, before its own figure is
 * looked at. A cell that holds one record shows what its part with that record shows, so that the
 * two together say more than either.
 */
export function noteBelow(ledger: Ledger): void {
  eachSum(ledger, (kind, { parts, base, of }, { total, of: totals }) => {
    if (kind !== 'PARTITION') return;
    let proven = 0;
    for (const part of parts) proven += of.low[base + part] ?? 0;
    totals.below[total] = Math.max(totals.below[total] ?? 0, proven);
  });
}
