import type { Database } from '#platform/database.js';

import { readCacheVersion } from './cache-version.reader.js';

interface Asking {
  readonly database: Database;
}

const readings = new WeakMap<Asking, Promise<string>>();

/**
 * What answers rest on as an operation begins to ask: read once for all its figures, which are of
 * that moment or later.
 */
export function loadCacheVersion(asking: Asking): Promise<string> {
  const reading = readings.get(asking) ?? asking.database.read(readCacheVersion);
  readings.set(asking, reading);
  return reading;
}
