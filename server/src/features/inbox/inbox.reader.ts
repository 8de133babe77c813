import sql, { raw } from 'sql-template-tag';
import { z } from 'zod';

import type { Transaction } from '#platform/database.js';
import { type MomentPage, type PageOf, readByMoment } from '#platform/moment-list.js';

const row = z.object({
  id: z.string(),
  at: z.date(),
  readAt: z.date().nullable(),
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  access: z.string(),
});

export type InboxRecord = z.infer<typeof row>;

const columns = raw('id, at, read_at AS "readAt", title, body, link, access');

/** The person whose inbox is read, and which messages are wanted. */
export interface InboxFilter {
  /** The id of the person; null for the local administrator. */
  readonly personId: string | null;
  /** Whether only unread messages are wanted. */
  readonly isNew: boolean;
}

/** Reads a page of somebody’s messages, latest first. */
export async function readInbox(
  transaction: Pick<Transaction, 'query'>,
  { personId, isNew }: InboxFilter,
  page: MomentPage,
): Promise<PageOf<InboxRecord>> {
  const where = sql`person_id IS NOT DISTINCT FROM ${personId}::uuid AND (read_at IS NULL OR NOT ${isNew}::boolean)`;
  const list = { columns, from: raw('inbox_item'), where, at: raw('at'), id: raw('id') };
  const { records, ...read } = await readByMoment(transaction, list, page);
  return { ...read, records: records.map((found) => row.parse(found)) };
}

/** Counts the messages that somebody has not read. */
export async function countNew(
  { query }: Pick<Transaction, 'query'>,
  personId: string | null,
): Promise<number> {
  const { rows } = await query<{ count: number }>(sql`
    SELECT count(*)::int AS count FROM inbox_item WHERE person_id IS NOT DISTINCT FROM ${personId}::uuid AND read_at IS NULL`);
  return rows[0]?.count ?? 0;
}
