import sql from 'sql-template-tag';

import { type NotifiedStep, toldKinds } from '#domain/returns/moderation/describe-told.js';
import type { Database, Transaction } from '#platform/database.js';

/** A step that nobody of its lead agency was told of, with what it is told by. */
export interface UnnotifiedStep extends NotifiedStep {
  readonly number: number;
}

/**
 * Agencies, by their ids, of which something was done with disruptions that they were not told of:
 * those of which nothing more was done since a moment, so that what a panel decides in one sitting
 * is told in one message.
 */
export async function findUntoldAgencies(
  database: Database,
  settledBefore: Date,
): Promise<readonly number[]> {
  const { rows } = await database.readRecords({ kind: 'ALL' }, ({ query }) =>
    query<{ agencyId: number }>(sql`
    SELECT agency_id AS "agencyId" FROM moderation_step
    WHERE  told_at IS NULL AND kind::text = ANY (${[...toldKinds]}::text[])
    GROUP  BY agency_id HAVING max(at) <= ${settledBefore}
    ORDER  BY agency_id`),
  );
  return rows.map(({ agencyId }) => agencyId);
}

/**
 * Takes what an agency is to be told of, and notes that it was: nobody else tells it. What was
 * taken back since is noted too, and not told. The transaction acts for the agency.
 */
export async function takeUntold(
  { query }: Transaction,
  { agencyId, at }: { readonly agencyId: number; readonly at: Date },
): Promise<readonly UnnotifiedStep[]> {
  const { rows } = await query<UnnotifiedStep & { isTakenBack: boolean }>(sql`
    WITH told AS (
      UPDATE moderation_step SET told_at = ${at}
      WHERE  agency_id = ${agencyId} AND told_at IS NULL AND kind::text = ANY (${[...toldKinds]}::text[])
      RETURNING reference, number, kind, impact, text, panel_on, submission_id)
    SELECT told.reference, told.number, told.kind, told.impact, told.text, told.panel_on AS "panelOn", coalesce(submission.status = 'UNDONE', false) AS "isTakenBack"
    FROM   told
    LEFT   JOIN submission ON submission.agency_id = ${agencyId} AND submission.id = told.submission_id
    ORDER  BY told.reference, told.number`);
  return rows.filter(({ isTakenBack }) => !isTakenBack);
}
