import type pg from 'pg';

import { connectToDatabase, openPool } from './connect.js';
import { letOwnerThrough } from './owner-policies.js';
import { Refusal } from './refusal.js';
import { prepareRoles } from './roles.js';
import { noFilters, readMigrations, startSchemaEngine } from './schema-engine.js';
import { refuseOldServer } from './server-version.js';

/** An arbitrary number for a lock. The process that holds this lock in a database migrates it. */
export const MIGRATION_LOCK = 7_305_893;

/**
 * Brings a database up to date: its roles, every migration that it lacks, and the policies that let
 * its owner see all rows. Only one process migrates at a time.
 *
 * @param ownerUrl address of the database, with a login that may create roles and tables
 * @param only names of the migrations to apply; all if absent. An empty list only prepares the
 * database
 * @returns the names of the migrations that were applied, oldest first; empty if it was up to date
 * @throws Refusal if the server cannot be reached, is too old, or gives too few privileges, or if
 * the history of the database differs from this folder
 */
export async function migrate(
  ownerUrl: string,
  only?: readonly string[],
): Promise<readonly string[]> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await checkServerVersion(owner);
    await owner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await prepareRoles(owner, ownerUrl);
    const applied = await applyMissing(ownerUrl, only);
    await letOwnerThrough(owner);
    return applied;
  } finally {
    await owner.end();
  }
}

async function checkServerVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ number: number; name: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name`,
  );
  for (const { number, name } of rows) refuseOldServer(number, name);
}

async function applyMissing(
  ownerUrl: string,
  only?: readonly string[],
): Promise<readonly string[]> {
  const pool = openPool({ connectionString: ownerUrl });
  try {
    const engine = await startSchemaEngine(pool);
    const migrationsList = await readMigrations(only);
    refuseBrokenHistory(
      await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: noFilters,
      }),
    );
    const { appliedMigrationNames } = await engine
      .applyMigrations({ migrationsList, filters: noFilters })
      .catch(refuseAsTheEngineSays);
    return appliedMigrationNames;
  } finally {
    await pool.end();
  }
}

/** The engine's code for tables that exist although no migration was applied. */
const NOT_EMPTY = 'P3005';

/** Refuses with the reason from an engine error, without the call stack that follows it. */
function refuseAsTheEngineSays(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === NOT_EMPTY) {
    throw new Refusal(
      'This database contains tables that Stronghold did not create. Set DATABASE_URL to the address of an empty database.',
    );
  }
  const [reason = ''] = String(error instanceof Error ? error.message : error).split(/\n +0: /);
  throw new Refusal(
    `The tables could not be created or changed: ${reason.replace(/^ERROR: /, '').trim()}. The user in DATABASE_URL must own the database and be able to write to it.`,
  );
}

interface MigrationHistory {
  readonly failedMigrationNames: readonly string[];
  readonly editedMigrationNames: readonly string[];
  readonly history: {
    readonly diagnostic: string;
    readonly unpersistedMigrationNames?: readonly string[];
  } | null;
}

function refuseBrokenHistory({
  failedMigrationNames,
  editedMigrationNames,
  history,
}: MigrationHistory): void {
  if (failedMigrationNames.length > 0) {
    throw new Refusal(
      `This database is half migrated: ${failedMigrationNames.join(', ')} began and did not finish. Restore it from a backup, or repair it by hand and mark the migration with "prisma migrate resolve".`,
    );
  }
  if (history?.unpersistedMigrationNames?.length) {
    throw new Refusal(
      `This database is from another version of Stronghold: this version does not have ${history.unpersistedMigrationNames.join(', ')}. Use the version that made it, or another database.`,
    );
  }
  if (editedMigrationNames.length > 0) {
    throw new Refusal(
      `The migration ${editedMigrationNames.join(', ')} was changed after this database had applied it. Put the file back as it was and write a new migration for the change.`,
    );
  }
}
