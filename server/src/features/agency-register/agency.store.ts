import sql from 'sql-template-tag';

import type { AgencyRecord } from '#domain/agencies.js';
import {
  type AgencyEnd,
  familyOf,
  type FormerEnd,
  type NewAgency,
} from '#domain/agency-register/agency-change.js';
import type { Dataset } from '#domain/lists.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

/** Versions of agencies, by id. */
export async function readVersions({ query }: Transaction): Promise<ReadonlyMap<number, number>> {
  const { rows } = await query<{ readonly id: number; readonly version: number }>(
    sql`SELECT id, version FROM agency`,
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/**
 * Locks all agencies until this transaction ends, and reads them by name. The lists that answers
 * are made from may be older, so names and successors are checked against these rows.
 */
export async function lockAgencies({ query }: Transaction): Promise<readonly AgencyRecord[]> {
  await query(sql`LOCK TABLE agency IN SHARE ROW EXCLUSIVE MODE`);
  const { rows } = await query<AgencyRecord & Record<string, unknown>>(sql`
    SELECT id, code, name, kind::text AS kind, family::text AS family, valid_from::text AS "validFrom", valid_to::text AS "validTo",
           ARRAY(SELECT successor.code FROM agency_successor JOIN agency AS successor ON successor.id = successor_id
                 WHERE agency_id = agency.id ORDER BY 1) AS "successorCodes"
    FROM   agency
    ORDER  BY name, id`);
  return rows;
}

/** The reference files use ids below this; agencies that people add get ids from this up. */
const FIRST_ADDED_ID = 1001;

/** Adds an agency under the lock of `lockAgencies`. @returns its id */
export async function insertAgency(
  { query }: Transaction,
  { code, name, kind, validFrom }: NewAgency,
): Promise<number> {
  const { rows } = await query<{ readonly id: number }>(sql`
    INSERT INTO agency (id, code, name, kind, family, services, is_nrm_first_responder, valid_from, valid_to, note)
    SELECT greatest(max(id) + 1, ${FIRST_ADDED_ID}), ${code}, ${name.trim()}, ${kind}::"AgencyKind", ${familyOf[kind]}::"AgencyFamily",
           '{}', false, ${validFrom}::date, NULL, NULL
    FROM   agency
    RETURNING id`);
  const [row] = rows;
  if (!row) throw new Error('The database did not return the agency that it added');
  return row.id;
}

/** The agency to change, and the version that the person saw. */
interface Seen {
  readonly agencyId: number;
  readonly seen: number;
}

/**
 * Renames an agency.
 * @returns false if somebody changed it after the person saw it
 */
export async function renameAgency(
  { query }: Transaction,
  { agencyId, seen }: Seen,
  name: string,
): Promise<boolean> {
  const { rowCount } = await query(sql`
    UPDATE agency SET name = ${name.trim()}, version = version + 1 WHERE id = ${agencyId} AND version = ${seen}`);
  return rowCount === 1;
}

/**
 * Ends an agency: sets its last day and its successors, and ends its obligations with the quarter
 * of that day.
 * @param successorIds ids of the agencies that take over
 * @returns the previous state; null if somebody changed it after the person saw it
 */
export async function endAgency(
  transaction: Transaction,
  { agencyId, seen }: Seen,
  {
    lastDay,
    successorIds,
  }: Pick<AgencyEnd, 'lastDay'> & { readonly successorIds: readonly number[] },
): Promise<FormerEnd | null> {
  const { query } = transaction;
  const { rows } = await query<Pick<FormerEnd, 'lastDay' | 'successors'>>(sql`
    SELECT valid_to::text AS "lastDay",
           ARRAY(SELECT name FROM agency_successor JOIN agency AS successor ON successor.id = successor_id
                 WHERE agency_id = ${agencyId} ORDER BY name) AS successors
    FROM   agency
    WHERE  id = ${agencyId} AND version = ${seen}
    FOR    UPDATE`);
  const former = rows[0];
  if (former === undefined) return null;
  await query(sql`
    UPDATE agency SET valid_to = ${lastDay}::date, version = version + 1 WHERE id = ${agencyId}`);
  await query(sql`DELETE FROM agency_successor WHERE agency_id = ${agencyId}`);
  await query(sql`
    INSERT INTO agency_successor (agency_id, successor_id)
    SELECT ${agencyId}, id FROM unnest(${[...successorIds]}::int[]) AS successor (id)`);
  const owed =
    lastDay === null ? [] : await endOwing(transaction, agencyId, startOf(quarterOf(lastDay)));
  return { ...former, owed };
}

/**
 * Ends the obligations of an agency with its last quarter.
 * @returns the obligations that ran beyond that quarter or had no end, as they were before
 */
async function endOwing(
  { query }: Transaction,
  agencyId: number,
  last: string,
): Promise<FormerEnd['owed']> {
  // Changing obligations takes the same lock.
  await query(sql`LOCK TABLE obligation_version IN EXCLUSIVE MODE`);
  const { rows } = await query<{
    readonly dataset: Dataset;
    readonly start: string;
    readonly end: string | null;
  }>(sql`
    DELETE FROM return_obligation
    WHERE  agency_id = ${agencyId} AND (until_quarter_start IS NULL OR until_quarter_start > ${last}::date)
    RETURNING dataset::text AS dataset, from_quarter_start::text AS start, until_quarter_start::text AS end`);
  const kept = rows.filter(({ start }) => start <= last);
  await query(sql`
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start)
    SELECT ${agencyId}, owed.dataset::"Dataset", owed.start, ${last}::date
    FROM   unnest(${kept.map(({ dataset }) => dataset)}::text[], ${kept.map(({ start }) => start)}::date[]) AS owed (dataset, start)`);
  await query(sql`
    INSERT INTO obligation_version (agency_id, dataset, version)
    SELECT ${agencyId}, changed::"Dataset", 1
    FROM   unnest(${[...new Set(rows.map(({ dataset }) => dataset))]}::text[]) AS changed
    ON     CONFLICT (agency_id, dataset) DO UPDATE SET version = obligation_version.version + 1`);
  return rows.map(({ dataset, start, end }) => ({
    dataset,
    from: quarterOf(start),
    until: end === null ? null : quarterOf(end),
  }));
}
