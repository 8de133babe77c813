import sql from 'sql-template-tag';

import { type Quarter, startOf } from '#domain/quarter.js';
import type { EarlierChanges } from '#domain/returns/staged/earlier-corrections.js';
import { countWarnings, STAGED_DAYS, type Waiting } from '#domain/returns/staged/staged-return.js';
import { latestTime } from '#features/returns/record-writer.store.js';
import type { FoundFile } from '#features/returns/return-file.js';
import { actFor, type Transaction } from '#platform/database.js';

import { spillPieces } from './spill.js';
import { putRight, type StagedOutcome, type StagedRecord, stagedRecord } from './staged-record.js';
import { stagedColumns } from './staged-return.reader.js';

/** A return that was sent in the browser, with its file. */
export interface NewStaged extends Pick<
  StagedRecord,
  | 'agencyId'
  | 'id'
  | 'dataset'
  | 'fileName'
  | 'sheet'
  | 'isPartial'
  | 'stagedAt'
  | 'stagedBy'
  | 'columns'
  | 'headingRow'
  | 'firstRows'
> {
  /** The quarter; null if the dates in the file decide. */
  readonly quarter: string | null;
  readonly content: Buffer;
}

/** Stores a return that was sent, to be checked. */
export async function insertStaged(transaction: Transaction, staged: NewStaged): Promise<void> {
  const { agencyId, id, dataset, quarter, fileName, sheet, content, columns } = staged;
  const { isPartial, stagedAt, stagedBy, headingRow, firstRows } = staged;
  await actFor(transaction, agencyId);
  await transaction.query(sql`
    INSERT INTO staged_return (agency_id, id, dataset, quarter_start, state, file_name, sheet, is_partial, content, staged_at, staged_by, version, columns, heading_row, first_rows, corrections, acknowledgements)
    VALUES (${agencyId}, ${id}::uuid, ${dataset}::"Dataset", ${quarter === null ? null : startOf(quarter)}::date, 'MAPPING', ${fileName.slice(0, 200)},
            ${sheet}, ${isPartial}, ${content}, ${stagedAt}, ${stagedBy}, 1, ${JSON.stringify(columns)}::jsonb,
            ${headingRow}, ${JSON.stringify(firstRows)}::jsonb, '[]', '[]')`);
}

