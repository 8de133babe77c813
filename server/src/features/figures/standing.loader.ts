import type { Database } from '#platform/database.js';

import { readStanding } from './standing.reader.js';

interface Asking {
  readonly database: Database;
}

const readings = new WeakMap<Asking, Promise<string>>();

/**
 * What answers rest on as an operation begins to ask: read once for all its figures, which are of
 * that moment or later.
 */
export function loadStanding(asking: Asking): Promise<string> {
  const reading = readings.get(asking) ?? asking.database.read(readStanding);
  readings.set(asking, reading);
  return reading;
}
