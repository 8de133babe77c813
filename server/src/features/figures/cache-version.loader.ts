import type { Database, VersionToRead } from '#platform/database.js';

import {
  doesReadRecords,
  readCacheVersion,
  readVersionSince,
  type VersionAt,
} from './cache-version.reader.js';

interface Asking {
  readonly database: Database;
}

const readings = new WeakMap<Asking, Promise<string>>();
/** The version last read from each database. */
const last = new WeakMap<Database, VersionAt>();

/**
 * The cache version at the start of an operation. It is read once for all figures of the operation,
 * which are read at the same time or later.
 */
export function loadCacheVersion(asking: Asking): Promise<string> {
  const reading = readings.get(asking) ?? readLatestVersion(asking);
  readings.set(asking, reading);
  return reading;
}

/** Sets the version of an operation that has not loaded one yet. */
export function setCacheVersion(asking: Asking, reading: Promise<string>): void {
  readings.set(asking, reading);
}

/** The version that figures are read at: the one that the primary has when they are read. */
export function currentVersionOf(
  database: Database,
  { signal }: Pick<VersionToRead, 'signal'>,
): VersionToRead {
  return {
    readLatest: () => readLatestVersion({ database }),
    readOf: readCacheVersion,
    doesReadRecords,
    signal,
  };
}

/** The cache version now, such as for an operation that has had to wait for its turn. */
export async function readLatestVersion({ database }: Asking): Promise<string> {
  const read = await readVersionSince(database, last.get(database) ?? null);
  last.set(database, read);
  return read.cacheVersion;
}
