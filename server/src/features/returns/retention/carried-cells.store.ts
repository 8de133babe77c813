import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { rollups } from '#domain/measures/rollups.js';
import { columnsOf, toCells } from '#features/figures/rollup-sql.reader.js';
import type { Transaction } from '#platform/database.js';

/** Records of one agency that are removed for good while their figures stay. */
interface Leaving {
  readonly dataset: Dataset;
  readonly agencyId: number;
  /** A statement whose rows are those records, each with `direction` 1. */
  readonly records: Sql;
  /** Identifies a removal, whose cells are added to those of earlier removals. */
  readonly taking: string;
}

/**
 * Stores what records contribute to each cell of each rollup, including the sums of their keys, so
 * that figures stay when the records are removed. The rollups themselves do not change.
 */
export async function carryCells(
  { query }: Transaction,
  { dataset, agencyId, records, taking }: Leaving,
): Promise<void> {
  for (const rollup of rollups.filter(({ source }) => source === dataset)) {
    const { keys, sums, keySums } = columnsOf(rollup);
    // Records may be on different machines from cells (docs/decisions/0074).
    await query(sql`CREATE TEMPORARY TABLE carried ON COMMIT DROP AS ${toCells(rollup, records)}`);
    await query(sql`
      INSERT INTO carried_cell (agency_id, dataset, rollup, taking, keys, sums)
      SELECT ${agencyId}, ${dataset}::"Dataset", ${rollup.table}, ${taking}::uuid, ${toObject(keys)}, ${toObject([...sums, ...keySums])}
      FROM   pg_temp.carried AS cell`);
    await query(sql`DROP TABLE pg_temp.carried`);
  }
}

function toObject(columns: readonly { readonly name: string }[]): Sql {
  const parts = columns.map(({ name }) => raw(`'${name}', cell.${name}`));
  return sql`jsonb_build_object(${join(parts)})`;
}
