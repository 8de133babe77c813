import sql, { empty } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

/** A return that was published, or a submission that took one back. */
export interface PublishedSubmission {
  readonly id: string;
  readonly agencyCode: string;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  readonly fileName: string;
  readonly status: 'PUBLISHED' | 'UNDONE' | 'UNDOING';
  readonly publishedAt: Date;
  readonly added: number;
  readonly corrected: number;
  readonly withdrawn: number;
}

export interface SubmissionFilter {
  /** Code of the sender; null for all. */
  readonly agency: string | null;
  readonly dataset: Dataset | null;
  readonly most: number;
}

/** The latest submissions first; among those published together, the latest quarter first. */
export async function findSubmissions(
  { query }: Transaction,
  { agency, dataset, most }: SubmissionFilter,
): Promise<readonly PublishedSubmission[]> {
  const { rows } = await query<
    Omit<PublishedSubmission, 'quarter'> & { readonly start: string }
  >(sql`
    SELECT submission.id, agency.code AS "agencyCode", submission.dataset, submission.quarter_start AS start, submission.file_name AS "fileName",
           submission.status, submission.published_at AS "publishedAt", submission.added, submission.corrected, submission.withdrawn
    FROM   submission JOIN agency ON agency.id = submission.agency_id
    WHERE  submission.status <> 'STAGED'
      ${agency === null ? empty : sql`AND agency.code = ${agency}`}
      ${dataset === null ? empty : sql`AND submission.dataset = ${dataset}::"Dataset"`}
    ORDER  BY submission.published_at DESC, submission.quarter_start DESC, submission.id
    LIMIT  ${most}`);
  return rows.map(({ start, ...row }) => ({ ...row, quarter: quarterOf(start) }));
}
