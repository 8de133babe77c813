import { createHash } from 'node:crypto';

import type { PlainDate } from '#domain/plain-date.js';
import { readStanding } from '#features/figures/standing.reader.js';
import type { Database } from '#platform/database.js';

/** All that alerts rest on on a day, in a text that is another whenever any of it changes. */
export async function readSeenFor(database: Database, today: PlainDate): Promise<string> {
  const standing = await database.read(readStanding);
  // The salt is among it, which stays inside.
  return `${today} ${createHash('sha256').update(standing).digest('hex').slice(0, 32)}`;
}
