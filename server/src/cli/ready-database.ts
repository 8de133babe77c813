import { makeMissingRollups } from '#features/returns/make-rollups.store.js';
import { prepareDatabase, type PreparedDatabase } from '#platform/prepare-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

/**
 * Makes a database ready for the server and for every command: all that the platform knows of, then
 * the rollups that follow from the records.
 *
 * @param ownerUrl address of the database, with a login that may create roles and tables
 * @param wish what to make of a new installation; an existing one stays as it is
 * @throws Refusal when the database cannot be used
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
