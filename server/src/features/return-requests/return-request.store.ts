import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { startOf } from '#domain/quarter.js';
import type { LateReturns } from '#domain/return-requests/return-request.js';
import { actFor, type Transaction } from '#platform/database.js';

/** The person who asked for returns, and the time. */
export interface Asking {
  readonly on: PlainDate;
  readonly at: Date;
  /** The post of the person. */
  readonly by: string;
}

/**
 * Records that an agency is asked for its late returns.
 * @returns the datasets that it was not already asked for on that day
 */
export async function insertRequests(
  transaction: Transaction,
  { agencyId, quarter, late }: LateReturns,
  { on, at, by }: Asking,
): Promise<readonly Dataset[]> {
  await actFor(transaction, agencyId);
  const { rows } = await transaction.query<{ dataset: Dataset }>(sql`
    INSERT INTO return_request (agency_id, dataset, quarter_start, asked_on, asked_at, asked_by)
    SELECT ${agencyId}, dataset, ${startOf(quarter)}::date, ${on}::date, ${at}, ${by}
    FROM   unnest(${late.map(({ dataset }) => dataset)}::"Dataset"[]) AS late (dataset)
    ON     CONFLICT DO NOTHING
    RETURNING dataset::text AS dataset`);
  return rows.map(({ dataset }) => dataset);
}
