import sql from 'sql-template-tag';

import type { InboxMessage } from '#domain/inbox/inbox-message.js';

import type { Transaction } from './database.js';

/** Sends a person a message, unless the person has a message with the same key. */
export async function insertInboxItem(
  { query }: Transaction,
  { personId, key, at, title, body, link, access }: InboxMessage,
): Promise<void> {
  await query(sql`
    INSERT INTO inbox_item (id, person_id, key, at, title, body, link, access)
    VALUES (gen_random_uuid(), ${personId}::uuid, ${key}, ${at}, ${title}, ${body}, ${link}, ${access})
    ON CONFLICT (person_id, key) DO NOTHING`);
}

/** A selection of messages in all inboxes. */
export interface MessageSummary {
  /** The prefix of the messages' keys. */
  readonly keyPrefix: string;
  /** A text that the messages must contain. */
  readonly text: string;
}

/** Rewrites messages, for all recipients, read or not. */
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
