import sql, { raw, type Sql } from 'sql-template-tag';

import { toQuarterText } from './record-sql.store.js';
import type { RecordColumn, RecordTable } from './record-table.js';

/** A column of a record or a staged row as written in a return. Null if it is empty. */
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
      return sql`(SELECT code FROM agency WHERE id = ${column})`;
    case 'agencies':
      return sql`(SELECT string_agg(code, ';' ORDER BY code) FROM agency WHERE id = ANY (${column}))`;
    case 'yes-no':
      return sql`CASE WHEN ${column} THEN 'yes' WHEN NOT ${column} THEN 'no' END`;
    default:
      return sql`${column}::text`;
  }
}
