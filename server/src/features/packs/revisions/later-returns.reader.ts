import sql from 'sql-template-tag';

import type { LaterReturn } from '#domain/packs/readings/revisions.js';
import type { PlainDate } from '#domain/plain-date.js';
import { quarterOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

/** The returns published or taken back after a given time, without their content. */
export async function readLaterReturns(
  { query }: Pick<Transaction, 'query'>,
  since: Date,
): Promise<readonly LaterReturn[]> {
  const { rows } = await query<Omit<LaterReturn, 'quarter'> & { readonly start: PlainDate }>(sql`
    SELECT agency_id AS "agencyId", dataset, quarter_start AS start, published_at AS "publishedAt"
    FROM   submission
    WHERE  status <> 'STAGED' AND published_at > ${since}
    ORDER  BY published_at DESC, id`);
  return rows.map(({ start, ...sent }) => ({ ...sent, quarter: quarterOf(start) }));
}
