import sql, { empty, type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';

/** Part of a list that is ordered by moments, the latest first, or by names. */
export interface MomentPage {
  /**
   * Only those beyond this one, the way they are read; null begins at that end. Of a list by names
   * `at` is a name.
   */
  readonly beyond: { readonly at: string; readonly id: string } | null;
  /** From its beginning on, or from its end back. */
  readonly isForward: boolean;
  readonly size: number;
  readonly isCountWanted: boolean;
}

/** A part of a list as it was read. */
export interface PageOf<Record> {
  /** In the order of the list. */
  readonly records: readonly Record[];
  readonly hasMore: boolean;
  /** Null where nobody wants to know. */
  readonly total: number | null;
}

/**
 * A list in a table that is ordered by moments, the latest first, and among those of one moment by
 * ids.
 */
export interface MomentList {
  readonly columns: Sql;
  readonly from: Sql;
  readonly where: Sql;
  readonly at: Sql;
  readonly id: Sql;
  /** Whether `at` is a name instead, and the list goes from A to Z, in capitals or not. */
  readonly isByName?: boolean;
}

/**
 * Reads a page of such a list: one statement, and one for the count where it is wanted. Rows come
 * in the order of the list.
 */
export async function readByMoment(
  { query }: Pick<Transaction, 'query'>,
  { columns, from, where, at, id, isByName = false }: MomentList,
  { beyond, isForward, size, isCountWanted }: MomentPage,
): Promise<PageOf<unknown>> {
  const isRising = isForward === isByName;
  const than = isRising ? sql`>` : sql`<`;
  const order = isRising ? sql`ASC` : sql`DESC`;
  const key = isByName ? sql`lower(${at})` : at;
  const given = isByName ? sql`lower(${beyond?.at}::text)` : sql`${beyond?.at}::timestamptz`;
  const rest =
    beyond === null ? empty : sql`AND (${key}, ${id}) ${than} (${given}, ${beyond.id}::uuid)`;
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${from} WHERE ${where} ${rest} ORDER BY ${key} ${order}, ${id} ${order} LIMIT ${size + 1}`);
  const records = rows.slice(0, size);
  const counted = isCountWanted
    ? await query<{ total: number }>(sql`SELECT count(*)::int AS total FROM ${from} WHERE ${where}`)
    : null;
  return {
    records: isForward ? records : records.toReversed(),
    hasMore: rows.length > size,
    total: counted?.rows[0]?.total ?? null,
  };
}
