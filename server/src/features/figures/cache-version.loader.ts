import type { Database } from '#platform/database.js';

import { readCacheVersion } from './cache-version.reader.js';

interface Asking {
  readonly database: Database;
}

const readings = new WeakMap<Asking, Promise<string>>();

/**
 * The cache version at the start of an operation. Read once for all its figures, which come from
 * then or later.
 */
export function loadCacheVersion(asking: Asking): Promise<string> {
  const reading = readings.get(asking) ?? asking.database.read(readCacheVersion);
  readings.set(asking, reading);
  return reading;
}
