import { eachSum } from './each-sum.js';
import type { Ledger } from './ledger.js';

/**
 * Records for each cell how many records its parts prove, before using its own figure. A cell with
 * one record shows the same number as the part with that record, so both figures together reveal
 * more than each alone.
 */
export function noteBelow(ledger: Ledger): void {
  eachSum(ledger, (kind, { parts, base, of }, { total, of: totals }) => {
    if (kind !== 'PARTITION') return;
    let proven = 0;
    for (const part of parts) proven += of.low[base + part] ?? 0;
    totals.below[total] = Math.max(totals.below[total] ?? 0, proven);
  });
}
