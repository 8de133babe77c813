import { connectToDatabase } from '@stronghold/prisma/connect';
import { type Installation, prepareInstallation } from '@stronghold/prisma/installation';
import { migrate } from '@stronghold/prisma/migrate';
import { loadReferenceData, type ReferenceDataLoaded } from '@stronghold/prisma/reference-data';

import { fillDerived } from './fill-derived.js';
import { prepareJobs } from './prepare-jobs.js';

export interface PreparedDatabase {
  /** Names of the migrations that were applied; empty if the schema was up to date. */
  readonly applied: readonly string[];
  readonly installation: Installation;
  /** The number of missing rows of reference data that were added. */
  readonly added: ReferenceDataLoaded;
}

/**
 * Prepares a database for the server and all commands: adds missing parts of the schema, the
 * installation with its secret and salt, the reference data, and derived columns of rows from an
 * older version.
 *
 * @param ownerUrl address of the database, with a login that may create roles and tables
 * @param wish the kind of installation to make; an existing installation does not change
 * @throws Refusal if the database cannot be used
 */
export async function prepareDatabase(
  ownerUrl: string,
  wish: { readonly isDemonstration: boolean; readonly now: Date },
): Promise<PreparedDatabase> {
  const applied = await migrate(ownerUrl);
  const owner = await connectToDatabase(ownerUrl);
  try {
    const installation = await prepareInstallation(owner, wish);
    const added = await loadReferenceData(ownerUrl);
    await fillDerived(owner);
    await prepareJobs(owner);
    return { applied, installation, added };
  } finally {
    await owner.end();
  }
}
