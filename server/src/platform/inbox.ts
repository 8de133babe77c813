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