/** Makes other processes that store a file for the same agency wait until this transaction ends. */
export async function lockRoom({ query }: Transaction, agencyId: number): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`staged ${agencyId}`}, 0))`);
}

/** The size of the file of a staged return, in bytes; null if it no longer exists. */
export async function findSize(
  transaction: Transaction,
  { agencyId, id }: Pick<StagedRecord, 'agencyId' | 'id'>,
): Promise<number | null> {
  await actFor(transaction, agencyId);
  const { rows } = await transaction.query<{ size: number }>(sql`
    SELECT octet_length(content) AS size FROM staged_return WHERE agency_id = ${agencyId} AND id = ${id}::uuid`);
  return rows[0]?.size ?? null;
}

/** How many of an agency's files are waiting to be published, and their total size. */
export async function countWaiting(transaction: Transaction, agencyId: number): Promise<Waiting> {
  await actFor(transaction, agencyId);
  const { rows } = await transaction.query<Waiting>(sql`
    SELECT count(*)::int AS count, coalesce(sum(octet_length(content)), 0)::float8 AS bytes
    FROM   staged_return WHERE agency_id = ${agencyId} AND state <> 'PUBLISHED'`);
  return rows[0] ?? { count: 0, bytes: 0 };
}

/**
 * Finds who sent the other whole returns from the same agency for the same dataset that wait to be
 * published for a quarter, which was named or follows from their dates.
 */
export async function findWaitingSenders(
  { query }: Transaction,
  { agencyId, id, dataset }: Pick<StagedRecord, 'agencyId' | 'id' | 'dataset'>,
  quarter: Quarter,
): Promise<readonly string[]> {
  const { rows } = await query<{ by: string }>(sql`
    SELECT staged_by AS by FROM staged_return
    WHERE  agency_id = ${agencyId} AND id <> ${id}::uuid AND dataset = ${dataset}::"Dataset"
      AND  state <> 'PUBLISHED' AND NOT is_partial
      AND  (quarter_start = ${startOf(quarter)}::date OR (quarter_start IS NULL AND outcome #>> '{file,quarter}' = ${quarter}))
    ORDER  BY staged_at DESC, id`);
  return rows.map(({ by }) => by);
}

/** A staged return with its file. */
export interface KeptReturn extends StagedRecord {
  /** The open file, which the caller closes. */
  readonly found: FoundFile;
}

/** The number of bytes of a file that are in memory at a time. */
const PIECE = 1_048_576;

/**
 * A staged return without its file, locked until the transaction ends; null if it no longer exists.
 * From here on the transaction acts for its agency.
 */
export async function lockStaged(
  transaction: Transaction,
  { agencyId, id }: Pick<StagedRecord, 'agencyId' | 'id'>,
): Promise<StagedRecord | null> {
  await actFor(transaction, agencyId);
  const { rows } = await transaction.query(sql`
    SELECT ${stagedColumns} FROM staged_return
    WHERE  agency_id = ${agencyId} AND id = ${id}::uuid FOR UPDATE`);
  const [row] = rows;
  return row ? stagedRecord.parse(row) : null;
}

/**
 * A staged return with its file, not locked; null if it no longer exists. From here on the
 * transaction acts for its agency.
 */
export async function findKept(
  transaction: Transaction,
  { agencyId, id }: Pick<StagedRecord, 'agencyId' | 'id'>,
): Promise<KeptReturn | null> {
  await actFor(transaction, agencyId);
  const { rows } = await transaction.query(sql`
    SELECT ${stagedColumns} FROM staged_return WHERE agency_id = ${agencyId} AND id = ${id}::uuid`);
  const [row] = rows;
  if (!row) return null;
  return {
    ...stagedRecord.parse(row),
    found: await spillPieces(readPieces(transaction, { agencyId, id })),
  };
}

async function* readPieces(
  { query }: Transaction,
  { agencyId, id }: Pick<StagedRecord, 'agencyId' | 'id'>,
): AsyncIterable<Buffer> {
  for (let start = 1; ; start += PIECE) {
    const { rows } = await query<{ piece: Buffer }>(sql`
      SELECT substring(content FROM ${start} FOR ${PIECE}) AS piece FROM staged_return
      WHERE  agency_id = ${agencyId} AND id = ${id}::uuid`);
    const piece = rows[0]?.piece;
    if (piece === undefined || piece.length === 0) return;
    yield piece;
  }
}

/**
 * Writes the changes to a staged return, which its transaction has locked. The file of a published
 * return is deleted, because the records have its contents.
 */
export async function updateStaged(
  { query }: Transaction,
  staged: Omit<StagedRecord, 'version'> & { readonly version: number },
): Promise<void> {
  const { agencyId, id, state, columns, outcome, corrections, acknowledgements } = staged;
  const { headingRow, firstRows, leftOut } = staged;
  await query(sql`
    UPDATE staged_return
    SET    state = ${state}::"StagedState", version = version + 1, quarter_start = ${staged.quarterStart}::date, columns = ${JSON.stringify(columns)}::jsonb,
           heading_row = ${headingRow}, first_rows = ${JSON.stringify(firstRows)}::jsonb, left_out = ${JSON.stringify(leftOut)}::jsonb, outcome = ${toStored(outcome, acknowledgements)}::jsonb, corrections = ${JSON.stringify(corrections)}::jsonb,
           acknowledgements = ${JSON.stringify(acknowledgements)}::jsonb, submission_id = ${staged.submissionId}::uuid,
           content = CASE ${state}::text WHEN 'PUBLISHED' THEN '' ELSE content END
    WHERE  agency_id = ${agencyId} AND id = ${id}::uuid`);
}

/**
 * The findings as stored, with the numbers of warnings. The list of staged returns reads only these
 * numbers.
 */
function toStored(
  outcome: StagedOutcome | null,
  acknowledgements: StagedRecord['acknowledgements'],
): string | null {
  if (outcome?.is !== 'SCREENED') return outcome && JSON.stringify(outcome);
  const { file } = outcome;
  const warnings = countWarnings(file.issues, acknowledgements);
  return JSON.stringify({ ...outcome, file: { ...file, warnings } });
}

/** Removes a staged return with its file. */
export async function deleteStaged(
  { query }: Transaction,
  { agencyId, id }: Pick<StagedRecord, 'agencyId' | 'id'>,
): Promise<void> {
  await query(sql`DELETE FROM staged_return WHERE agency_id = ${agencyId} AND id = ${id}::uuid`);
}

/**
 * Removes the expired staged returns of an agency.
 *
 * @returns how many there were
 */
export async function deleteExpired(
  transaction: Transaction,
  agencyId: number,
  now: Date,
): Promise<number> {
  await actFor(transaction, agencyId);
  const { rowCount } = await transaction.query(sql`
    DELETE FROM staged_return
    WHERE  agency_id = ${agencyId} AND staged_at <= ${now}::timestamptz - ${STAGED_DAYS} * interval '1 day'`);
  return rowCount ?? 0;
}

/** The agencies with expired staged returns. */
export async function findAgenciesWithExpired(
  { query }: Transaction,
  now: Date,
): Promise<readonly number[]> {
  const { rows } = await query<{ id: number }>(sql`
    SELECT DISTINCT agency_id AS id FROM staged_return
    WHERE  staged_at <= ${now}::timestamptz - ${STAGED_DAYS} * interval '1 day' ORDER BY 1`);
  return rows.map(({ id }) => id);
}

/**
 * The corrections in other staged returns of an agency and dataset that are still stored, including
 * published ones, newest first.
 */
export async function findPutRight(
  { query }: Transaction,
  { agencyId, id, dataset }: Pick<StagedRecord, 'agencyId' | 'id' | 'dataset'>,
  now: Date,
): Promise<EarlierChanges> {
  const { rows } = await query(sql`
    SELECT corrections, left_out AS "leftOut" FROM staged_return
    WHERE  agency_id = ${agencyId} AND id <> ${id}::uuid AND dataset = ${dataset}::"Dataset"
      AND  staged_at > ${now}::timestamptz - ${STAGED_DAYS} * interval '1 day'
    ORDER  BY staged_at DESC, id`);
  const found = rows.map((row) => putRight.parse(row));
  return {
    corrections: found.flatMap(({ corrections }) => corrections),
    leftOut: found.flatMap(({ leftOut }) => leftOut),
  };
}

/**
 * Finds the id of the submission for an agency and dataset that was published just now; null if
 * there is none.
 */
export async function findPublishedAt(
  { query }: Transaction,
  { agencyId, dataset }: Pick<StagedRecord, 'agencyId' | 'dataset'>,
  at: Date,
): Promise<string | null> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM submission
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" AND published_at BETWEEN ${at} AND ${latestTime(at)} AND status = 'PUBLISHED'
    ORDER  BY published_at DESC, staged_at DESC LIMIT 1`);
  return rows[0]?.id ?? null;
}
