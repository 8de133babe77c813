import sql, { raw } from 'sql-template-tag';

import { endBefore, startOf } from '#domain/quarter.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import type { Transaction } from '#platform/database.js';

import { type Batch, joinByHashing, toBatchSql } from './record-sql.store.js';
import type { Concern, Doubt } from './return.type.js';

/** Another agency's disruption that may be one of the sender's, sent twice. */
interface OtherDisruption {
  readonly code: string;
  readonly agencyId: number;
  readonly reference: string;
  readonly occurredOn: string;
  readonly areaCode: string;
  readonly ocgAgencyId: number | null;
  readonly ocgReference: string | null;
  /** Whether the disruption names the sender as supporting. */
  readonly isSupportedBySender: boolean;
}

interface JointRow {
  readonly submissionId: string;
  readonly row: number;
  readonly hasWarning: boolean;
  readonly reference: string;
  readonly codes: string;
  readonly concerns: readonly Concern[];
}

/**
 * Rows that look like a disruption that another agency has sent: on the same day, in the same area,
 * against the same group if both name one, and one of the two names the other as supporting.
 * Rejected disruptions of either agency are ignored. The others' disruptions are read first and
 * passed in as values, because records of different agencies are never joined.
 */
export async function findJointDisruptions(
  transaction: Transaction,
  batch: Batch,
): Promise<readonly Doubt[]> {
  const others = await findOthers(transaction, batch);
  if (others.length === 0) return [];
  const { isStaged } = toBatchSql(batch);
  await joinByHashing(transaction);
  const { rows } = await transaction.query<JointRow>(sql`
    WITH joint AS (
      SELECT staged.submission_id, staged.row_number, staged.has_warning, staged.reference, other.code, other.agency_id,
             min(other.reference) AS other_reference, other.agency_id = ANY (staged.supporting_agency_ids) AS is_named
      FROM   ${raw(batch.table.staging)} AS staged
      JOIN   unnest(${others.map(({ code }) => code)}::text[], ${others.map(({ agencyId }) => agencyId)}::int[],
                    ${others.map(({ reference }) => reference)}::text[],
                    ${others.map(({ occurredOn }) => occurredOn)}::date[], ${others.map(({ areaCode }) => areaCode)}::text[],
                    ${others.map(({ ocgAgencyId }) => ocgAgencyId)}::int[], ${others.map(({ ocgReference }) => ocgReference)}::text[],
                    ${others.map(({ isSupportedBySender }) => isSupportedBySender)}::boolean[])
             AS other (code, agency_id, reference, occurred_on, area_code, ocg_agency_id, ocg_own_reference, is_supported_by_sender)
             ON other.occurred_on = staged.occurred_on AND other.area_code = staged.area_code
      WHERE  ${isStaged} AND staged.status <> 'REJECTED'
        AND  (other.is_supported_by_sender OR other.agency_id = ANY (staged.supporting_agency_ids))
        AND  (other.ocg_own_reference IS NULL OR staged.ocg_own_reference IS NULL
              OR (other.ocg_agency_id = staged.ocg_agency_id AND other.ocg_own_reference = staged.ocg_own_reference))
      GROUP  BY staged.agency_id, staged.submission_id, staged.row_number, other.code, other.agency_id)
    SELECT submission_id AS "submissionId", row_number AS row, has_warning AS "hasWarning", reference, string_agg(code, ' and ' ORDER BY code) AS codes,
           jsonb_agg(jsonb_build_object('agencyId', agency_id, 'reference', other_reference, 'isNamed', is_named) ORDER BY code) AS concerns
    FROM   joint
    GROUP  BY submission_id, row_number, has_warning, reference
    ORDER  BY submission_id, row_number`);
  return rows.map(toDoubt);
}

async function findOthers(
  { query }: Transaction,
  batch: Batch,
): Promise<readonly OtherDisruption[]> {
  const { table, agencyId, submissions } = batch;
  const starts = submissions.map(({ quarter }) => startOf(quarter)).sort();
  const ends = submissions.map(({ quarter }) => endBefore(quarter)).sort();
  const { isStaged } = toBatchSql(batch);
  const supporters = await query<{ id: number }>(sql`
    SELECT DISTINCT unnest(staged.supporting_agency_ids) AS id FROM ${raw(table.staging)} AS staged WHERE ${isStaged}`);
  const { rows } = await query<OtherDisruption>(sql`
    WITH sent AS MATERIALIZED (
      SELECT DISTINCT staged.occurred_on, staged.area_code FROM ${raw(table.staging)} AS staged WHERE ${isStaged})
    SELECT DISTINCT agency.code, record.agency_id AS "agencyId", record.reference, record.occurred_on AS "occurredOn", record.area_code AS "areaCode",
           record.ocg_agency_id AS "ocgAgencyId", record.ocg_own_reference AS "ocgReference",
           ${agencyId} = ANY (record.supporting_agency_ids) AS "isSupportedBySender"
    FROM   ${raw(table.record)} AS record JOIN agency ON agency.id = record.agency_id
    WHERE  record.agency_id <> ${agencyId} AND NOT record.is_erased AND record.status <> 'REJECTED'
      AND  record.occurred_on >= ${starts[0]}::date AND record.occurred_on < ${ends.at(-1)}::date
      AND  (record.agency_id = ANY (${supporters.rows.map(({ id }) => id)}::int[]) OR ${agencyId} = ANY (record.supporting_agency_ids))
      AND  (record.occurred_on, record.area_code) IN (SELECT sent.occurred_on, sent.area_code FROM sent)`);
  return rows;
}

function toDoubt({ submissionId, row, hasWarning, reference, codes, concerns }: JointRow): Doubt {
  const message = `There is already a disruption from ${codes} on the same day, in the same area and not aimed at another group, and one of you names the other as supporting. A joint disruption is sent once, by its lead agency. Is it the same one?`;
  return {
    submissionId,
    isFirstOfRow: !hasWarning,
    reference,
    concerns,
    issue: { level: 'WARN', row, column: 'reference', value: toQuotedValue(reference), message },
  };
}
