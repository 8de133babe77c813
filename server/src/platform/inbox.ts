import sql from 'sql-template-tag';

import type { InboxMessage } from '#domain/inbox/inbox-message.js';

import type { Transaction } from './database.js';

/** Tells somebody something, unless they were told under the same key. */
export async function insertInboxItem(
  { query }: Transaction,
  { personId, key, at, title, body, link, access }: InboxMessage,
): Promise<void> {
  await query(sql`
    INSERT INTO inbox_item (id, person_id, key, at, title, body, link, access)
    VALUES (gen_random_uuid(), ${personId}::uuid, ${key}, ${at}, ${title}, ${body}, ${link}, ${access})
    ON CONFLICT (person_id, key) DO NOTHING`);
}

/** Messages of the inboxes of whoever was told them. */
export interface MessageSummary {
  /** How their keys begin. */
  readonly keyPrefix: string;
  /** Only those that say this somewhere. */
  readonly text: string;
}

/** Writes what messages say anew, whoever was told them and whether or not they were read. */
export async function rewriteInboxItems(
  { query }: Transaction,
  { keyPrefix, text }: MessageSummary,
  rewrite: (body: string) => string,
): Promise<void> {
  const { rows } = await query<{ id: string; body: string }>(sql`
    SELECT id, body FROM inbox_item
    WHERE  starts_with(key, ${keyPrefix}) AND position(${text} IN body) > 0
    ORDER  BY id FOR UPDATE`);
  for (const { id, body } of rows)
    await query(sql`UPDATE inbox_item SET body = ${rewrite(body)} WHERE id = ${id}::uuid`);
}
