import sql from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import { type Quarter, startOf } from '#domain/quarter.js';
import type { OpenScope } from '#domain/records/access.js';
import type { Database } from '#platform/database.js';

/** The maximum number of findings for a quarter that are listed. */
const MAX_FINDINGS = 1000;

/** A finding of a published return that depends on a record of another agency. */
export interface FoundInReturn {
  readonly dataset: Dataset;
  /** The id of the agency of the other record, and the reference of that record. */
  readonly agencyId: number;
  readonly reference: string;
  /** The id of the sender of the return, and the reference of the row in question. */
  readonly senderId: number;
  readonly senderReference: string;
  readonly foundAt: Date;
}

/**
 * Current findings of a quarter's returns, for people who may see them: an agency sees a finding if
 * the row names it, and cleared people see all.
 */
export async function readFindings(
  database: Database,
  scope: OpenScope,
  quarter: Quarter,
): Promise<readonly FoundInReturn[]> {
  // Row policies enforce the same.
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
