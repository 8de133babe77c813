import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Part } from '#domain/measures/measure.js';
import { type Headline } from '#domain/scorecard/headline.js';
import { headlinesOf } from '#domain/scorecard/headline-effect.js';
import { partToSql, sumOverRecords } from '#features/figures/parts.reader.js';
import { factTables } from '#features/periods/fact-tables.reader.js';
import type { Transaction } from '#platform/database.js';

import type { RecordTable } from './record-table.js';

/** The headlines that depend only on an agency's own rows in a table. */
export function headlinesOfTable(table: RecordTable): readonly Headline[] {
  const { dataset } = table.declaration;
  const { date } = factTables[dataset];
  const known = new Set([...table.columns, ...table.derived].map(({ name }) => name));
  return headlinesOf({ dataset, date, isTold: (part) => isTold(part, known) });
}

/** Whether staged rows have every column that a part reads. */
function isTold(part: Part, known: ReadonlySet<string>): boolean {
  const { text } = join([sumOverRecords(part), partToSql(part)]);
  return [...text.matchAll(/fact\.(\w+)/g)].every(([, column = '']) => known.has(column));
}

export interface Summed {
  readonly parts: readonly Part[];
  readonly date: string;
  /** The FROM clause, with records as `fact`, and the part's condition. */
  readonly from: Sql;
}

/** Adds up parts by the first day of the quarter. */
export async function sumByQuarter(
  { query }: Transaction,
  { parts, date, from }: Summed,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const sums = join(parts.map((part) => sql`coalesce(${sumOverRecords(part)}, 0)::float8`));
  const { rows } = await query<{ start: string; sums: readonly number[] }>(sql`
    SELECT date_trunc('quarter', fact.${raw(date)}::timestamp)::date AS start, ARRAY[${sums}] AS sums
    FROM   ${from}
    GROUP  BY 1`);
  return new Map(rows.map((row) => [row.start, row.sums]));
}

export interface SentOf {
  readonly agencyId: number;
  readonly dataset: string;
  readonly from: string;
}

/**
 * The first days of the quarters with a published return. Of these, a quarter without records
 * counts as 0.
 */
export async function findSentQuarters(
  { query }: Transaction,
  { agencyId, dataset, from }: SentOf,
): Promise<ReadonlySet<string>> {
  const { rows } = await query<{ start: string }>(sql`
    SELECT DISTINCT quarter_start AS start FROM submission
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" AND status = 'PUBLISHED' AND quarter_start >= ${from}::date`);
  return new Set(rows.map(({ start }) => start));
}
