import sql, { join, raw, type Sql } from 'sql-template-tag';

import { toQuotedValue } from '#domain/quoted-value.js';
import type { RecordSender } from '#domain/returns/withdrawal.js';
import type { Transaction } from '#platform/database.js';

import { type Batch, joinByHashing, list, toBatchSql, toKeyText } from './record-sql.store.js';
import type { ChangeCounts, ChangedValue, Difference, RecordDifference } from './return.type.js';
import { knownAgencies, toSentText } from './sent-text.store.js';

interface CountRow extends ChangeCounts, Pick<Difference, 'before'> {
  readonly id: string;
}

interface RecordRow extends RecordDifference {
  readonly id: string;
  readonly values: readonly ChangedValue[];
}

export interface NamedRecords {
  /**
   * The maximum number of records named for each kind of change, over the batch. Counts are
   * complete.
   */
  readonly most: number;
  /** Whether changed columns come with their values, for people who open the agency's records. */
  readonly hasValues: boolean;
}

/**
 * Returns what publishing the batch would change, computed by the same statements that publishing
 * uses.
 */
export async function findDifference(
  transaction: Transaction,
  batch: Batch,
  { most, hasValues }: NamedRecords,
): Promise<ReadonlyMap<string, Difference>> {
  const { sent, corrected, withdrawn, added, before } = toBatchSql(batch);
  await joinByHashing(transaction);
  const counts = await transaction.query<CountRow>(sql`
    WITH corrected AS (SELECT staged.submission_id AS id, count(*)::int AS total ${corrected} GROUP BY 1),
         withdrawn AS (SELECT sent.id, count(*)::int AS total ${withdrawn} GROUP BY 1),
         added     AS (SELECT staged.submission_id AS id, count(*)::int AS total ${added} GROUP BY 1),
         before    AS (SELECT sent.id, count(*)::int AS total ${before} GROUP BY 1)
    SELECT sent.id, coalesce(added.total, 0) AS added, coalesce(corrected.total, 0) AS corrected, coalesce(withdrawn.total, 0) AS withdrawn,
           coalesce(before.total, 0) AS before
    FROM   ${sent}
    LEFT   JOIN corrected ON corrected.id = sent.id
    LEFT   JOIN withdrawn ON withdrawn.id = sent.id
    LEFT   JOIN added ON added.id = sent.id
    LEFT   JOIN before ON before.id = sent.id
    ORDER  BY sent.position`);

  const recordKeys = list(batch.table.keys, 'record');
  const stagedKeys = list(batch.table.keys, 'staged');
  const { rows } = await transaction.query<RecordRow>(sql`
    WITH ${knownAgencies}
    (SELECT staged.submission_id AS id, ${toKeyText(batch.table, 'record')} AS key, 'CORRECTED' AS change, ${toChangedColumns(batch)} AS columns, ${hasValues ? toChangedValues(batch) : noValues} AS values
     ${corrected} ORDER BY ${recordKeys} LIMIT ${most})
    UNION ALL
    (SELECT sent.id, ${toKeyText(batch.table, 'record')}, 'WITHDRAWN', '{}', ${noValues} ${withdrawn} ORDER BY ${recordKeys} LIMIT ${most})
    UNION ALL
    (SELECT staged.submission_id, ${toKeyText(batch.table, 'staged')}, 'ADDED', '{}', ${noValues} ${added} ORDER BY ${stagedKeys} LIMIT ${most})`);

  return new Map(
    counts.rows.map(({ id, ...count }) => {
      const records = rows
        .filter((row) => row.id === id)
        .map(({ key, change, columns, values }) => ({
          ...{ key: toQuotedValue(key), change, columns },
          ...(hasValues ? { values: values.map(toShown) } : {}),
        }));
      return [id, { ...count, records }];
    }),
  );
}

/**
 * Returns who sent the records that publishing the batch would withdraw, and on which day in
 * London, by submission; most records first. Records that a panel's decision changed last are left
 * out.
 */
export async function findSenders(
  { query }: Transaction,
  batch: Batch,
): Promise<ReadonlyMap<string, readonly RecordSender[]>> {
  const { withdrawn } = toBatchSql(batch);
  const { rows } = await query<RecordSender & { readonly id: string }>(sql`
    SELECT gone.id, published_by AS by, (published_at AT TIME ZONE 'Europe/London')::date::text AS on, count(*)::int AS records
    FROM   (SELECT sent.id, record.submission_id ${withdrawn}) AS gone
    JOIN   submission ON submission.agency_id = ${batch.agencyId} AND submission.id = gone.submission_id
    WHERE  published_at IS NOT NULL AND NOT is_moderation
    GROUP  BY 1, 2, 3 ORDER BY records DESC, 3 DESC, 2`);
  const found = new Map<string, RecordSender[]>();
  for (const { id, ...sender } of rows) found.set(id, [...(found.get(id) ?? []), sender]);
  return found;
}

const noValues = sql`'[]'::jsonb`;

function toShown({ column, before, after }: ChangedValue): ChangedValue {
  const show = (text: string | null) => (text === null ? null : toQuotedValue(text));
  return { column, before: show(before), after: show(after) };
}

function toChangedValues({ table }: Batch): Sql {
  const values = table.values.map((column) => {
    const differs = raw(`staged.${column.name} IS DISTINCT FROM record.${column.name}`);
    return sql`CASE WHEN ${differs} THEN jsonb_build_object('column', ${column.source}::text,
      'before', ${toSentText(table, column, 'record')}, 'after', ${toSentText(table, column, 'staged')}) END`;
  });
  return sql`to_jsonb(array_remove(ARRAY[${join(values)}], NULL))`;
}

function toChangedColumns({ table }: Batch): Sql {
  const names = table.values.map(
    ({ name, source }) =>
      sql`CASE WHEN ${raw(`staged.${name} IS DISTINCT FROM record.${name}`)} THEN ${source}::text END`,
  );
  return sql`array_remove(ARRAY[${join(names)}], NULL)`;
}
