import sql, { empty } from 'sql-template-tag';
import { z } from 'zod';

import { type Dataset, objectives } from '#domain/lists.js';
import { catalogue } from '#domain/measures/catalogue.js';
import { type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import type { MovedFigure } from '#domain/scorecard/moved-figure.js';
import type { Database } from '#platform/database.js';

/** How many returns a page of the history has. */
export const HISTORY_PAGE = 20;

const keysOf = <Key extends string>(list: Readonly<Record<Key, unknown>>) =>
  z.custom<Key>((value) => typeof value === 'string' && Object.hasOwn(list, value));

const movedFigures = z
  .array(
    z.object({
      measure: keysOf(catalogue),
      objective: keysOf(objectives).nullable(),
      before: z.number().nullable(),
      after: z.number().nullable(),
    }),
  )
  .nullable();

/** A return that an agency published, and what has become of it. */
export interface PublishedReturnRecord {
  readonly id: string;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  readonly fileName: string;
  readonly isPartial: boolean;
  readonly publishedAt: Date;
  /** The post of the publisher; null if that was not kept. */
  readonly publishedBy: string | null;
  /** The agency's own data version; null if the return changed nothing. */
  readonly version: number | null;
  readonly rowCount: number;
  readonly warningCount: number;
  readonly added: number;
  readonly corrected: number;
  readonly withdrawn: number;
  /** The figures that the return moved; null if they are not kept. */
  readonly moved: readonly MovedFigure[] | null;
  /** When and by whom the return was taken back; null if it was not. */
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneVersion: number | null;
  /** Whether no return for the same quarter and dataset that still counts came before it. */
  readonly isFirst: boolean;
  /** The id of the staged return that it was published from; null once that is no longer kept. */
  readonly stagedId: string | null;
  /** The number of cells corrected in the staged return; null like `stagedId`. */
  readonly correctionCount: number | null;
  readonly state: PublishedState;
}

/** `REPLACED` if a return for its quarter and dataset that still counts came after it. */
export type PublishedState = 'CURRENT' | 'REPLACED' | 'UNDONE';

export interface PublishedFilter {
  readonly agencyId: number;
  /** The quarter; null for all. The other filters work the same way. */
  readonly quarter: Quarter | null;
  readonly dataset: Dataset | null;
  /** The post of the person who published the returns. */
  readonly by: string | null;
  readonly state: PublishedState | null;
  /** The number of the page, from 1. */
  readonly page: number;
}

/** A page of an agency's history. */
export interface PublishedPage {
  readonly returns: readonly PublishedReturnRecord[];
  /** The number of returns on all pages. */
  readonly count: number;
  readonly undoneCount: number;
  readonly replacedCount: number;
}

interface FoundRow extends Omit<PublishedReturnRecord, 'quarter' | 'moved'> {
  readonly start: string;
  readonly moved: unknown;
  readonly count: number;
  readonly undoneCount: number;
  readonly replacedCount: number;
}

/**
 * The returns that an agency published, newest first, without moderators' decisions. A return that
 * was taken back is listed once, with the person who took it back.
 */
export async function readPublished(
  database: Database,
  { agencyId, quarter, dataset, by, state, page }: PublishedFilter,
): Promise<PublishedPage> {
  const { rows } = await database.readRecords(
    { kind: 'AGENCIES', agencyIds: [agencyId] },
    ({ query }) =>
      query<FoundRow>(sql`
      WITH counting AS (
        SELECT dataset, quarter_start, id, published_at FROM submission
        WHERE  agency_id = ${agencyId} AND status = 'PUBLISHED' AND NOT is_moderation),
      sent AS (
        SELECT submission.*,
               CASE WHEN submission.status = 'UNDONE' THEN 'UNDONE'
                    WHEN EXISTS (SELECT FROM counting WHERE counting.dataset = submission.dataset AND counting.quarter_start = submission.quarter_start AND counting.published_at > submission.published_at) THEN 'REPLACED'
                    ELSE 'CURRENT' END AS state
        FROM   submission
        WHERE  agency_id = ${agencyId} AND status IN ('PUBLISHED', 'UNDONE') AND NOT is_moderation
          ${quarter === null ? empty : sql`AND quarter_start = ${startOf(quarter)}::date`}
          ${dataset === null ? empty : sql`AND dataset = ${dataset}::"Dataset"`}
          ${by === null ? empty : sql`AND published_by = ${by}`}),
      listed AS (
        SELECT sent.*, count(*) OVER ()::int AS listed_count,
               count(*) FILTER (WHERE state = 'UNDONE') OVER ()::int AS undone_count,
               count(*) FILTER (WHERE state = 'REPLACED') OVER ()::int AS replaced_count
        FROM   sent
        ${state === null ? empty : sql`WHERE state = ${state}`}
        ORDER  BY published_at DESC, quarter_start DESC, id
        LIMIT  ${HISTORY_PAGE} OFFSET ${(page - 1) * HISTORY_PAGE})
      SELECT listed.id, listed.dataset, listed.quarter_start AS start, listed.file_name AS "fileName", listed.is_partial AS "isPartial", listed.state,
             listed.published_at AS "publishedAt", listed.published_by AS "publishedBy", listed.version, listed.row_count AS "rowCount", listed.warning_count AS "warningCount",
             listed.added, listed.corrected, listed.withdrawn, listed.moved,
             listed.listed_count AS count, listed.undone_count AS "undoneCount", listed.replaced_count AS "replacedCount",
             undoing.published_at AS "undoneAt", undoing.published_by AS "undoneBy", undoing.version AS "undoneVersion",
             staged.id AS "stagedId", jsonb_array_length(staged.corrections) AS "correctionCount",
             NOT EXISTS (SELECT FROM counting WHERE counting.dataset = listed.dataset AND counting.quarter_start = listed.quarter_start AND counting.published_at < listed.published_at) AS "isFirst"
      FROM   listed
      LEFT   JOIN submission AS undoing ON undoing.agency_id = ${agencyId} AND undoing.undoes = listed.id AND undoing.status = 'UNDOING'
      LEFT   JOIN staged_return AS staged ON staged.agency_id = ${agencyId} AND staged.submission_id = listed.id
      ORDER  BY listed.published_at DESC, listed.quarter_start DESC, listed.id`),
  );
  return {
    count: rows[0]?.count ?? 0,
    undoneCount: rows[0]?.undoneCount ?? 0,
    replacedCount: rows[0]?.replacedCount ?? 0,
    returns: rows.map(({ start, moved, ...row }) => ({
      ...row,
      quarter: quarterOf(start),
      moved: movedFigures.parse(moved),
    })),
  };
}

/** The maximum number of posts listed. */
const MAX_POSTS = 100;

/** The posts that have ever published a return for an agency, by name, at most 100. */
export async function readPublishers(
  database: Database,
  agencyId: number,
): Promise<readonly string[]> {
  const { rows } = await database.readRecords(
    { kind: 'AGENCIES', agencyIds: [agencyId] },
    ({ query }) =>
      query<{ post: string }>(sql`
      SELECT DISTINCT published_by AS post FROM submission
      WHERE  agency_id = ${agencyId} AND status IN ('PUBLISHED', 'UNDONE') AND NOT is_moderation AND published_by IS NOT NULL
      ORDER  BY post
      LIMIT  ${MAX_POSTS}`),
  );
  return rows.map(({ post }) => post);
}
