import sql, { type Sql } from 'sql-template-tag';

import { allDatasets, type Dataset } from '#domain/lists.js';
import { rollups } from '#domain/measures/rollups.js';
import {
  addCarriedCells,
  addToRollups,
  fillEmptyRollups,
  removeEmptyCells,
  tableOfRollup,
} from '#features/figures/rollup-sql.reader.js';
import type { Transaction } from '#platform/database.js';

/**
 * Keeps the rollups of a dataset in step with its records: adds what came and takes away what went.
 *
 * @param changed a statement whose rows are the records of one agency that changed, as
 * `changedRecords` has them
 */
export async function keepRollups(
  { query }: Transaction,
  {
    dataset,
    agencyId,
    changed,
  }: { readonly dataset: Dataset; readonly agencyId: number; readonly changed: Sql },
): Promise<void> {
  // The planner takes rows that were written a moment ago for a handful, and would sort a hundred
  // thousand of them by six columns for each rollup, where there are a few thousand cells to hash.
  await query(sql`SET LOCAL enable_sort = off`);
  await query(addToRollups(dataset, changed));
  await query(sql`SET LOCAL enable_sort = on`);
  for (const rollup of rollups.filter(({ source }) => source === dataset))
    await query(removeEmptyCells(rollup, agencyId));
}

/**
 * Fills the rollups from all records there are, whatever cells they had: for what leaves them
 * behind while it publishes returns by the hundred (`areRollupsLeft`), in the same transaction and
 * under the publishing lock.
 */
export async function fillRollups({ query }: Transaction): Promise<void> {
  for (const rollup of rollups) await query(sql`DELETE FROM ${tableOfRollup(rollup)}`);
  for (const dataset of allDatasets) await query(fillEmptyRollups(dataset));
  for (const rollup of rollups) await query(addCarriedCells(rollup));
}
