import { connectToDatabase } from '@stronghold/prisma/connect';
import { type Installation, prepareInstallation } from '@stronghold/prisma/installation';
import { migrate } from '@stronghold/prisma/migrate';
import { loadReferenceData, type ReferenceDataLoaded } from '@stronghold/prisma/reference-data';

import { fillDerived } from './fill-derived.js';
import { prepareJobs } from './prepare-jobs.js';

/** The result of making a database ready. */
export interface PreparedDatabase {
  /** Names of the migrations that were applied; empty where the schema was up to date. */
  readonly applied: readonly string[];
  readonly installation: Installation;
  /** Rows of reference data that were missing. */
  readonly added: ReferenceDataLoaded;
}

/**
 * Makes a database ready for the server and for every command: its schema, the installation with
 * its secret and salt, the reference data, and what follows from rows that an older version stored,
 * where they are missing.
 *
 * @param ownerUrl address of the database, with a login that may create roles and tables
 * @param wish what to make of a new installation; an existing one stays as it is
 * @throws Refusal when the database cannot be used
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
