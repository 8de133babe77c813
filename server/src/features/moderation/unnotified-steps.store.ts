import sql from 'sql-template-tag';

import { notifiedKinds, type NotifiedStep } from '#domain/returns/moderation/moderation-message.js';
import type { Database, Transaction } from '#platform/database.js';

/** A step that the lead agency has not been told about. */
export interface UnnotifiedStep extends NotifiedStep {
  readonly number: number;
}

/**
 * Ids of agencies that have not been told about steps on their disruptions and have had no further
 * step since a given time, so that all decisions of one sitting are in one message.
 */
export async function findUnnotifiedAgencies(
  database: Database,
  settledBefore: Date,
): Promise<readonly number[]> {
  const { rows } = await database.readRecords({ kind: 'ALL' }, ({ query }) =>
    query<{ agencyId: number }>(sql`
    SELECT agency_id AS "agencyId" FROM moderation_step
    WHERE  told_at IS NULL AND kind::text = ANY (${[...notifiedKinds]}::text[])
    GROUP  BY agency_id HAVING max(at) <= ${settledBefore}
    ORDER  BY agency_id`),
  );
  return rows.map(({ agencyId }) => agencyId);
}

/**
 * Returns the steps that an agency must be told about, and marks them as told, so that nobody else
 * reports them. Steps that were taken back are marked too, but not returned. The transaction acts
 * for the agency.
 */
export async function takeUnnotified(
  { query }: Transaction,
  { agencyId, at }: { readonly agencyId: number; readonly at: Date },
): Promise<readonly UnnotifiedStep[]> {
  const { rows } = await query<UnnotifiedStep & { isTakenBack: boolean }>(sql`
    WITH told AS (
      UPDATE moderation_step SET told_at = ${at}
      WHERE  agency_id = ${agencyId} AND told_at IS NULL AND kind::text = ANY (${[...notifiedKinds]}::text[])
      RETURNING reference, number, kind, impact, text, panel_on, submission_id)
    SELECT told.reference, told.number, told.kind, told.impact, told.text, told.panel_on AS "panelOn", coalesce(submission.status = 'UNDONE', false) AS "isTakenBack"
    FROM   told
    LEFT   JOIN submission ON submission.agency_id = ${agencyId} AND submission.id = told.submission_id
    ORDER  BY told.reference, told.number`);
  return rows.filter(({ isTakenBack }) => !isTakenBack);
}
