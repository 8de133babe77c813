import sql, { empty, type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';

/** A page of a list ordered by time, the latest first, or by name. */
export interface MomentPage {
  /**
   * Reads only entries beyond this one, in the direction of reading; null to start at the first
   * entry. For a list by name, `at` is a name.
   */
  readonly beyond: { readonly at: string; readonly id: string } | null;
  /** Whether to read forwards from the beginning of the list; otherwise backwards from its end. */
  readonly isForward: boolean;
  readonly size: number;
  readonly isCountWanted: boolean;
}

export interface PageOf<Record> {
  /** The records in list order. */
  readonly records: readonly Record[];
  readonly hasMore: boolean;
  /** The number of entries in the whole list; null if not requested. */
  readonly total: number | null;
}

/** A list in a table ordered by time, the latest first, and then by id. */
export interface MomentList {
  readonly columns: Sql;
  readonly from: Sql;
  readonly where: Sql;
  readonly at: Sql;
  readonly id: Sql;
  /**
   * Whether `at` is a name instead of a time, and the list is in alphabetical order, ignoring case.
   */
  readonly isByName?: boolean;
}

/**
 * Reads a page of a list that is ordered by time or by name: one statement, and another for the
 * count if requested. Rows are returned in list order.
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
