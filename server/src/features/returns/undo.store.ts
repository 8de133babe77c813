import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

import { list, names } from './record-sql.store.js';
import type { RecordTable } from './record-table.js';

/** A submission that somebody may want to take back. */
export interface KnownSubmission {
  readonly agencyId: number;
  readonly agencyCode: string;
  readonly id: string;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  readonly fileName: string;
  readonly status: 'STAGED' | 'PUBLISHED' | 'UNDONE' | 'UNDOING';
  /** Whether moderators made the submission. If not, its agency sent it. */
  readonly isModeration: boolean;
}

/** Finds a submission by its id, regardless of who sent it; null if there is none. */
export async function findSubmission(
  { query }: Transaction,
  id: string,
): Promise<KnownSubmission | null> {
  const { rows } = await query<Omit<KnownSubmission, 'quarter'> & { readonly start: string }>(sql`
    SELECT submission.agency_id AS "agencyId", agency.code AS "agencyCode", submission.id, submission.dataset, submission.quarter_start AS start,
           submission.file_name AS "fileName", submission.status, submission.is_moderation AS "isModeration"
    FROM   submission JOIN agency ON agency.id = submission.agency_id
    WHERE  submission.id = ${id}::uuid`);
  const [found] = rows;
  return found ? { ...found, quarter: quarterOf(found.start) } : null;
}

/** One agency's submission and the table of its dataset. */
export interface Undoing {
  readonly table: RecordTable;
  readonly agencyId: number;
  /** The id of the submission that is taken back. */
  readonly id: string;
}

/** A later submission that depends on the same records, with how many of them it changed. */
export interface LaterSubmission {
  readonly id: string;
  readonly fileName: string;
  /** The day of publication, in London. */
  readonly publishedOn: PlainDate;
  /** How many of the records it changed; 0 for a whole return that had them unchanged. */
  readonly records: number;
  /** Whether moderators made the submission. If not, its agency sent it. */
  readonly isModeration: boolean;
}

/**
 * Finds the submissions that prevent taking this one back, latest first. They were not taken back
 * themselves. They changed, removed or restored its records, or later covered one of its whole
 * quarters, which would then differ from what they stated.
 */
export async function findLater(
  { query }: Transaction,
  { table, agencyId, id }: Undoing,
): Promise<readonly LaterSubmission[]> {
  const keys = names(table.keys);
  const dated = raw(`${names(table.keys).sql}, ${table.date} AS lies_on`);
  const { rows } = await query<LaterSubmission>(sql`
    WITH written AS (
      SELECT ${dated} FROM ${raw(table.history)} WHERE agency_id = ${agencyId} AND (replaced_by = ${id}::uuid OR submission_id = ${id}::uuid)
      UNION
      SELECT ${dated} FROM ${raw(table.record)} WHERE agency_id = ${agencyId} AND submission_id = ${id}::uuid),
    touched AS (SELECT DISTINCT ${keys} FROM written),
    ended AS (
      SELECT DISTINCT ON (${keys}) ${keys}, replaced_by FROM ${raw(table.history)}
      WHERE  agency_id = ${agencyId} AND (${keys}) IN (TABLE touched)
      ORDER  BY ${keys}, version DESC),
    standing AS (
      SELECT coalesce(record.submission_id, ended.replaced_by) AS last_id, count(*)::int AS records
      FROM   touched
      LEFT   JOIN ${raw(table.record)} AS record ON record.agency_id = ${agencyId} AND ${isSame(table, 'record', 'touched')}
      LEFT   JOIN ended ON ${isSame(table, 'ended', 'touched')}
      GROUP  BY 1),
    undone AS (SELECT dataset, published_at FROM submission WHERE agency_id = ${agencyId} AND id = ${id}::uuid)
    SELECT submission.id, submission.file_name AS "fileName", (submission.published_at AT TIME ZONE 'Europe/London')::date::text AS "publishedOn", coalesce(standing.records, 0) AS records, submission.is_moderation AS "isModeration"
    FROM   submission CROSS JOIN undone LEFT JOIN standing ON standing.last_id = submission.id
    WHERE  submission.agency_id = ${agencyId} AND submission.id <> ${id}::uuid AND submission.status = 'PUBLISHED'
      AND  (standing.last_id IS NOT NULL
            OR (submission.dataset = undone.dataset AND NOT submission.is_partial AND submission.published_at > undone.published_at
                AND submission.quarter_start IN (SELECT date_trunc('quarter', lies_on::timestamp)::date FROM written)))
    ORDER  BY submission.published_at DESC, submission.id`);
  return rows;
}

function isSame({ keys }: RecordTable, one: string, other: string): Sql {
  return join(
    keys.map(({ name }) => raw(`${one}.${name} = ${other}.${name}`)),
    ' AND ',
  );
}

/**
 * Stages a submission’s quarter, as a whole return, as it would be without that submission. Records
 * from other submissions stay as they are now, and records that this one corrected or withdrew
 * become as they were before.
 *
 * @param to the submission under which the quarter is staged
 */
export async function stageFormer(
  { query }: Transaction,
  { table, agencyId, id }: Undoing,
  to: { readonly id: string; readonly starts: string; readonly endsBefore: string },
): Promise<number> {
  const kept = [...table.columns, ...table.derived];
  const { rowCount } = await query(sql`
    INSERT INTO ${raw(table.staging)} (agency_id, submission_id, row_number, has_warning, record_key, ${names(kept)})
    SELECT ${agencyId}, ${to.id}::uuid, row_number() OVER (), false, standing.record_key, ${list(kept, 'standing')}
    FROM (
      SELECT record_key, ${names(kept)} FROM ${raw(table.record)}
      WHERE  agency_id = ${agencyId} AND NOT is_erased AND submission_id <> ${id}::uuid AND ${raw(table.date)} >= ${to.starts}::date AND ${raw(table.date)} < ${to.endsBefore}::date
      UNION ALL
      SELECT record_key, ${names(kept)} FROM ${raw(table.history)} WHERE agency_id = ${agencyId} AND replaced_by = ${id}::uuid) AS standing`);
  return rowCount ?? 0;
}

/**
 * Restores who had written the restored records, so that those submissions can still be taken back.
 */
export async function restoreSenders(
  { query }: Transaction,
  { table, agencyId, id }: Undoing,
  undoingId: string,
): Promise<void> {
  await query(sql`
    UPDATE ${raw(table.record)} AS record SET submission_id = former.submission_id
    FROM   ${raw(table.history)} AS former
    WHERE  record.agency_id = ${agencyId} AND record.submission_id = ${undoingId}::uuid
      AND  former.agency_id = ${agencyId} AND former.replaced_by = ${id}::uuid AND ${isSame(table, 'former', 'record')}`);
}

/** Marks one submission as taken back, and the other as the one that took it back. */
export async function markUndone(
  { query }: Transaction,
  { agencyId, id }: Pick<Undoing, 'agencyId' | 'id'>,
  undoingId: string,
): Promise<void> {
  await query(
    sql`UPDATE submission SET status = 'UNDONE' WHERE agency_id = ${agencyId} AND id = ${id}::uuid`,
  );
  await query(
    sql`UPDATE submission SET status = 'UNDOING', undoes = ${id}::uuid WHERE agency_id = ${agencyId} AND id = ${undoingId}::uuid`,
  );
}
