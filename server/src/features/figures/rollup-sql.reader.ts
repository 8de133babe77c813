import sql, { join, raw, type Sql } from 'sql-template-tag';

import { allDatasets, type Dataset } from '#domain/lists.js';
import type { Axis } from '#domain/measures/dimensions.js';
import { type CountedBy, isWhole, type Part } from '#domain/measures/measure.js';
import { canBeAddedUp, countingPartOf, type Rollup, rollups } from '#domain/measures/rollups.js';
import { factTables } from '#features/periods/fact-tables.reader.js';

import { factColumnOf } from './fact-columns.reader.js';
import { addendOf, partToSql } from './parts.reader.js';

/**
 * The database schema that holds only the rollups. Everything in it is derived from the records.
 */
export const ROLLUP_SCHEMA = 'rollup';

/** Sums of record keys are modulo this (docs/decisions/0014). */
const KEYS = raw('4294967296');

/** The column with the number of records in a cell. */
const RECORDS = 'records';

/** A column of a rollup, with its SQL type. */
interface RollupColumn {
  readonly name: string;
  readonly type: string;
}

/** The columns of a rollup by purpose. Their names are those of the facts of its records. */
export interface RollupColumns {
  /** The values that identify a cell. */
  readonly keys: readonly RollupColumn[];
  /** The sums of a cell. `records` is how many records were added up; a cell with 0 is deleted. */
  readonly sums: readonly RollupColumn[];
  /** Sums of the keys of the records in a protected part, for random rounding. */
  readonly keySums: readonly RollupColumn[];
}

/** Gets the columns of a rollup’s table. */
export function columnsOf({ axes, parts, keyedParts }: Rollup): RollupColumns {
  return {
    keys: [
      { name: 'counted_by', type: 'text' },
      { name: 'period_start', type: 'date' },
      ...axes.map(columnOfAxis),
    ],
    sums: [
      { name: RECORDS, type: 'bigint' },
      ...parts.map((part) => ({ name: part.key, type: isWhole(part) ? 'bigint' : 'numeric' })),
    ],
    keySums: keyedParts.map(({ key }) => ({ name: `${key}_keys`, type: 'bigint' })),
  };
}

/** Lists all columns of a rollup’s table, in order. */
export function everyColumnOf(rollup: Rollup): readonly RollupColumn[] {
  const { keys, sums, keySums } = columnsOf(rollup);
  return [...keys, ...sums, ...keySums];
}

/** The column that separates the values of an axis. */
export function columnOfAxis(axis: Axis): RollupColumn {
  if (axis === 'AREA') return { name: 'area_code', type: 'text' };
  if (axis === 'AGENCY') return { name: 'agency_id', type: 'int' };
  if (axis === 'TIME') throw new Error('Time is not an axis of a rollup: every cell has it');
  const { expression, type, isSeveral } = factColumnOf(axis);
  return {
    name: expression.replace(/^fact\./, ''),
    type: `${toColumnType(type)}${isSeveral ? '[]' : ''}`,
  };
}

function toColumnType(type: string): string {
  if (type === 'BOOLEAN') return 'boolean';
  return type === 'AGENCIES' ? 'int' : `"${type}"`;
}

/** A rollup’s table in SQL, with its schema. */
export function tableOfRollup({ table }: Rollup): Sql {
  return raw(`${ROLLUP_SCHEMA}.${table}`);
}

/**
 * The statements that create a rollup’s empty table, with grants for its writers and readers. No
 * statistics are collected about sums that are never used to select cells. Collecting them took a
 * fifth of the time of an ANALYZE of the whole database.
 */
