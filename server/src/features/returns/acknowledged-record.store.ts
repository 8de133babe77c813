import sql, { type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { Transaction } from '#platform/database.js';
import { keyedHash } from '#platform/keyed-hash.js';

import { MARKED, type WarningMark } from './warning-marks.js';

/** Why a warning about a record was acknowledged in an earlier file. */
export interface SaidBefore {
  readonly why: string;
  readonly by: string;
  readonly at: string;
}

interface Marked {
  readonly agencyId: number;
  readonly dataset: Dataset;
}

/** Days for which an acknowledgement is remembered: two years of returns. */
const REMEMBERED_DAYS = 800;

/** The earlier acknowledgements of these warnings, by the mark of each. */
export async function findEarlierAcknowledgements(
  { query }: Transaction,
  { agencyId, dataset }: Marked,
  marks: readonly WarningMark[],
): Promise<ReadonlyMap<string, SaidBefore>> {
  if (marks.length === 0) return new Map();
  const { rows } = await query<{ warning: string; why: string; by: string; at: Date }>(sql`
    SELECT encode(warning, 'hex') AS warning, why, said_by AS by, said_at AS at
    FROM   acknowledged_record
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset"
      AND  (record, warning) IN (
        SELECT decode(record, 'hex'), decode(warning, 'hex')
        FROM   unnest(${marks.map(({ record }) => record)}::text[], ${marks.map(({ warning }) => warning)}::text[]) AS given (record, warning))`);
  return new Map(
    rows.map(({ warning, why, by, at }) => [warning, { why, by, at: at.toISOString() }]),
  );
}

/** Acknowledged warnings with their reasons. */
export interface WarningsToRemember extends Marked {
  readonly marks: readonly WarningMark[];
  readonly why: string;
  readonly by: string;
  readonly now: Date;
}

/** Stores acknowledgements, and deletes those older than two years of returns. */
export async function rememberAcknowledged(
  { query }: Transaction,
  { agencyId, dataset, marks, why, by, now }: WarningsToRemember,
): Promise<void> {
  await query(sql`
    DELETE FROM acknowledged_record
    WHERE  agency_id = ${agencyId} AND dataset = ${dataset}::"Dataset" AND said_at < ${now}::timestamptz - ${REMEMBERED_DAYS} * interval '1 day'`);
  if (marks.length === 0) return;
  await query(sql`
    INSERT INTO acknowledged_record (agency_id, dataset, record, warning, why, said_by, said_at)
    SELECT DISTINCT ${agencyId}::int, ${dataset}::"Dataset", decode(record, 'hex'), decode(warning, 'hex'), ${why}, ${by}, ${now}::timestamptz
    FROM   unnest(${marks.map(({ record }) => record)}::text[], ${marks.map(({ warning }) => warning)}::text[]) AS given (record, warning)
    ON     CONFLICT (agency_id, dataset, record, warning)
    DO     UPDATE SET why = excluded.why, said_by = excluded.said_by, said_at = excluded.said_at`);
}

/** Deletes acknowledgements of warnings whose cells somebody has corrected. */
export async function forgetAcknowledged(
  { query }: Transaction,
  { agencyId, dataset }: Marked,
  marks: readonly WarningMark[],
): Promise<void> {
  if (marks.length === 0) return;
  await query(sql`
    DELETE FROM acknowledged_record AS kept
    USING  unnest(${marks.map(({ record }) => record)}::text[], ${marks.map(({ warning }) => warning)}::text[]) AS given (record, warning)
    WHERE  kept.agency_id = ${agencyId} AND kept.dataset = ${dataset}::"Dataset"
      AND  kept.record = decode(given.record, 'hex') AND kept.warning = decode(given.warning, 'hex')`);
}

/**
 * The keyed hash under which warnings about a record are remembered.
 *
 * @param about SQL expressions of type text
 */
export function markOf(about: {
  readonly agencyCode: Sql;
  readonly dataset: Dataset;
  readonly reference: Sql;
}): Sql {
  return keyedHash([MARKED, about.agencyCode, sql`${about.dataset}::text`, about.reference]);
}
