import sql, { join, raw, type Sql } from 'sql-template-tag';

import { type Batch, list, names } from './record-sql.store.js';
import type { RecordTable } from './record-table.js';

/** The columns of a record that figures use. */
export function columnsOf({ columns, derived, flags }: RecordTable, source: string): Sql {
  return list(
    [{ name: 'agency_id' }, { name: 'record_key' }, ...columns, ...derived, ...flags],
    source,
  );
}

/**
 * The changes that a published batch made, once written: a row for each version that was removed
 * (`direction` -1) and each that was added (1).
 */
export function changedRecords({ table, agencyId, submissions }: Batch): Sql {
  const ids = submissions.map(({ id }) => id);
  return sql`
    SELECT -1 AS direction, ${columnsOf(table, 'former')} FROM ${raw(table.history)} AS former
    WHERE  former.agency_id = ${agencyId} AND former.replaced_by = ANY (${ids}::uuid[])
    UNION  ALL
    SELECT 1, ${columnsOf(table, 'record')} FROM ${raw(table.record)} AS record
    WHERE  record.agency_id = ${agencyId} AND record.submission_id = ANY (${ids}::uuid[])`;
}

/** Records of one agency. `keys` has a list of values for each column of the key. */
export interface NamedRecords {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly keys: readonly (readonly string[])[];
}

/** True for the named records; `record` is the alias of the table. */
export function isNamed({ table, agencyId, keys }: NamedRecords): Sql {
  const columns = table.keys.map(({ name }, index) => {
    const type = raw(name.endsWith('_start') ? 'date' : 'text');
    return sql`${keys.map((key) => key[index] ?? null)}::${type}[]`;
  });
  // With `(a, b) IN (SELECT ...)`, Citus would send a faulty UPDATE to other machines.
  return sql`record.agency_id = ${agencyId}
      AND  EXISTS (SELECT FROM unnest(${join(columns)}) AS named (${names(table.keys)}) WHERE (${list(table.keys, 'named')}) = (${list(table.keys, 'record')}))`;
}

/** The records whose flag changes, each as it is (-1) and as it will be (1). */
export function turnedRecords(named: NamedRecords, flag: string): Sql {
  const { table } = named;
  const kept = { ...table, flags: table.flags.filter(({ name }) => name !== flag) };
  return sql`
    SELECT side.direction, ${columnsOf(kept, 'record')}, (record.${raw(flag)} = (side.direction = -1)) AS ${raw(flag)}
    FROM   ${raw(table.record)} AS record CROSS JOIN (VALUES (-1), (1)) AS side (direction)
    WHERE  ${isNamed(named)}`;
}
