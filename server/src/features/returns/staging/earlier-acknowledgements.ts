import type { Acknowledgement } from '#domain/returns/staged/staged-return.js';
import { findEarlierAcknowledgements } from '#features/returns/acknowledged-record.store.js';
import type { Transaction } from '#platform/database.js';

import type { StagedOutcome, StagedRecord } from './staged-record.js';

/**
 * The acknowledgements of a screened file's warnings: those of these findings, and those from
 * earlier files for records that have not changed since.
 */
export async function withEarlierAcknowledgements(
  transaction: Transaction,
  { agencyId, dataset, acknowledgements }: StagedRecord,
  outcome: StagedOutcome,
): Promise<Acknowledgement[]> {
  if (outcome.is !== 'SCREENED') return [...acknowledgements];
  const known = new Set(acknowledgements.map(({ finding }) => finding));
  const marks = Object.entries(outcome.file.marks).filter(([finding]) => !known.has(finding));
  const said = await findEarlierAcknowledgements(
    transaction,
    { agencyId, dataset },
    marks.map(([, mark]) => mark),
  );
  return [
    ...acknowledgements,
    ...marks.flatMap(([finding, { warning }]) => {
      const before = said.get(warning);
      return before === undefined ? [] : [{ ...before, finding, isFromBefore: true }];
    }),
  ];
}
