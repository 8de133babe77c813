import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { type Quarter, startOf } from '#domain/quarter.js';
import type { OpenScope } from '#domain/records/access.js';
import type { Database } from '#platform/database.js';

/** Findings of a quarter that are listed at most. */
const MAX_FINDINGS = 1000;

/** What a published return raised that rests on a record of another agency. */
export interface FoundInReturn {
  readonly dataset: Dataset;
  /** Whose record it rests on, and that record. */
  readonly agencyId: number;
  readonly reference: string;
  /** Who sent the return, and the row that raised it. */
  readonly senderId: number;
  readonly senderReference: string;
  readonly foundAt: Date;
}

/**
 * What returns of a quarter raised that still stands, for those who may be told: an agency where
 * the row names it, the cleared of all.
 */
export async function readFindings(
  database: Database,
  scope: OpenScope,
  quarter: Quarter,
): Promise<readonly FoundInReturn[]> {
  // Policies say the same once more.
  const isTold =
    scope.kind === 'ALL'
      ? sql`TRUE`
      : sql`is_named AND agency_id = ANY (${[...scope.agencyIds]}::int[])`;
  const { rows } = await database.readRecords(scope, ({ query }) =>
    query<FoundInReturn>(sql`
      SELECT dataset, agency_id AS "agencyId", reference, sender_id AS "senderId", sender_reference AS "senderReference", found_at AS "foundAt"
      FROM   return_finding
      WHERE  quarter_start = ${startOf(quarter)}::date AND ended_by IS NULL AND ${isTold}
      ORDER  BY found_at DESC, agency_id, sender_id, sender_reference
      LIMIT  ${MAX_FINDINGS}`),
  );
  return rows;
}
