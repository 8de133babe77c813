import sql, { raw, type Sql } from 'sql-template-tag';

import { toQuarterText } from './record-sql.store.js';
import type { RecordColumn, RecordTable } from './record-table.js';

/**
 * Every agency with its code, as `known_agency` of a statement that writes agencies as they were
 * sent. The agencies are read once and not for each record, because records may be on several
 * machines, and agencies are on one (docs/decisions/0074).
 */
export const knownAgencies = sql`known_agency AS MATERIALIZED (SELECT id, code FROM agency)`;

/**
 * A column of a record or a staged row as written in a return, in a statement with `knownAgencies`.
 * Null if it is empty.
 */
export function toSentText(
  { declaration }: RecordTable,
  { name, source: sent }: RecordColumn,
  source: 'record' | 'staged',
): Sql {
  const kind = declaration.columns.find((column) => column.name === sent)?.kind.type;
  const column = raw(`${source}.${name}`);
  switch (kind) {
    case 'pounds':
      return sql`trim_scale(${column} / 100.0)::text`;
    case 'codes':
      return sql`array_to_string(${column}::text[], ';')`;
    case 'quarter':
      return toQuarterText(column);
    case 'agency':
      return sql`(SELECT code FROM known_agency WHERE id = ${column})`;
    case 'agencies':
      return sql`(SELECT string_agg(code, ';' ORDER BY code) FROM known_agency WHERE id = ANY (${column}))`;
    case 'yes-no':
      return sql`CASE WHEN ${column} THEN 'yes' WHEN NOT ${column} THEN 'no' END`;
    default:
      return sql`${column}::text`;
  }
}
