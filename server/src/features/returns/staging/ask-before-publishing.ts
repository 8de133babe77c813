import { quarterOf } from '#domain/quarter.js';
import { explainReplacement, explainWithdrawal } from '#domain/returns/withdrawal.js';
import { recordTables } from '#features/returns/record-table.js';

import type { StagedRecord, StagedScreened } from './staged-record.js';

/**
 * The questions that somebody has to confirm before a staged return is published, in sentences;
 * null if there are none, or if something fails.
 */
export function askBeforePublishing(
  {
    dataset,
    isPartial,
    quarterStart,
  }: Pick<StagedRecord, 'dataset' | 'isPartial' | 'quarterStart'>,
  { difference, quarter }: Pick<StagedScreened, 'difference' | 'quarter'>,
): string | null {
  if (difference === null) return null;
  const { corrected, withdrawn, before, senders, records } = difference;
  if (isPartial) {
    const keys = records.filter(({ change }) => change === 'CORRECTED').map(({ key }) => key);
    return explainReplacement({ corrected, keys });
  }
  // A return that was screened before these counts existed is screened again when it is published.
  if (before === undefined) return null;
  const hasReferences = Object.values(recordTables).some(
    ({ declaration }) =>
      declaration.dataset === dataset && declaration.keyColumns.includes('reference'),
  );
  const named = quarterStart === null ? quarter : quarterOf(quarterStart);
  return explainWithdrawal({ withdrawn, before, quarter: named, hasReferences, senders });
}
