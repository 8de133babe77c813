import sql, { empty, type Sql } from 'sql-template-tag';

import type { Transaction } from './database.js';

/** Part of a list that is ordered by moments, the latest first. */
export interface MomentPage {
  /** Only those beyond this one, the way they are read; null begins at that end. */
  readonly beyond: { readonly at: string; readonly id: string } | null;
  /** From the latest on, or from the oldest back. */
  readonly isForward: boolean;
  readonly size: number;
  readonly isCountWanted: boolean;
}

/** A part of a list as it was read. */
export interface PageOf<Record> {
  /** The latest first. */
  readonly records: readonly Record[];
  readonly hasMore: boolean;
  /** Null where nobody wants to know. */
  readonly total: number | null;
}

/** A list in a table that is ordered by moments and, among those of one moment, by ids. */
export interface MomentList {
  readonly columns: Sql;
  readonly from: Sql;
  readonly where: Sql;
  readonly at: Sql;
  readonly id: Sql;
}

/**
 * Reads a page of such a list: one statement, and one for the count where it is wanted. Rows come
 * the latest first.
 */
export async function readByMoment(
  { query }: Pick<Transaction, 'query'>,
  { columns, from, where, at, id }: MomentList,
  { beyond, isForward, size, isCountWanted }: MomentPage,
): Promise<PageOf<unknown>> {
  const than = isForward ? sql`<` : sql`>`;
  const order = isForward ? sql`DESC` : sql`ASC`;
  const rest =
    beyond === null
      ? empty
      : sql`AND (${at}, ${id}) ${than} (${beyond.at}::timestamptz, ${beyond.id}::uuid)`;
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${from} WHERE ${where} ${rest} ORDER BY ${at} ${order}, ${id} ${order} LIMIT ${size + 1}`);
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
