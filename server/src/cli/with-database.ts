import { Database } from '#platform/database.js';
import { prepareDatabase } from '#platform/prepare-database.js';
import { acquireDatabase } from '@stronghold/prisma/embedded-database';

import type { Setting } from './setting.js';

/** Runs `work` on the database that a command uses, made ready, and lets go of it afterwards. `report` is told each step. */
export async function withDatabase<Result>(
  setting: Setting,
  report: (line: string) => void,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { databaseUrl, stateFolder, clock } = setting;
  const acquired = await acquireDatabase({ databaseUrl, stateFolder, report });
  try {
    // Demonstration data is for the server's first start: whoever begins with a command begins with their own.
    const { applied } = await prepareDatabase(acquired.ownerUrl, { isDemonstration: false, now: clock.now() });
    if (applied.length > 0) report(`Applied ${applied.join(', ')} to the database`);
    const database = new Database(acquired.ownerUrl, { maxConnections: 2 });
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await acquired.release();
  }
}
