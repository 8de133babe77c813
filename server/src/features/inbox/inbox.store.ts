import sql from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

/**
 * Marks messages as read.
 *
 * @param ids null for all of the person’s messages
 * @returns how many were unread
 */
export async function markRead(
  { query }: Transaction,
  {
    personId,
    ids,
    at,
  }: {
    readonly personId: string | null;
    readonly ids: readonly string[] | null;
    readonly at: Date;
  },
): Promise<number> {
  const { rowCount } = await query(sql`
    UPDATE inbox_item SET read_at = ${at}
    WHERE  person_id IS NOT DISTINCT FROM ${personId}::uuid AND read_at IS NULL
      AND  (${ids === null}::boolean OR id::text = ANY (${ids === null ? [] : [...ids]}::text[]))`);
  return rowCount ?? 0;
}
