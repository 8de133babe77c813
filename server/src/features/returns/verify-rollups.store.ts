import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

import { type Rollup, rollups } from '#domain/measures/rollups.js';
import {
  columnsOf,
  everyCellOf,
  everyColumnOf,
  tableOfRollup,
} from '#features/figures/rollup-sql.reader.js';
import type { Transaction } from '#platform/database.js';

/** A rollup cell that differs from the sum of the records. */
export interface WrongCell {
  readonly table: string;
  /**
   * The dimensions of the cell, as people read them: `received_on, 2025-04-01, E06000038, DRUGS`.
   */
  readonly cell: string;
  /** The sums that differ. A cell that is missing on one side counts as 0. */
  readonly sums: readonly {
    readonly name: string;
    readonly kept: number;
    readonly recomputed: number;
  }[];
}

/** The maximum number of cells that are read of each rollup, from either side. */
const MAX_CELLS = 2_000;

/**
 * Adds up every rollup again from the records and from the carried sums of removed records, and
 * compares the results with the stored cells, each rollup in a snapshot of its own.
 */
export async function findWrongCells(transaction: Transaction): Promise<readonly WrongCell[]> {
  // Read the state first, as every reader does, so that nobody can replace the rollups meanwhile.
  await transaction.query(sql`SELECT fingerprint FROM rollup.state`);
  const wrong: WrongCell[] = [];
  for (const rollup of rollups) wrong.push(...(await compare(transaction, rollup)));
  return wrong;
}

const fetched = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.null(), z.array(z.string())]),
);
type Fetched = z.infer<typeof fetched>;

async function compare({ query }: Transaction, rollup: Rollup): Promise<readonly WrongCell[]> {
  const columns = raw(
    everyColumnOf(rollup)
      .map(({ name }) => name)
      .join(', '),
  );
  const { rows } = await query<{ isKept: boolean; cell: unknown }>(sql`
    WITH kept AS MATERIALIZED (SELECT ${columns} FROM ${tableOfRollup(rollup)}),
         recomputed AS MATERIALIZED (SELECT ${columns} FROM (${everyCellOf(rollup)}) AS cell)
    (SELECT true AS "isKept", to_json(differing) AS cell FROM (TABLE kept EXCEPT ALL TABLE recomputed LIMIT ${MAX_CELLS}) AS differing)
    UNION ALL
    (SELECT false, to_json(differing) FROM (TABLE recomputed EXCEPT ALL TABLE kept LIMIT ${MAX_CELLS}) AS differing)`);
  return pair(
    rollup,
    rows.map(({ isKept, cell }) => ({ isKept, cell: fetched.parse(cell) })),
  );
}

function pair(
  rollup: Rollup,
  rows: readonly { readonly isKept: boolean; readonly cell: Fetched }[],
): readonly WrongCell[] {
  const { keys, sums, keySums } = columnsOf(rollup);
  const nameOf = (cell: Fetched) => keys.map(({ name }) => toText(cell[name])).join(', ');
  const cells = [...new Set(rows.map(({ cell }) => nameOf(cell)))];
  return cells.map((name) => {
    const find = (isKept: boolean) =>
      rows.find((row) => row.isKept === isKept && nameOf(row.cell) === name)?.cell;
    const [kept, recomputed] = [find(true), find(false)];
    const compared = [...sums, ...keySums].map(({ name: sum }) => ({
      name: sum,
      kept: Number(kept?.[sum] ?? 0),
      recomputed: Number(recomputed?.[sum] ?? 0),
    }));
    return {
      table: rollup.table,
      cell: name,
      sums: compared.filter((sum) => sum.kept !== sum.recomputed),
    };
  });
}

function toText(value: Fetched[string] | undefined): string {
  if (value === null || value === undefined) return 'none';
  return Array.isArray(value) ? `{${value.join(' ')}}` : String(value);
}
