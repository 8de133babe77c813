import sql from 'sql-template-tag';

import type { PlainDate } from '#domain/plain-date.js';
import type { Database } from '#platform/database.js';

/** The day of the oldest record; null while there is none. */
export async function findFirstDay(database: Database): Promise<PlainDate | null> {
  const { rows } = await database.read(({ query }) => query<{ day: PlainDate | null }>(sql`SELECT min(received_on) AS day FROM referral`));
  return rows[0]?.day ?? null;
}
