import sql, { empty, join, raw, type Sql } from 'sql-template-tag';

import { type UnknownColumn, unknownColumns } from '#domain/quality/unknown-columns.js';
import { type Quarter, shift, startOf } from '#domain/quarter.js';
import { toDatabaseName } from '#domain/returns/column.js';
import type { Transaction } from '#platform/database.js';

import type { RecordTable } from './record-table.js';

/** The agency and quarters whose counts are computed again. */
export interface QualityToKeep {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly quarters: readonly Quarter[];
}

/**
 * Counts again what the records of an agency leave unknown, by quarter, so that nobody has to read
 * all records for the counts (docs/decisions/0066). A register is compared with that of the quarter
 * before, so the next quarter is counted again as well.
 */
export async function keepQuality(
  { query }: Transaction,
  { table, agencyId, quarters }: QualityToKeep,
): Promise<void> {
  const later = isRegister(table) ? quarters.map((quarter) => shift(quarter, 1)) : [];
  const starts = [...new Set([...quarters, ...later].map(startOf))];
  await query(insertQuality(table, agencyId, starts));
}

/** The statement that stores the counts of quarters that begin on certain days. */
function insertQuality(table: RecordTable, agencyId: number, starts: readonly string[]): Sql {
  const { dataset, columns } = table.declaration;
  const date = raw(`record.${table.date}`);
  const counts = unknownColumns[dataset].map((unknown) => {
    const column = columns.find(({ name }) => name === unknown.name);
    if (!column) throw new Error(`${dataset} has no column ${unknown.name}`);
    const isUnknown = toIsUnknown(raw(`record.${toDatabaseName(column)}`), unknown, column.kind);
    return sql`${raw(`'${unknown.name}'`)}, count(*) FILTER (WHERE record.agency_id IS NOT NULL AND ${isUnknown})`;
  });
  return sql`
    INSERT INTO return_quality AS kept (agency_id, dataset, quarter_start, records, placed, larger_place, gaps, unknown)
    SELECT ${agencyId}::int, ${raw(`'${dataset}'`)}::"Dataset", wanted.start, count(record.agency_id)::int, count(record.area_code)::int,
           count(*) FILTER (WHERE area.kind <> 'DISTRICT')::int, ${isRegister(table) ? countGaps(table, agencyId) : sql`NULL::int`},
           json_build_object(${join(counts)})::jsonb
    FROM   unnest(${starts}::date[]) AS wanted (start)
    LEFT   JOIN ${raw(table.record)} AS record
           ON record.agency_id = ${agencyId} AND ${date} >= wanted.start AND ${date} < (wanted.start + interval '3 months')::date
    LEFT   JOIN area ON area.code = record.area_code
    GROUP  BY wanted.start
    ON     CONFLICT (agency_id, dataset, quarter_start) DO UPDATE
    SET    records = excluded.records, placed = excluded.placed, larger_place = excluded.larger_place, gaps = excluded.gaps, unknown = excluded.unknown`;
}

function toIsUnknown(
  column: Sql,
  { codes = [] }: UnknownColumn,
  kind: RecordTable['declaration']['columns'][number]['kind'],
): Sql {
  const listed = raw(`ARRAY[${codes.map((code) => `'${code}'`).join(', ')}]::text[]`);
  // A column of several codes is never null: without a code, or with only a code for unknown,
  // nothing is known.
  if (kind.type === 'codes') return sql`${column}::text[] <@ ${listed}`;
  return sql`(${column} IS NULL${codes.length === 0 ? empty : sql` OR ${column}::text = ANY (${listed})`})`;
}

/** Whether a table is a stock: each group has to come from the quarter before, or be new. */
function isRegister({ declaration }: RecordTable): boolean {
  return declaration.dataset === 'OCGS';
}

/**
 * Groups by which opening + mapped + reopened - archived differs from the closing number: those
 * that were open in the register before and are missing, and those that are open, were in no
 * earlier register and were mapped before this quarter. Null if either register is missing.
 */
function countGaps({ record }: RecordTable, agencyId: number): Sql {
  const register = (quarter: Sql) =>
    sql`SELECT reference, status, mapped_on FROM ${raw(record)} AS listed WHERE listed.agency_id = ${agencyId} AND listed.quarter_start = ${quarter}`;
  const before = register(sql`(wanted.start - interval '3 months')::date`);
  const now = register(sql`wanted.start`);
  return sql`
           (SELECT CASE WHEN count(before.reference) > 0 AND count(now.reference) > 0 THEN count(*) FILTER (
                     WHERE (now.reference IS NULL AND before.status <> 'ARCHIVED')
                        OR (before.reference IS NULL AND now.status <> 'ARCHIVED' AND now.mapped_on < wanted.start
                            AND NOT EXISTS (SELECT FROM ${raw(record)} AS known WHERE known.agency_id = ${agencyId}
                                            AND known.reference = now.reference AND known.quarter_start < wanted.start)))::int END
            FROM   (${before}) AS before FULL JOIN (${now}) AS now USING (reference))`;
}
