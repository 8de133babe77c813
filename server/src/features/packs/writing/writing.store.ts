import sql from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

/**
 * Records that somebody is writing in a text. Returns whether they had already been writing there
 * since a given time.
 */
export async function putWriting(
  { query }: Transaction,
  { textId, personId }: { readonly textId: string; readonly personId: string },
  { at, since }: { readonly at: Date; readonly since: Date },
): Promise<boolean> {
  const { rows } = await query<{ seenAt: Date }>(sql`
    SELECT seen_at AS "seenAt" FROM pack_text_writing WHERE text_id = ${textId}::uuid AND person_id = ${personId}::uuid`);
  await query(
    sql`DELETE FROM pack_text_writing WHERE text_id = ${textId}::uuid AND seen_at < ${since}`,
  );
  await query(sql`
    INSERT INTO pack_text_writing (text_id, person_id, seen_at) VALUES (${textId}::uuid, ${personId}::uuid, ${at})
    ON CONFLICT (text_id, person_id) DO UPDATE SET seen_at = excluded.seen_at`);
  return rows[0] !== undefined && rows[0].seenAt >= since;
}
