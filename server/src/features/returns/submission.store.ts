import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { from as copyFrom } from 'pg-copy-streams';
import sql, { raw } from 'sql-template-tag';

import { type Quarter, startOf } from '#domain/quarter.js';
import type { CellValue, ReturnRecord } from '#domain/returns/column.js';
import type { Transaction } from '#platform/database.js';

import { toCopyLine } from './copy-text.js';
import { names } from './record-sql.store.js';
import type { RecordTable } from './record-table.js';

/** A row that passed screening, on its way to staging. */
export interface StagedRow {
  readonly row: number;
  readonly recordKey: number;
  readonly hasWarning: boolean;
  readonly record: ReturnRecord;
  /** In the order of the table's derived columns. */
  readonly derived: readonly CellValue[];
}

/** Bytes that go to the server at a time: few enough to hold, enough not to wait for each row. */
const CHUNK_LENGTH = 65_536;

/** Copies rows into staging as they come; the source waits while the server is busy. */
export async function insertStagedRows(transaction: Transaction, staging: StagingTarget, rows: AsyncIterable<StagedRow>): Promise<void> {
  const { table } = staging;
  const columns = `agency_id, submission_id, row_number, has_warning, record_key, ${names([...table.columns, ...table.derived]).sql}`;
  const copy = transaction.client.query(copyFrom(`COPY ${table.staging} (${columns}) FROM STDIN`));
  await pipeline(Readable.from(toChunks(staging, rows), { objectMode: false, highWaterMark: CHUNK_LENGTH }), copy);
}

export interface StagingTarget {
  readonly table: RecordTable;
  readonly agencyId: number;
  readonly submissionId: string;
}

async function* toChunks({ table, agencyId, submissionId }: StagingTarget, rows: AsyncIterable<StagedRow>): AsyncIterable<Buffer> {
  const sources = table.columns.map(({ source }) => source);
  let chunk = '';
  for await (const { row, recordKey, hasWarning, record, derived } of rows) {
    const values: CellValue[] = [agencyId, submissionId, row, hasWarning, recordKey];
    for (const source of sources) values.push(record[source] ?? null);
    values.push(...derived);
    chunk += toCopyLine(values);
    if (chunk.length < CHUNK_LENGTH) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  if (chunk !== '') yield Buffer.from(chunk);
}

export interface NewSubmission extends StagingTarget {
  readonly quarter: Quarter;
  readonly isPartial: boolean;
  /** Without its folder; at most 200 characters are kept. */
  readonly fileName: string;
  readonly stagedAt: Date;
  /** Rows of the file, and warnings in them. */
  readonly rowCount: number;
  readonly warningCount: number;
}

/** Notes a submission as staged, beside its rows. */
export async function insertSubmission({ query }: Transaction, submission: NewSubmission): Promise<void> {
  const { table, agencyId, submissionId, quarter, isPartial, fileName, stagedAt, rowCount, warningCount } = submission;
  await query(sql`
    INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count)
    VALUES (${agencyId}, ${submissionId}, ${table.declaration.dataset}, ${startOf(quarter)}, 'STAGED', ${isPartial},
            ${fileName.slice(0, 200)}, ${stagedAt}, ${rowCount}, ${warningCount})`);
}

/**
 * Notes warnings that came after staging: `added` more of them, and `rows` that have one now and had none before.
 */
export async function updateWarnings(
  { query }: Transaction,
  { table, agencyId, submissionId, rows, added }: StagingTarget & { readonly rows: readonly number[]; readonly added: number },
): Promise<void> {
  await query(sql`
    UPDATE ${raw(table.staging)} SET has_warning = true
    WHERE  agency_id = ${agencyId} AND submission_id = ${submissionId}::uuid AND row_number = ANY (${[...rows]}::int[])`);
  await query(sql`
    UPDATE submission SET warning_count = warning_count + ${added}
    WHERE  agency_id = ${agencyId} AND id = ${submissionId}::uuid`);
}

/** Forgets submissions that were staged and not published, and their rows. */
export async function removeStaged({ query }: Transaction, { table, agencyId, submissions }: StagedIds): Promise<void> {
  const ids = submissions.map(({ id }) => id);
  await query(sql`DELETE FROM ${raw(table.staging)} WHERE agency_id = ${agencyId} AND submission_id = ANY (${ids}::uuid[])`);
  await query(sql`DELETE FROM submission WHERE agency_id = ${agencyId} AND id = ANY (${ids}::uuid[]) AND status = 'STAGED'`);
}

/** Forgets what an agency staged before `before` and nobody published: who staged it is gone. */
export async function removeAbandoned(transaction: Transaction, { table, agencyId, before }: AbandonedStaging): Promise<void> {
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
