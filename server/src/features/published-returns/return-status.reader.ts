import sql from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf, startOf } from '#domain/quarter.js';
import type { SentReturn } from '#domain/returned/return-list.js';
import type { Transaction } from '#platform/database.js';

/**
 * Published returns of agencies for these quarters that still count, without moderators' decisions.
 */
export async function readSent(
  transaction: Transaction,
  quarters: readonly Quarter[],
): Promise<readonly SentReturn[]> {
  const { rows } = await transaction.query<
    Omit<SentReturn, 'quarter'> & { readonly start: PlainDate }
  >(sql`
    WITH published AS (
      SELECT id, agency_id, dataset, quarter_start, is_partial, published_at, row_count, added, version,
             max(published_at) FILTER (WHERE NOT is_partial) OVER (PARTITION BY agency_id, dataset, quarter_start) AS whole_at
      FROM   submission
      WHERE  status = 'PUBLISHED' AND NOT is_moderation AND quarter_start = ANY (${quarters.map(startOf)}::date[])
    ), sent AS (
      SELECT agency_id, dataset, quarter_start,
             min(published_at) FILTER (WHERE NOT is_partial)                                          AS received_at,
             (array_agg(row_count ORDER BY published_at DESC, id) FILTER (WHERE NOT is_partial))[1]
               + coalesce(sum(added) FILTER (WHERE is_partial AND published_at >= whole_at), 0)::int          AS row_count,
             max(published_at)                                                                        AS sent_at,
             max(version)                                                                             AS version,
             (array_agg(id ORDER BY published_at DESC, id))[1]                                        AS submission_id
      FROM   published
      GROUP  BY agency_id, dataset, quarter_start
    )
    SELECT agency_id AS "agencyId", dataset, quarter_start AS start, received_at AS "receivedAt",
           (received_at AT TIME ZONE 'Europe/London')::date AS "receivedOn",
           CASE WHEN sent_at > received_at THEN sent_at END AS "sentAgainAt", row_count AS rows, version, submission_id AS "submissionId"
    FROM   sent`);
  return rows.map(({ start, ...sent }) => ({ ...sent, quarter: quarterOf(start) }));
}
