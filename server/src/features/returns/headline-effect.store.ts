import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Part } from '#domain/measures/measure.js';
import { endBefore, quartersBetween, shift, startOf } from '#domain/quarter.js';
import {
  effectOn,
  type HeadlineEffect,
  headlinesOf,
  partsOfHeadline,
  type Sums,
  USUAL_QUARTERS,
} from '#domain/scorecard/headline-effect.js';
import { partToSql, sumOverRecords } from '#features/figures/parts.reader.js';
import { factTables } from '#features/periods/fact-tables.reader.js';
import type { Transaction } from '#platform/database.js';

import type { RecordTable } from './record-table.js';
import type { StagedSubmission } from './return.type.js';

/** A staged return of a whole quarter. */
export interface StagedQuarter {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly submission: StagedSubmission;
}

/**
 * How publishing a staged return would change its agency's own headline figures of the quarter: the
 * sums of its current records, and of the staged rows.
 */
export async function findHeadlineEffect(
  transaction: Transaction,
  { table, agencyId, submission }: StagedQuarter,
): Promise<readonly HeadlineEffect[]> {
  const { dataset } = table.declaration;
  const { date } = factTables[dataset];
  const known = new Set([...table.columns, ...table.derived].map(({ name }) => name));
  const shown = headlinesOf({ dataset, date, isTold: (part) => isTold(part, known) });
  if (shown.length === 0) return [];
  const parts = shown.flatMap(partsOfHeadline);
  const { quarter } = submission;
  const first = shift(quarter, -USUAL_QUARTERS);
  const records = sql`${raw(table.record)} AS fact
    WHERE fact.agency_id = ${agencyId} AND fact.${raw(date)} >= ${startOf(first)}::date AND fact.${raw(date)} < ${endBefore(quarter)}::date`;
  const staged = sql`${raw(table.staging)} AS fact
    WHERE fact.agency_id = ${agencyId} AND fact.submission_id = ${submission.id}::uuid`;
  const recorded = await sumByQuarter(transaction, { parts, date, from: records });
  const then = await sumByQuarter(transaction, { parts, date, from: staged });
  const sent = await findSentQuarters(transaction, { agencyId, dataset, from: startOf(first) });
  const none = parts.map(() => 0);
  const sumsOf = (of: string): Sums => {
    const start = startOf(of);
    return recorded.get(start) ?? (sent.has(start) ? none : null);
  };
  let at = 0;
  return shown.map((headline) => {
    const [from, count] = [at, partsOfHeadline(headline).length];
    at += count;
    const own = (sums: Sums) => sums?.slice(from, from + count) ?? null;
    return effectOn(headline, {
      now: own(sumsOf(quarter)),
      then: own(then.get(startOf(quarter)) ?? none),
      earlier: quartersBetween(first, shift(quarter, -1)).map((each) => own(sumsOf(each))),
    });
  });
}

/** Whether staged rows have every column that a part reads. */
function isTold(part: Part, known: ReadonlySet<string>): boolean {
  const { text } = join([sumOverRecords(part), partToSql(part)]);
  return [...text.matchAll(/fact\.(\w+)/g)].every(([, column = '']) => known.has(column));
}

interface Summed {
  readonly parts: readonly Part[];
  readonly date: string;
  /** Records as `fact`, with the part's condition. */
  readonly from: Sql;
}

/** Sums of parts by the first day of the quarter. */
async function sumByQuarter(
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

interface SentOf {
  readonly agencyId: number;
  readonly dataset: string;
  readonly from: string;
}

/** The first days of the quarters with a published return: one without records counts as 0. */
async function findSentQuarters(
  { query }: Transaction,
  { agencyId, dataset, from }: SentOf,
): Promise<ReadonlySet<string>> {
  const { rows } = await query<{ start: string }>(sql`
    SELECT DISTINCT quarter_start AS start FROM submission
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" AND status = 'PUBLISHED' AND quarter_start >= ${from}::date`);
  return new Set(rows.map(({ start }) => start));
}
