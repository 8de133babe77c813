import type { Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { type Rollup, rollups } from '#domain/measures/rollups.js';
import { addCells, removeEmptyCells, toCells } from '#features/figures/rollup-sql.reader.js';
import type { Transaction } from '#platform/database.js';

/**
 * Keeps the rollups of a dataset in step with its records: adds what came and takes away what went.
 *
 * @param changed a statement whose rows are the records of one agency that changed, as `changedRecords` has them
 */
export async function keepRollups(
  { query }: Transaction,
  { dataset, agencyId, changed }: { readonly dataset: Dataset; readonly agencyId: number; readonly changed: Sql },
): Promise<void> {
  for (const rollup of rollupsOf(dataset)) {
    await query(addCells(rollup, toCells(rollup, changed)));
    await query(removeEmptyCells(rollup, agencyId));
  }
}

function rollupsOf(dataset: Dataset): readonly Rollup[] {
  return rollups.filter(({ source }) => source === dataset);
}
