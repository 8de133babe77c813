import type { Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { rollups } from '#domain/measures/rollups.js';
import { addToRollups, removeEmptyCells } from '#features/figures/rollup-sql.reader.js';
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
  await query(addToRollups(dataset, changed));
  for (const rollup of rollups.filter(({ source }) => source === dataset)) await query(removeEmptyCells(rollup, agencyId));
}
