import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { from as copyFrom } from 'pg-copy-streams';
import sql, { raw } from 'sql-template-tag';

import { startOf } from '#domain/quarter.js';
import type { CellValue, ReturnRecord } from '#domain/returns/column.js';
import type { Transaction } from '#platform/database.js';

import { toCopyLine } from './copy-text.js';
import { names } from './record-sql.store.js';
import type { RecordTable } from './record-table.js';
import type { StagedSubmission } from './return.type.js';

/** A row that passed screening, to be staged. */
export interface StagedRow {
  readonly submissionId: string;
  readonly row: number;
  readonly recordKey: number;
  readonly hasWarning: boolean;
  readonly record: ReturnRecord;
  /** The values of the derived columns, in the order of the table. */
  readonly derived: readonly CellValue[];
}

/** Staged rows in groups, which may have any size. */
export type StagedRows = AsyncIterable<readonly StagedRow[]>;

/**
 * The number of bytes sent to the server at a time: few enough for memory, and enough not to wait
 * for each row.
 */
const CHUNK_LENGTH = 65_536;

/** Copies rows into staging as they arrive; the source waits while the server is busy. */
export async function insertStagedRows(
  transaction: Transaction,
  staging: StagingTarget,
  rows: StagedRows,
): Promise<void> {
  const { table } = staging;
  const columns = `agency_id, submission_id, row_number, has_warning, record_key, ${names([...table.columns, ...table.derived]).sql}`;
  const copy = transaction.client.query(copyFrom(`COPY ${table.staging} (${columns}) FROM STDIN`));
  await pipeline(
    Readable.from(toChunks(staging, rows), { objectMode: false, highWaterMark: CHUNK_LENGTH }),
    copy,
  );
}

export interface StagingTarget {
  readonly table: RecordTable;
  readonly agencyId: number;
}

async function* toChunks(
  { table, agencyId }: StagingTarget,
  rows: StagedRows,
): AsyncIterable<Buffer> {
  const sources = table.columns.map(({ source }) => source);
  let chunk = '';
  for await (const some of rows) {
    for (const { submissionId, row, recordKey, hasWarning, record, derived } of some) {
      const values: CellValue[] = [agencyId, submissionId, row, hasWarning, recordKey];
      for (const source of sources) values.push(record[source] ?? null);
      values.push(...derived);
      chunk += toCopyLine(values);
      if (chunk.length < CHUNK_LENGTH) continue;
      yield Buffer.from(chunk);
      chunk = '';
    }
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

export interface NewSubmission extends StagedSubmission {
  /** The name of the file without its folder; at most 200 characters are kept. */
  readonly fileName: string;
  readonly stagedAt: Date;
  /** The number of rows of the file, and of warnings in them. */
  readonly rowCount: number;
  readonly warningCount: number;
  /** Whether moderators made the submission. If not, its agency sent it. */
  readonly isModeration?: boolean;
}

/** Records submissions as staged, along with their rows. */
export async function insertSubmissions(
  { query }: Transaction,
  { table, agencyId }: StagingTarget,
  submissions: readonly NewSubmission[],
): Promise<void> {
  await query(sql`
    INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count, is_moderation)
    SELECT ${agencyId}, sent.id, ${table.declaration.dataset}, sent.starts, 'STAGED', sent.is_partial, sent.file_name, sent.staged_at,
           sent.row_count, sent.warning_count, sent.is_moderation
    FROM   unnest(${submissions.map(({ id }) => id)}::uuid[], ${submissions.map(({ quarter }) => startOf(quarter))}::date[],
                  ${submissions.map(({ isPartial }) => isPartial)}::boolean[], ${submissions.map(({ fileName }) => fileName.slice(0, 200))}::text[],
                  ${submissions.map(({ stagedAt }) => stagedAt)}::timestamptz[], ${submissions.map(({ rowCount }) => rowCount)}::int[],
                  ${submissions.map(({ warningCount }) => warningCount)}::int[], ${submissions.map(({ isModeration = false }) => isModeration)}::boolean[])
           AS sent (id, starts, is_partial, file_name, staged_at, row_count, warning_count, is_moderation)`);
}

/**
 * Records warnings that were found after staging: `added` is how many were found, and `rows` is how
 * many rows had no warning before.
 */
export async function updateWarnings(
  { query }: Transaction,
  {
    table,
    agencyId,
    submissionId,
    rows,
    added,
  }: StagingTarget & {
    readonly submissionId: string;
    readonly rows: readonly number[];
    readonly added: number;
  },
): Promise<void> {
  await query(sql`
    UPDATE ${raw(table.staging)} SET has_warning = true
    WHERE  agency_id = ${agencyId} AND submission_id = ${submissionId}::uuid AND row_number = ANY (${[...rows]}::int[])`);
  await query(sql`
    UPDATE submission SET warning_count = warning_count + ${added}
    WHERE  agency_id = ${agencyId} AND id = ${submissionId}::uuid`);
}

/** Deletes submissions that were staged and not published, with their rows. */
export async function removeStaged(
  { query }: Transaction,
  { table, agencyId, submissions }: StagedIds,
): Promise<void> {
  const ids = submissions.map(({ id }) => id);
  await query(
    sql`DELETE FROM ${raw(table.staging)} WHERE agency_id = ${agencyId} AND submission_id = ANY (${ids}::uuid[])`,
  );
  await query(
    sql`DELETE FROM submission WHERE agency_id = ${agencyId} AND id = ANY (${ids}::uuid[]) AND status = 'STAGED'`,
  );
}

/**
 * Deletes what an agency staged before `before` and nobody published, because the process that
 * staged it is gone.
 */
export async function removeAbandoned(
  transaction: Transaction,
  { table, agencyId, before }: AbandonedStaging,
): Promise<void> {
  const { rows } = await transaction.query<{ id: string }>(sql`
    SELECT id FROM submission
    WHERE  agency_id = ${agencyId} AND dataset = ${table.declaration.dataset} AND status = 'STAGED' AND staged_at < ${before}
    ORDER  BY id
    FOR    UPDATE SKIP LOCKED`);
  if (rows.length > 0) await removeStaged(transaction, { table, agencyId, submissions: rows });
}

interface AbandonedStaging {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly before: Date;
}

interface StagedIds {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly submissions: readonly { readonly id: string }[];
}
