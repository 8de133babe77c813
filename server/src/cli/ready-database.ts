import { makeMissingRollups } from '#features/returns/make-rollups.store.js';
import { prepareDatabase, type PreparedDatabase } from '#platform/prepare-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

/**
 * Prepares a database for the server and all commands: first the platform, then the rollups of the
 * records.
 *
 * @param ownerUrl address of the database, with a login that may create roles and tables
 * @param wish the kind of installation to make; an existing installation does not change
 * @throws Refusal if the database cannot be used
 */
export async function readyDatabase(
  ownerUrl: string,
  wish: { readonly isDemonstration: boolean; readonly now: Date },
): Promise<PreparedDatabase> {
  const prepared = await prepareDatabase(ownerUrl, wish);
  const owner = await connectToDatabase(ownerUrl);
  try {
    await makeMissingRollups(owner);
    return prepared;
  } finally {
    await owner.end();
  }
}
