import { Database } from '#platform/database.js';
import {
  acquireDatabase,
  type AcquiredDatabase,
} from '@stronghold/prisma/embedded/embedded-database';

import { readyDatabase } from './ready-database.js';
import type { Setting } from './setting.js';

/** Prepares a command’s database, runs `work` on it and closes it. Calls `report` for each step. */
export async function withDatabase<Result>(
  setting: Setting,
  report: (line: string) => void,
  work: (database: Database, ownerUrl: string) => Promise<Result>,
): Promise<Result> {
  return withBareDatabase({ setting, report }, async ({ ownerUrl }) => {
    // Demonstration data is only for the server’s first start. Somebody who starts with a command
    // has their own data.
    const { applied } = await readyDatabase(ownerUrl, {
      isDemonstration: false,
      now: setting.clock.now(),
    });
    if (applied.length > 0) report(`Applied ${applied.join(', ')} to the database`);
    const database = new Database(ownerUrl, { maxConnections: 2 });
    try {
      return await work(database, ownerUrl);
    } finally {
      await database.close();
    }
  });
}

export interface BareDatabaseOptions {
  readonly setting: Setting;
  readonly report: (line: string) => void;
  /** True discards the embedded data first, unless a server is using the data. */
  readonly isFresh?: boolean;
}

/**
 * Runs `work` on the database without preparing it. The database may have any version, or be empty.
 */
export async function withBareDatabase<Result>(
  { setting: { databaseUrl, stateFolder }, report, isFresh = false }: BareDatabaseOptions,
  work: (acquired: Pick<AcquiredDatabase, 'ownerUrl' | 'name'>) => Promise<Result>,
): Promise<Result> {
  const acquired = await acquireDatabase({ databaseUrl, stateFolder, report, isFresh });
  try {
    return await work(acquired);
  } finally {
    await acquired.release();
  }
}
