import sql, { raw, type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';

/**
 * A table of what people own: each row has `owner_id`, `agency_id`, `version`, `saved_at` and
 * `deleted_at`.
 */
export type OwnedTable = 'saved_query' | 'schedule' | 'alert';

/** Whose something is from now on. */
export interface NewOwner {
  /** Null for the local administrator. */
  readonly personId: string | null;
  readonly agencyId: number;
  readonly at: Date;
}

/** Whose rows of which table. */
export interface OwnedRows {
  readonly table: OwnedTable;
  /** Null for the local administrator. */
  readonly personId: string | null;
}

/**
 * Lets the person who saves at the same time in the same name wait, until this transaction ends.
 */
export async function lockOwner(
  { query }: Transaction,
  { table, personId }: OwnedRows,
): Promise<void> {
  await query(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${table} ${personId ?? ''}`}, 0))`,
  );
}

/**
 * Finds a row that nobody else changes until the transaction ends; null where there is none.
 *
 * @param find reads it by its id
 */
export async function lockOwned<Record extends { readonly id: string }>(
  transaction: Transaction,
  { table, id }: { readonly table: OwnedTable; readonly id: string },
  find: (transaction: Transaction, id: string) => Promise<Record | null>,
): Promise<Record | null> {
  const found = await find(transaction, id);
  if (!found) return null;
  await transaction.query(sql`SELECT FROM ${raw(table)} WHERE id = ${found.id}::uuid FOR UPDATE`);
  // Another may have changed it, or deleted it, between the two.
  return find(transaction, id);
}

/** How many rows somebody owns. */
export async function countOwned(
  { query }: Transaction,
  { table, personId }: OwnedRows,
): Promise<number> {
  const { rows } = await query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM ${raw(table)} WHERE owner_id IS NOT DISTINCT FROM ${personId}::uuid AND deleted_at IS NULL`);
  return rows[0]?.count ?? 0;
}

/** The ids of the rows that somebody saved for the first time after a moment. */
export async function findJustSavedIds(
  { query }: Transaction,
  { table, personId }: OwnedRows,
  after: Date,
): Promise<readonly string[]> {
  const { rows } = await query<{ id: string }>(sql`
    SELECT id FROM ${raw(table)}
    WHERE  owner_id IS NOT DISTINCT FROM ${personId}::uuid AND deleted_at IS NULL AND version = 1 AND saved_at > ${after}`);
  return rows.map(({ id }) => id);
}

/** Takes a row out of sight. What hangs on it stays. */
export async function markDeleted(
  { query }: Transaction,
  { table, id }: { readonly table: OwnedTable; readonly id: string },
  at: Date,
): Promise<void> {
  await query(sql`UPDATE ${raw(table)} SET deleted_at = ${at} WHERE id = ${id}::uuid`);
}

/**
 * Which schedules or alerts somebody is told of: the same as the rule `canSeeSubscription`, as a
 * condition.
 */
export interface SubscriptionFilter {
  /** Null for the local administrator. */
  readonly personId: string | null;
  /** Agencies that they administer, by the agency that each was kept for. */
  readonly administered: readonly number[];
  /** Only those of these saved questions, by their ids; null for all. */
  readonly questionIds: readonly string[] | null;
}

/**
 * The condition for rows of a table, who receives which is in another.
 *
 * @param active what of that counts
 */
export function subscriberFilterToSql(
  table: 'schedule' | 'alert',
  { personId, administered, questionIds }: SubscriptionFilter,
  active: Sql = sql`true`,
): Sql {
  const [one, received] = [raw(table), raw(`${table}_recipient`)];
  const column = raw(`${table}_id`);
  const ofThem =
    questionIds === null ? sql`true` : sql`${one}.query_id = ANY (${[...questionIds]}::uuid[])`;
  return sql`
    ${one}.deleted_at IS NULL AND ${ofThem} AND (${one}.owner_id IS NOT DISTINCT FROM ${personId}::uuid
      OR ${one}.agency_id = ANY (${[...administered]}::int[])
      OR EXISTS (SELECT FROM ${received} AS mine
                 WHERE mine.${column} = ${one}.id AND ${active} AND mine.person_id IS NOT DISTINCT FROM ${personId}::uuid))`;
}
