import sql, { join, raw, type Sql } from 'sql-template-tag';

import { toQuotedValue } from '#domain/quoted-value.js';
import type { Transaction } from '#platform/database.js';

import { type Batch, joinByHashing, list, toBatchSql, toKeyText } from './record-sql.store.js';
import type { ChangeCounts, Difference, RecordDifference } from './return.type.js';

interface CountRow extends ChangeCounts {
  readonly id: string;
}

interface RecordRow extends RecordDifference {
  readonly id: string;
}

/**
 * What publishing the batch would change, by the statements that publishing itself is made of.
 *
 * @param most records that are named of each kind of change, over the batch; the counts are whole
 */
export async function findDifference(
  transaction: Transaction,
  batch: Batch,
  most: number,
): Promise<ReadonlyMap<string, Difference>> {
  const { sent, corrected, withdrawn, added } = toBatchSql(batch);
  await joinByHashing(transaction);
  const counts = await transaction.query<CountRow>(sql`
    WITH corrected AS (SELECT staged.submission_id AS id, count(*)::int AS total ${corrected} GROUP BY 1),
         withdrawn AS (SELECT sent.id, count(*)::int AS total ${withdrawn} GROUP BY 1),
         added     AS (SELECT staged.submission_id AS id, count(*)::int AS total ${added} GROUP BY 1)
    SELECT sent.id, coalesce(added.total, 0) AS added, coalesce(corrected.total, 0) AS corrected, coalesce(withdrawn.total, 0) AS withdrawn
    FROM   ${sent}
    LEFT   JOIN corrected ON corrected.id = sent.id
    LEFT   JOIN withdrawn ON withdrawn.id = sent.id
    LEFT   JOIN added ON added.id = sent.id
    ORDER  BY sent.position`);

  const recordKeys = list(batch.table.keys, 'record');
  const stagedKeys = list(batch.table.keys, 'staged');
  const { rows } = await transaction.query<RecordRow>(sql`
    (SELECT staged.submission_id AS id, ${toKeyText(batch.table, 'record')} AS key, 'CORRECTED' AS change, ${toChangedColumns(batch)} AS columns
     ${corrected} ORDER BY ${recordKeys} LIMIT ${most})
    UNION ALL
    (SELECT sent.id, ${toKeyText(batch.table, 'record')}, 'WITHDRAWN', '{}' ${withdrawn} ORDER BY ${recordKeys} LIMIT ${most})
    UNION ALL
    (SELECT staged.submission_id, ${toKeyText(batch.table, 'staged')}, 'ADDED', '{}' ${added} ORDER BY ${stagedKeys} LIMIT ${most})`);

  return new Map(
    counts.rows.map(({ id, ...count }) => {
      const records = rows
        .filter((row) => row.id === id)
        .map(({ key, change, columns }) => ({ key: toQuotedValue(key), change, columns }));
      return [id, { ...count, records }];
    }),
  );
}

function toChangedColumns({ table }: Batch): Sql {
  const names = table.values.map(
    ({ name, source }) =>
      sql`CASE WHEN ${raw(`staged.${name} IS DISTINCT FROM record.${name}`)} THEN ${source}::text END`,
  );
  return sql`array_remove(ARRAY[${join(names)}], NULL)`;
}
