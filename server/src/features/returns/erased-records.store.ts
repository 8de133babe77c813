import sql, { join, raw, type Sql } from 'sql-template-tag';

import type { Dataset } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';
import { keyedHash } from '#platform/keyed-hash.js';

import { columnsOf } from './changed-records.store.js';
import type { Batch } from './record-sql.store.js';
import { disruptionTable } from './record-table.js';

/**
 * The keyed hash by which the list of erasures names a record.
 *
 * @param about SQL expressions of type text: the code of its agency, its dataset and its reference
 */
export function digestOf(about: {
  readonly agencyCode: Sql;
  readonly dataset: Dataset;
  readonly reference: Sql;
}): Sql {
  return keyedHash(['erased', about.agencyCode, sql`${about.dataset}::text`, about.reference]);
}

/**
 * Whether any record of an agency's dataset was ever erased. Most agencies have no erased records,
 * and then there is nothing to look for.
 */
export async function hasErased(
  { query }: Transaction,
  { table, agencyId }: Pick<Batch, 'table' | 'agencyId'>,
): Promise<boolean> {
  const { rowCount } = await query(sql`
    SELECT FROM erased_record WHERE agency_id = ${agencyId} AND dataset = ${table.declaration.dataset}::"Dataset" LIMIT 1`);
  return rowCount === 1;
}

/** Finds which of these references of an agency's dataset were erased. */
export async function findErasedAmong(
  transaction: Transaction,
  of: Pick<Batch, 'table' | 'agencyId'> & { readonly agencyCode: string },
  references: readonly string[],
): Promise<ReadonlySet<string>> {
  if (!(await hasErased(transaction, of))) return new Set();
  const { dataset } = of.table.declaration;
  const digest = digestOf({
    agencyCode: sql`${of.agencyCode}::text`,
    dataset,
    reference: sql`known.reference`,
  });
  const { rows } = await transaction.query<{ reference: string }>(sql`
    SELECT known.reference FROM unnest(${[...references]}::text[]) AS known (reference)
    WHERE  ${digest} IN (
      SELECT digest FROM erased_record WHERE agency_id = ${of.agencyId} AND dataset = ${dataset}::"Dataset")`);
  return new Set(rows.map(({ reference }) => reference));
}

/**
 * Erased records of the agency that figures still count, each to be subtracted from the rollups: a
 * statement to append to that of `changedRecords`.
 */
export function leavingRecords({ table, agencyId }: Pick<Batch, 'table' | 'agencyId'>): Sql {
  return sql`
    SELECT -1 AS direction, ${columnsOf(table, 'erased')} FROM ${raw(table.record)} AS erased
    WHERE  erased.agency_id = ${agencyId} AND erased.is_erased`;
}

/** The quarters of an agency's erased records that figures still count. */
export async function findErasedQuarters(
  { query }: Transaction,
  { table, agencyId }: Pick<Batch, 'table' | 'agencyId'>,
): Promise<readonly Quarter[]> {
  const { rows } = await query<{ start: PlainDate }>(sql`
    SELECT DISTINCT date_trunc('quarter', ${raw(table.date)}::timestamp)::date AS start FROM ${raw(table.record)}
    WHERE  agency_id = ${agencyId} AND is_erased`);
  return rows.map(({ start }) => quarterOf(start));
}

/**
 * A disruption that is gone for good, by the names that other records may have for it and for its
 * group.
 */
export interface LeftDisruption {
  readonly reference: string;
  readonly ocgAgencyId: number | null;
  readonly ocgOwnReference: string | null;
}

/**
 * Deletes the erased records of an agency's dataset for good; the rollups no longer include them.
 *
 * @returns the names of deleted disruptions, because flags of other records may depend on them;
 * empty for other datasets
 */
export async function removeErased(
  { query }: Transaction,
  { table, agencyId }: Pick<Batch, 'table' | 'agencyId'>,
): Promise<readonly LeftDisruption[]> {
  const named: Sql =
    table.record === disruptionTable.record
      ? sql`RETURNING reference, ocg_agency_id AS "ocgAgencyId", ocg_own_reference AS "ocgOwnReference"`
      : sql``;
  const { rows } = await query<LeftDisruption>(sql`
    DELETE FROM ${raw(table.record)} WHERE agency_id = ${agencyId} AND is_erased ${named}`);
  return rows;
}

/** Disruptions that are gone, as rows of reference, ocg_agency_id and ocg_own_reference. */
export function selectLeft(left: readonly LeftDisruption[]): Sql {
  const columns = [
    sql`${left.map(({ reference }) => reference)}::text[]`,
    sql`${left.map(({ ocgAgencyId }) => ocgAgencyId)}::int[]`,
    sql`${left.map(({ ocgOwnReference }) => ocgOwnReference)}::text[]`,
  ];
  return sql`SELECT * FROM unnest(${join(columns)}) AS gone (reference, ocg_agency_id, ocg_own_reference)`;
}
