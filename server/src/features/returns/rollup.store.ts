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
 * Updates the rollups of a dataset with its records: adds what is new and subtracts what is gone.
 *
 * @param changed a statement whose rows are the changed records of one agency, as from
 * `changedRecords`
 */
export async function keepRollups(
  { query }: Transaction,
  {
    dataset,
    agencyId,
    changed,
  }: { readonly dataset: Dataset; readonly agencyId: number; readonly changed: Sql },
): Promise<void> {
  // The planner expects a handful of rows that were written a moment ago, and would sort a hundred
  // thousand of them by six columns for each rollup, although there are only a few thousand cells
  // to hash.
  await query(sql`SET LOCAL enable_sort = off`);
  for (const statement of addToRollups(dataset, changed)) await query(statement);
  await query(sql`SET LOCAL enable_sort = on`);
  for (const rollup of rollups.filter(({ source }) => source === dataset))
    await query(removeEmptyCells(rollup, agencyId));
}

/**
 * Clears the rollups and fills them from all existing records. This is for code that publishes
 * hundreds of returns and skips the rollups meanwhile (`areRollupsLeft`), in the same transaction
 * and under the publishing lock.
 */
export async function fillRollups({ query }: Transaction): Promise<void> {
  for (const rollup of rollups) await query(sql`DELETE FROM ${tableOfRollup(rollup)}`);
  for (const statement of allDatasets.flatMap(fillEmptyRollups)) await query(statement);
  for (const rollup of rollups) await query(addCarriedCells(rollup));
}
