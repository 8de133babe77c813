import { createHash } from 'node:crypto';

import type { PlainDate } from '#domain/plain-date.js';
import { readCacheVersion } from '#features/figures/cache-version.reader.js';
import type { Database } from '#platform/database.js';

/** Reads a cache key that changes with the day, and with anything that alerts depend on. */
export async function readSeenFor(database: Database, today: PlainDate): Promise<string> {
  const cacheVersion = await database.read(readCacheVersion);
  // The cache version is hashed, because it includes the salt.
  return `${today} ${createHash('sha256').update(cacheVersion).digest('hex').slice(0, 32)}`;
}
