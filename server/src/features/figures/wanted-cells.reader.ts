import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import type { SameDays } from '#domain/figures/plan/same-days.js';
import type { CountedBy } from '#domain/measures/measure.js';
import { returnParts } from '#domain/measures/returns-received.js';
import type { Rollup } from '#domain/measures/rollups.js';
import type { PlainDate } from '#domain/plain-date.js';
import { factTables } from '#features/periods/fact-tables.reader.js';

import { anyOf, liesIn } from './condition.reader.js';
import { dueReturns } from './due-returns.reader.js';
import { partToSql, sumOverRecords } from './parts.reader.js';
import { columnOfAxis, columnsOf, tableOfRollup } from './rollup-sql.reader.js';

/** Cells to hold, and the statement that reads them. */
export interface Wanted {
  readonly name: string;
  readonly cells: Sql;
  readonly keys: readonly string[];
  readonly sums: readonly string[];
}

/** Asks for all cells of a rollup. */
export function wantRollup(rollup: Rollup): Wanted {
  const { keys, sums, keySums } = columnsOf(rollup);
  return {
    name: rollup.table,
    cells: sql`SELECT * FROM ${tableOfRollup(rollup)}`,
    keys: keys.map(({ name }) => name),
    sums: [...sums, ...keySums].map(({ name }) => name),
  };
}

/** Asks for one cell for each return due, with the parts that count it. */
export function wantDueReturns(name: string, today: PlainDate): Wanted {
  const parts = Object.values(returnParts);
  const sums = parts.map((part) => sql`coalesce(${sumOverRecords(part)}, 0) AS ${raw(part.key)}`);
  return {
    name,
    cells: sql`
      SELECT ${returnParts.due.countedBy}::text AS counted_by, quarter_start AS period_start, agency_id, dataset, ${join(sums)}
      FROM   (${dueReturns(today)}) AS fact
      GROUP  BY agency_id, dataset, quarter_start`,
    keys: ['counted_by', 'period_start', 'agency_id', 'dataset'],
    sums: parts.map(({ key }) => key),
  };
}

/** Days whose records are held as cells, by the same axes as the rollup. */
export interface WantedDays extends SameDays {
  readonly rollup: Rollup;
  /** The date of a record that falls on these days. */
  readonly countedBy: CountedBy;
}

/**
 * Asks for the records of some days, one cell for each combination, dated on the first of the days.
 * The cells have no sums of keys, because the database makes the cells of protected parts.
 */
export function wantSameDays(
  name: string,
  { days, isDecided, rollup, countedBy }: WantedDays,
): Wanted {
  const { keys } = columnsOf(rollup);
  const axes = rollup.axes.map(columnOfAxis);
  const parts = rollup.parts.filter((part) => part.countedBy === countedBy);
  const sums = parts.map((part) => sql`coalesce(${sumOverRecords(part)}, 0) AS ${raw(part.key)}`);
  const values = join(axes.map((axis) => raw(`fact.${axis.name}`)));
  return {
    name,
    cells: sql`
      SELECT ${countedBy}::text AS counted_by, ${days.from}::date AS period_start, ${values}, ${join(sums)}
      FROM   ${raw(factTables[rollup.source].name)} AS fact
      WHERE  ${liesIn(sql`fact.${raw(countedBy)}`, [days])} AND ${anyOf(parts.map(partToSql))}
             ${isDecided ? sql`AND fact.decided_on < ${days.until}::date` : empty}
      GROUP  BY ${values}`,
    keys: keys.map((key) => key.name),
    sums: parts.map(({ key }) => key),
  };
}