export function toTable(
  rollup: Rollup,
  roles: { readonly writer: string; readonly engine: string },
): readonly string[] {
  const table = tableOfRollup(rollup).sql;
  const { keys, sums, keySums } = columnsOf(rollup);
  const selecting = new Set([
    RECORDS,
    ...rollup.parts.map((part) => countingPartOf(rollup, part).key),
  ]);
  const onlyRead = [...sums, ...keySums].filter(({ name }) => !selecting.has(name));
  const columns = everyColumnOf(rollup).map(
    ({ name, type }) => `${name} ${type}${isNullable(name) ? '' : ' NOT NULL'}`,
  );
  return [
    `CREATE TABLE ${table} (${columns.join(', ')}, UNIQUE NULLS NOT DISTINCT (${inOrderOfIndex(keys)}))`,
    ...(onlyRead.length > 0
      ? [`ALTER TABLE ${table} ${onlyRead.map(withoutStatistics).join(', ')}`]
      : []),
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${roles.writer}`,
    `GRANT SELECT ON ${table} TO ${roles.engine}`,
  ];

  function withoutStatistics({ name }: RollupColumn): string {
    return `ALTER ${name} SET STATISTICS 0`;
  }

  function isNullable(name: string): boolean {
    return (
      keys.some((key) => key.name === name) &&
      !['counted_by', 'period_start', 'agency_id'].includes(name)
    );
  }
}

/** The keys in index order: the agency first, as in the keys of the records. */
function inOrderOfIndex(keys: RollupColumns['keys']): string {
  const names = keys.map(({ name }) => name);
  return names.toSorted((a, b) => Number(b === 'agency_id') - Number(a === 'agency_id')).join(', ');
}

/** All records of a dataset, each to be added. */
export function everyRecordOf(dataset: Dataset): Sql {
  return sql`SELECT 1 AS direction, * FROM ${raw(factTables[dataset].name)}`;
}

/**
 * Adds up rows into the cells of a rollup. `facts` is a statement that returns records with a
 * `direction`: 1 for one added, -1 for one removed. A record with several values on an axis is in
 * the cell of that exact combination.
 */
export function toCells(rollup: Rollup, facts: Sql): Sql {
  const { keys } = columnsOf(rollup);
  const axes = rollup.axes.map(columnOfAxis);
  const dates = [...new Set(rollup.parts.map(({ countedBy }) => countedBy))];
  const days = dates.map((date) => sql`(${raw(`'${date}'`)}, fact.${raw(date)})`);
  return sql`
    SELECT counted.counted_by, ${periodStart(rollup, sql`counted.day`)} AS period_start,
           ${join(axes.map(({ name }) => raw(`fact.${name}`)))},
           sum(fact.direction)::bigint AS records,
           ${join([...rollup.parts.map(toSum), ...rollup.keyedParts.map(toKeySum)])}
    FROM   (${facts}) AS fact
    CROSS  JOIN LATERAL (VALUES ${join(days)}) AS counted (counted_by, day)
    WHERE  ${join(
      dates.map((date) => countsBy(rollup, date)),
      ' OR ',
    )}
    GROUP  BY ${raw(keys.map((_, index) => index + 1).join(', '))}`;
}

/** True for records that may count in at least one part by one of their dates. */
function countsBy({ parts }: Rollup, date: CountedBy): Sql {
  const counted = parts.filter(({ countedBy }) => countedBy === date);
  const isDated = sql`counted.counted_by = ${raw(`'${date}'`)} AND counted.day IS NOT NULL`;
  if (counted.some(({ where }) => where.length === 0)) return sql`(${isDated})`;
  return sql`(${isDated} AND (${join(counted.map(partToSql), ' OR ')}))`;
}

function toSum(part: Part): Sql {
  const type = raw(isWhole(part) ? 'bigint' : 'numeric');
  return sql`coalesce(sum(fact.direction * (${addendOf(part)})) FILTER (WHERE ${isCountedIn(part)}), 0)::${type} AS ${raw(part.key)}`;
}

function toKeySum(part: Part): Sql {
  const sum = sql`coalesce(sum(fact.direction * fact.record_key) FILTER (WHERE ${isCountedIn(part)} AND (${addendOf(part)}) > 0), 0)`;
  return sql`mod(mod(${sum}, ${KEYS}) + ${KEYS}, ${KEYS})::bigint AS ${raw(`${part.key}_keys`)}`;
}

function isCountedIn(part: Part): Sql {
  return sql`counted.counted_by = ${raw(`'${part.countedBy}'`)} AND ${partToSql(part)}`;
}

/** The first day of the cell’s period that contains a day. */
function periodStart({ grain }: Pick<Rollup, 'grain'>, day: Sql): Sql {
  return sql`date_trunc(${raw(grain === 'MONTH' ? "'month'" : "'quarter'")}, ${day}::timestamp)::date`;
}

/**
 * Adds up the records added and removed, and adds the cells to all rollups of a dataset. The cells
 * of a rollup come from the smallest rollup that contains them, or else from the records. The
 * finest combinations are too many to hold in memory at once. `facts` is as in `toCells`.
 *
 * @returns the statements, to be run in this order
 */
export function addToRollups(dataset: Dataset, facts: Sql): readonly Sql[] {
  return toSteps(dataset, facts, addCells);
}

/**
 * Fills empty rollups from every record. This takes half the time of adding, because there are no
 * existing cells to look for.
 *
 * @returns the statements, to be run in this order
 */
export function fillEmptyRollups(dataset: Dataset): readonly Sql[] {
  return toSteps(dataset, everyRecordOf(dataset), insertCells);
}

/**
 * Cells that come from records are read into temporary tables first, and one statement then writes
 * all rollups. So no statement reads records and writes rollups, which are on different machines if
 * the records are distributed (docs/decisions/0074).
 */
function toSteps(
  dataset: Dataset,
  facts: Sql,
  addTo: (rollup: Rollup, cells: Sql) => Sql,
): readonly Sql[] {
  const own = rollups.filter(({ source }) => source === dataset);
  const steps = own.map((rollup, index) => {
    const finer = own.slice(index + 1).find((other) => canBeAddedUp(rollup, other));
    return { rollup, finer };
  });
  const read = steps.flatMap(({ rollup, finer }) => (finer ? [] : [rollup]));
  const writing = steps.map(({ rollup, finer }) => {
    const { table } = rollup;
    const cells = finer ? coarsen(rollup, finer) : sql`SELECT * FROM ${cellsRead(rollup)}`;
    return sql`${raw(table)} AS MATERIALIZED (${cells}), ${raw(`${table}_added`)} AS (${addTo(rollup, raw(table))})`;
  });
  return [
    ...read.map(
      (rollup) =>
        sql`CREATE TEMPORARY TABLE ${cellsRead(rollup)} ON COMMIT DROP AS ${toCells(rollup, facts)}`,
    ),
    // A rollup comes after the one that it is added up from.
    sql`WITH ${join(writing.toReversed())} SELECT 1`,
    sql`DROP TABLE ${join(read.map(cellsRead))}`,
  ];
}

/** The temporary table of the cells of a rollup that come from records. */
function cellsRead({ table }: Rollup): Sql {
  return raw(`pg_temp.${table}_read`);
}

/** Computes the cells of a rollup from those of a finer one. */
function coarsen(rollup: Rollup, finer: Rollup): Sql {
  const { keys, sums, keySums } = columnsOf(rollup);
  const columns = [
    ...keys.map(({ name }) =>
      name === 'period_start' ? sql`${periodStart(rollup, raw(name))} AS period_start` : raw(name),
    ),
    ...sums.map(({ name, type }) => raw(`sum(${name})::${type} AS ${name}`)),
    ...keySums.map(({ name }) => sql`mod(sum(${raw(name)}), ${KEYS})::bigint AS ${raw(name)}`),
  ];
  return sql`SELECT ${join(columns)} FROM ${raw(finer.table)} GROUP BY ${raw(keys.map((_, index) => index + 1).join(', '))}`;
}

/** Adds cells to a rollup that may already have them. */
function addCells(rollup: Rollup, cells: Sql): Sql {
  const { keys, sums, keySums } = columnsOf(rollup);
  const added = sums.map(({ name }) => raw(`${name} = kept.${name} + excluded.${name}`));
  const addedKeys = keySums.map(
    ({ name }) => sql`${raw(name)} = mod(kept.${raw(name)} + excluded.${raw(name)}, ${KEYS})`,
  );
  return sql`
    ${insertCells(rollup, cells)}
    ON     CONFLICT (${raw(inOrderOfIndex(keys))}) DO UPDATE SET ${join([...added, ...addedKeys])}`;
}

/**
 * Inserts cells into a rollup in the order of its index, which takes a third less time than in
 * another order. Cells that change nothing are left out.
 */
function insertCells(rollup: Rollup, cells: Sql): Sql {
  const { keys, sums, keySums } = columnsOf(rollup);
  const table = tableOfRollup(rollup);
  const columns = raw(
    everyColumnOf(rollup)
      .map(({ name }) => name)
      .join(', '),
  );
  return sql`
    INSERT INTO ${table} AS kept (${columns})
    SELECT ${columns} FROM ${cells}
    WHERE  ROW(${raw([...sums, ...keySums].map(({ name }) => name).join(', '))}) IS DISTINCT FROM ROW(${raw([...sums, ...keySums].map(() => '0').join(', '))})
    ORDER  BY ${raw(inOrderOfIndex(keys))}`;
}

/**
 * The cells that deleted records add up to (docs/decisions/0065). Carried sums are looked up by
 * name. A sum that the rollup did not have at the time is 0.
 */
function carriedCells(rollup: Rollup): Sql {
  const { keys, sums, keySums } = columnsOf(rollup);
  const columns = everyColumnOf(rollup).map(({ name, type }) => raw(`${name} ${type}`));
  const parts = [
    ...keys.map(({ name }) => raw(name)),
    ...sums.map(({ name, type }) => raw(`coalesce(sum(${name}), 0)::${type} AS ${name}`)),
    ...keySums.map(
      ({ name }) => sql`mod(coalesce(sum(${raw(name)}), 0), ${KEYS})::bigint AS ${raw(name)}`,
    ),
  ];
  return sql`
    SELECT ${join(parts)}
    FROM   (SELECT keys || sums AS carried_parts FROM carried_cell WHERE rollup = ${rollup.table}) AS kept
    CROSS  JOIN LATERAL jsonb_to_record(kept.carried_parts) AS cell (${join(columns)})
    GROUP  BY ${raw(keys.map((_, index) => index + 1).join(', '))}`;
}

/** Adds the carried sums of deleted records to a rollup. */
export function addCarriedCells(rollup: Rollup): Sql {
  return sql`WITH carried AS (${carriedCells(rollup)}) ${addCells(rollup, raw('carried'))}`;
}

/** The expected content of a rollup: the sums of all records, and the carried sums. */
export function everyCellOf(rollup: Rollup): Sql {
  const { keys, sums, keySums } = columnsOf(rollup);
  const columns = everyColumnOf(rollup).map(({ name }) => raw(name));
  const parts = [
    ...keys.map(({ name }) => raw(name)),
    ...sums.map(({ name, type }) => raw(`sum(${name})::${type} AS ${name}`)),
    ...keySums.map(({ name }) => sql`mod(sum(${raw(name)}), ${KEYS})::bigint AS ${raw(name)}`),
  ];
  return sql`
    SELECT ${join(parts)} FROM (
      SELECT ${join(columns)} FROM (${toCells(rollup, everyRecordOf(rollup.source))}) AS recorded
      UNION  ALL
      SELECT ${join(columns)} FROM (${carriedCells(rollup)}) AS carried) AS cell
    GROUP  BY ${raw(keys.map((_, index) => index + 1).join(', '))}`;
}

/**
 * Deletes the cells that have no records left; if the rollup has agencies, only the cells of one
 * agency.
 */
export function removeEmptyCells(rollup: Rollup, agencyId: number): Sql {
  const ofAgency = rollup.axes.includes('AGENCY') ? sql`agency_id = ${agencyId} AND ` : sql``;
  return sql`DELETE FROM ${tableOfRollup(rollup)} WHERE ${ofAgency}records = 0`;
}

/**
 * Describes the rollups as a text that changes with any table or sum, so that rollups built by an
 * older catalogue are recognised as unusable.
 */
export function describeRollups(): string {
  const tables = rollups.flatMap((rollup) =>
    toTable(rollup, { writer: 'writer', engine: 'engine' }),
  );
  const sums = allDatasets.flatMap((dataset) =>
    addToRollups(dataset, everyRecordOf(dataset)).flatMap(({ text, values }) => [
      text,
      JSON.stringify(values),
    ]),
  );
  return [...tables, ...sums].join('\n');
}
