import sql, { raw } from 'sql-template-tag';

import { startOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

import { MAX_KEPT_ISSUES } from './issue-log.js';
import { type Batch, toBatchSql } from './record-sql.store.js';
import type { Doubt } from './return.type.js';

/** A staged batch that is about to be published, with its findings about other agencies. */
interface Finding {
  readonly batch: Batch;
  readonly doubts: readonly Doubt[];
  readonly foundAt: Date;
}

/**
 * Stores findings of published returns that depend on records of other agencies, so that those
 * agencies can see the findings. Earlier findings about the same rows and quarters end. For each
 * submission, no more are stored than a sender would have been shown.
 */
export async function replaceFindings(
  { query }: Transaction,
  { batch, doubts, foundAt }: Finding,
): Promise<void> {
  const { table, agencyId, submissions } = batch;
  const { dataset } = table.declaration;
  const ids = submissions.map(({ id }) => id);
  const { sent, isStaged } = toBatchSql(batch);
  // Groups and resource lines are not identified by a reference alone, and have no findings that
  // others are shown.
  if (!table.keys.some(({ name }) => name === 'reference') || table.keys.length > 1) return;
  // Rows that were sent are on a different machine from findings if records are distributed
  // (docs/decisions/0074). Few findings are open.
  const open = sql`finding.sender_id = ${agencyId} AND finding.dataset = ${dataset}::"Dataset" AND finding.ended_by IS NULL`;
  const found = await query<{ reference: string }>(
    sql`SELECT DISTINCT finding.sender_reference AS reference FROM return_finding AS finding WHERE ${open}`,
  );
  if (found.rows.length > 0) {
    const { rows } = await query<{ id: string; reference: string }>(sql`
      SELECT staged.submission_id AS id, staged.reference FROM ${raw(table.staging)} AS staged
      WHERE  ${isStaged} AND staged.reference = ANY (${found.rows.map(({ reference }) => reference)}::text[])`);
    await query(sql`
      UPDATE return_finding AS finding SET ended_by = sent.id
      FROM   ${sent}
      WHERE  ${open}
        AND  ((finding.quarter_start = sent.starts AND NOT sent.is_partial)
              OR (sent.id, finding.sender_reference) IN (
                SELECT * FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ reference }) => reference)}::text[])))`);
  }
  const kept = ids.flatMap((id) =>
    doubts
      .filter(({ submissionId }) => submissionId === id)
      .flatMap(({ concerns, reference }) =>
        concerns.map((concern) => ({ ...concern, id, sentReference: reference })),
      )
      .slice(0, MAX_KEPT_ISSUES),
  );
  if (kept.length === 0) return;
  const quarterOf = new Map(submissions.map(({ id, quarter }) => [id, startOf(quarter)]));
  await query(sql`
    INSERT INTO return_finding (agency_id, reference, sender_id, sender_reference, submission_id, dataset, quarter_start, is_named, found_at)
    SELECT found.agency_id, found.reference, ${agencyId}, found.sender_reference, found.submission_id, ${dataset}::"Dataset", found.starts,
           found.is_named, ${foundAt}
    FROM   unnest(${kept.map(({ agencyId: id }) => id)}::int[], ${kept.map(({ reference }) => reference)}::text[],
                  ${kept.map(({ sentReference }) => sentReference)}::text[], ${kept.map(({ id }) => id)}::uuid[],
                  ${kept.map(({ id }) => quarterOf.get(id) ?? null)}::date[], ${kept.map(({ isNamed }) => isNamed)}::boolean[])
           AS found (agency_id, reference, sender_reference, submission_id, starts, is_named)`);
}

/**
 * Removes the findings of a submission that is taken back, and restores those that had ended with
 * it.
 */
export async function restoreFindings(
  { query }: Transaction,
  { agencyId, id }: { readonly agencyId: number; readonly id: string },
) {
  await query(
    sql`DELETE FROM return_finding WHERE sender_id = ${agencyId} AND submission_id = ${id}::uuid`,
  );
  await query(
    sql`UPDATE return_finding SET ended_by = NULL WHERE sender_id = ${agencyId} AND ended_by = ${id}::uuid`,
  );
}
