import sql from 'sql-template-tag';

import type { AcknowledgedGroup } from '#domain/quality/acknowledged.js';
import type { Transaction } from '#platform/database.js';

/**
 * Stores why the warnings of a published return were acknowledged, beyond the thirty days for which
 * the staged return is kept. Only what somebody wrote is stored, and no rows.
 */
export async function insertAcknowledged(
  { query }: Transaction,
  { agencyId, submissionId }: { readonly agencyId: number; readonly submissionId: string },
  groups: readonly AcknowledgedGroup[],
): Promise<void> {
  if (groups.length === 0) return;
  await query(sql`
    INSERT INTO acknowledged_warning (agency_id, submission_id, column_name, why, warnings)
    SELECT ${agencyId}, ${submissionId}::uuid, given.column_name, given.why, given.warnings
    FROM   unnest(${groups.map(({ column }) => column)}::text[], ${groups.map(({ why }) => why)}::text[],
                  ${groups.map(({ warnings }) => warnings)}::int[]) AS given (column_name, why, warnings)`);
}
