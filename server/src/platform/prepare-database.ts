import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';
import { migrate } from '@stronghold/prisma/migrate';
import { loadReferenceData } from '@stronghold/prisma/reference-data';

/**
 * Makes a database ready for any command: its schema, the installation with its secret and salt, and the reference data,
 * where they are missing. Demonstration data is for `npm start` alone: whoever begins with a command begins with their own.
 *
 * @param ownerUrl address of the database, with a login that may create roles and tables
 * @param report told what was done, a line a step; nothing where all was there
 * @throws Refusal when the database cannot be used
 */
export async function prepareDatabase(
  ownerUrl: string,
  { now, report }: { readonly now: Date; readonly report: (line: string) => void },
): Promise<void> {
  const applied = await migrate(ownerUrl);
  if (applied.length > 0) report(`Applied ${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'} to the database`);
  const owner = await connectToDatabase(ownerUrl);
  try {
    await prepareInstallation(owner, { isDemonstration: false, now });
  } finally {
    await owner.end();
  }
  const { areas, agencies } = await loadReferenceData(ownerUrl);
  if (areas + agencies > 0) report(`Loaded ${areas} areas and ${agencies} agencies`);
}
