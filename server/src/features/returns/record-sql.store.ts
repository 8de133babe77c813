import sql, { join, raw, type Sql } from 'sql-template-tag';

import { endBefore, startOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

import type { RecordColumn, RecordTable } from './record-table.js';
import type { StagedSubmission } from './return.type.js';

/** One agency's staged submissions for one dataset that are compared or published together. */
export interface Batch {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly submissions: readonly StagedSubmission[];
}

/**
 * The parts from which the statements about a batch are made. `record` is always the stored record,
 * `staged` the row that was sent, `sent` the submission; identifiers come from the table's
 * description, and values are parameters.
 */
export function toBatchSql({ table, agencyId, submissions }: Batch) {
  const ids = submissions.map(({ id }) => id);
  const isStaged = sql`staged.agency_id = ${agencyId} AND staged.submission_id = ANY (${ids}::uuid[])`;
  const isSameRecord = join(
    table.keys.map(({ name }) => raw(`staged.${name} = record.${name}`)),
    ' AND ',
  );
  const record = raw(`${table.record} AS record`);
  const staged = raw(`${table.staging} AS staged`);
  const date = raw(`record.${table.date}`);
  const sent = sql`unnest(${ids}::uuid[], ${submissions.map(({ quarter }) => startOf(quarter))}::date[],
    ${submissions.map(({ quarter }) => endBefore(quarter))}::date[], ${submissions.map(({ isPartial }) => isPartial)}::boolean[])
    WITH ORDINALITY AS sent (id, starts, ends_before, is_partial, position)`;

  return {
    sent,
    isStaged,
    isSameRecord,
    /** Staged rows that differ from their record. */
    corrected: sql`FROM ${record} JOIN ${staged} ON ${isStaged} AND ${isSameRecord}
      WHERE record.agency_id = ${agencyId} AND ${toDiffers(table)}`,
    /**
     * Records that the return no longer contains, of the quarters that were sent whole. An erased
     * record is not withdrawn, because it is removed separately.
     */
    withdrawn: sql`FROM ${record}
      JOIN ${sent} ON ${date} >= sent.starts AND ${date} < sent.ends_before AND NOT sent.is_partial
      LEFT JOIN ${staged} ON ${isStaged} AND ${isSameRecord}
      WHERE record.agency_id = ${agencyId} AND NOT record.is_erased AND staged.agency_id IS NULL`,
    /** Records of the quarters that were sent whole. */
    before: sql`FROM ${record}
      JOIN ${sent} ON ${date} >= sent.starts AND ${date} < sent.ends_before AND NOT sent.is_partial
      WHERE record.agency_id = ${agencyId} AND NOT record.is_erased`,
    /** Staged rows without a record. */
    added: sql`FROM ${staged} LEFT JOIN ${record} ON record.agency_id = ${agencyId} AND ${isSameRecord}
      WHERE ${isStaged} AND record.agency_id IS NULL`,
  };
}

function toDiffers({ values }: RecordTable): Sql {
  return sql`ROW(${list(values, 'staged')}) IS DISTINCT FROM ROW(${list(values, 'record')})`;
}

/** The marking of a row of `source`. */
export function toMarking({ declaration: { marking }, columns }: RecordTable, source: string): Sql {
  if (typeof marking === 'string') return sql`${marking}::"Marking"`;
  const toColumn = (name: string) => {
    const column = columns.find((each) => each.source === name);
    if (!column) throw new Error(`No column ${name} to mark records by`);
    return raw(`${source}.${column.name}`);
  };
  const isSensitive =
    'column' in marking
      ? sql`${toColumn(marking.column)} = ANY (${marking.sensitive})`
      : sql`greatest(${join(marking.countsOfPeople.map(toColumn))}) > 0`;
  // Other machines do not accept a conversion between a list and a text here (docs/decisions/0074).
  return sql`CASE WHEN ${isSensitive} THEN 'OFFICIAL_SENSITIVE'::"Marking" ELSE 'OFFICIAL'::"Marking" END`;
}

/**
 * The key of a row of `source` as people read it: a quarter by its own key, parts separated by
 * commas.
 */
export function toKeyText({ keys, declaration }: RecordTable, source: string): Sql {
  const parts = keys.map(({ name, source: column }) => {
    const isQuarter = declaration.columns.some(
      ({ name: sent, kind }) => sent === column && kind.type === 'quarter',
    );
    return isQuarter ? toQuarterText(raw(`${source}.${name}`)) : raw(`${source}.${name}::text`);
  });
  return sql`concat_ws(', ', ${join(parts)})`;
}

/**
 * Writes `2025-26-Q1` from the first day of the quarter. A financial year begins three months after
 * the calendar year.
 */
export function toQuarterText(start: Sql): Sql {
  return sql`(to_char(${start} - interval '3 months', 'YYYY') || to_char(${start} + interval '9 months', '-YY') || to_char(${start} - interval '3 months', '-"Q"Q'))`;
}

/** A column by its name in the database. */
type Named = Pick<RecordColumn, 'name'>;

/** `record.a, record.b`: the columns, each of `source`. */
export function list(columns: readonly Named[], source: string): Sql {
  return raw(columns.map(({ name }) => `${source}.${name}`).join(', '));
}

/** `a, b`: the columns as an INSERT names them. */
export function names(columns: readonly Named[]): Sql {
  return raw(columns.map(({ name }) => name).join(', '));
}

/**
 * Makes the planner hash both sides of a join until the transaction ends. Statements about a batch
 * join two large sets that were staged a moment ago, about which the planner knows nothing: it
 * would assume a handful of rows, and compare every row with every other. With that forbidden, it
 * expects such high costs that it would compile the statement, so compilation is off. ANALYZE would
 * need the owner of the table, which a writer is not, and would keep other writers' rows from being
 * counted meanwhile. The memory is enough for a million keys, so that they stay off the disk; only
 * one such transaction runs at a time (`lockPublishing`).
 */
export async function joinByHashing({ query }: Transaction): Promise<void> {
  await query(
    sql`SET LOCAL enable_nestloop = off; SET LOCAL jit = off; SET LOCAL work_mem = '128MB'`,
  );
}
