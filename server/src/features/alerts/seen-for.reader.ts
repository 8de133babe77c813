import { createHash } from 'node:crypto';

import type { PlainDate } from '#domain/plain-date.js';
import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import type { Database } from '#platform/database.js';

/** All that alerts rest on on a day, in a text that is another whenever any of it changes. */
export async function readSeenFor(database: Database, today: PlainDate): Promise<string> {
  const cacheVersion = await database.read(readCacheVersion);
  // The salt is among it, which stays inside.
  return `${today} ${createHash('sha256').update(cacheVersion).digest('hex').slice(0, 32)}`;
}
