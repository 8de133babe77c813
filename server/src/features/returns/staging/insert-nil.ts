import { randomUUID } from 'node:crypto';

import { type Quarter, startOf } from '#domain/quarter.js';
import type { RecordTable } from '#features/returns/record-table.js';
import type { Transaction } from '#platform/database.js';

import { nameNil } from './nil-file.js';
import type { StagedScreened } from './staged-record.js';
import { findPublishedAt, insertStaged, updateStaged } from './staged-return.store.js';

/** A nil return that the same transaction has published. */
export interface SentNil {
  readonly agencyId: number;
  readonly table: RecordTable;
  readonly quarter: Quarter;
  /** The post of the sender. */
  readonly by: string;
  readonly at: Date;
}

/**
 * Lists a nil return among the returns that were sent in the browser, as published: its page shows
 * what it changed, and lets people take it back.
 *
 * @returns its id in that list
 */
export async function insertNil(
  transaction: Transaction,
  { agencyId, table, quarter, by, at }: SentNil,
  file: StagedScreened,
): Promise<string> {
  const { dataset } = table.declaration;
  const nil = {
    ...{ agencyId, id: randomUUID(), dataset, fileName: nameNil(quarter), sheet: null },
    ...{ isPartial: false, stagedAt: at, stagedBy: by, version: 1 },
    ...{ columns: [], headingRow: null, firstRows: [] },
  };
  await insertStaged(transaction, { ...nil, quarter, content: Buffer.alloc(0) });
  await updateStaged(transaction, {
    ...{ ...nil, state: 'PUBLISHED', quarterStart: startOf(quarter) },
    ...{ outcome: { is: 'SCREENED', file }, leftOut: [], corrections: [], acknowledgements: [] },
    submissionId: await findPublishedAt(transaction, nil, at),
  });
  return nil.id;
}
