import sql, { raw, type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';

/**
 * A table of rows owned by people, each with `owner_id`, `agency_id`, `version`, `saved_at` and
 * `deleted_at`.
 */
export type OwnedTable = 'saved_query' | 'schedule' | 'alert';

export interface NewOwner {
  /** Null for the local administrator. */
  readonly personId: string | null;
  readonly agencyId: number;
  readonly at: Date;
}

export interface OwnedRows {
  readonly table: OwnedTable;
  /** Null for the local administrator. */
  readonly personId: string | null;
}

/** Makes other transactions that save rows for the same person wait until this transaction ends. */
export async function lockOwner(
  { query }: Transaction,
  { table, personId }: OwnedRows,
): Promise<void> {
  await query(
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${table} ${personId ?? ''}`}, 0))`,
  );
}

/**
 * Finds a row and locks it until the transaction ends; null if there is none.
 *
 * @param find reads the row by its id
 */
export async function lockOwned<Record extends { readonly id: string }>(
  transaction: Transaction,
  { table, id }: { readonly table: OwnedTable; readonly id: string },
  find: (transaction: Transaction, id: string) => Promise<Record | null>,
): Promise<Record | null> {
  const found = await find(transaction, id);
  if (!found) return null;
  await transaction.query(sql`SELECT FROM ${raw(table)} WHERE id = ${found.id}::uuid FOR UPDATE`);
  // Another transaction may have changed or deleted the row before the lock.
  return find(transaction, id);
}

/** Counts the rows that a person owns. */
export async function countOwned(
  { query }: Transaction,
  { table, personId }: OwnedRows,
): Promise<number> {
  const { rows } = await query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM ${raw(table)} WHERE owner_id IS NOT DISTINCT FROM ${personId}::uuid AND deleted_at IS NULL`);
  return rows[0]?.count ?? 0;
}

/** The ids of the rows that a person created after a given time. */
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

/** Marks a row as deleted. Rows that refer to it stay. */
export async function markDeleted(
  { query }: Transaction,
  { table, id }: { readonly table: OwnedTable; readonly id: string },
  at: Date,
): Promise<void> {
  await query(sql`UPDATE ${raw(table)} SET deleted_at = ${at} WHERE id = ${id}::uuid`);
}

/** A filter for the schedules or alerts that a person sees, by the rule `canSeeSubscription`. */
export interface SubscriptionFilter {
  /** Null for the local administrator. */
  readonly personId: string | null;
  /**
   * The ids of the agencies that the person administers. Rows kept for these agencies match too.
   */
  readonly administered: readonly number[];
  /** Limits the rows to these saved questions, by id; null for all. */
  readonly questionIds: readonly string[] | null;
}

/**
 * The condition for rows of a table whose recipients are in another table.
 *
 * @param active a condition for the recipients that count
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
