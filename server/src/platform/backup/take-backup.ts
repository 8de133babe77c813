import path from 'node:path';

import type pg from 'pg';

import { findAppliedMigrations } from '@stronghold/prisma/applied-migrations';
import { findHiddenTables } from '@stronghold/prisma/owner-policies';
import { Refusal } from '@stronghold/prisma/refusal';

import { startFolder } from './backup-folder.js';
import { connectToCopy, copyOut } from './copy-session.js';
import { type Manifest, MANIFEST_FILE, type SavedTable, toManifestText } from './manifest.js';
import { writeTableFile } from './table-file.js';
import { findTables, type Table, toName } from './tables.js';

/** Reports that `done` of `total` are done, in the unit that `label` names. */
export type Report = (label: string, done: number, total: number) => void;

export interface BackupRequest {
  readonly ownerUrl: string;
  /** The destination: an absolute path at which nothing exists yet. */
  readonly folder: string;
  readonly now: Date;
  /** Called and awaited before the first row is read. Rows that it writes are not in the backup. */
  readonly onBegin: () => Promise<void>;
  /** Ends the backup early, and leaves no file behind. */
  readonly signal: AbortSignal;
  readonly report: Report;
}

type Taken = Omit<Manifest, 'formatVersion'>;

/**
 * Writes every table of a database into a new folder, with the data of one moment, while others
 * continue to read and write. The folder gets its name when everything is on disk, so an
 * interrupted backup never looks complete. The database is neither changed nor migrated, so a new
 * version can take a backup before it migrates.
 *
 * @throws Refusal if there is no Stronghold to back up, or the folder cannot be made
 */
export async function takeBackup(request: BackupRequest): Promise<Taken> {
  const { ownerUrl, folder } = request;
  const owner = await connectToCopy(ownerUrl, 'backup');
  try {
    const tables = await beginSnapshot(owner);
    const about = await findAbout(owner);
    const unfinished = await startFolder(folder);
    try {
      await request.onBegin();
      const taken = {
        createdAt: request.now.toISOString(),
        ...about,
        tables: await saveTables(owner, tables, { ...request, folder: unfinished.path }),
      };
      request.signal.throwIfAborted();
      await unfinished.finish(MANIFEST_FILE, toManifestText(taken));
      return taken;
    } catch (error) {
      await unfinished.discard();
      throw refuseFullDisk(error, folder);
    }
  } finally {
    // A connection that ends in the middle of a transaction rolls it back.
    await owner.end();
  }
}

/**
 * Starts a transaction with a snapshot of the database, and prevents changes to its tables until it
 * ends.
 */
async function beginSnapshot(owner: pg.Client): Promise<readonly Table[]> {
  for (;;) {
    const found = await findTables(owner);
    await owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // LOCK does not take the snapshot. The next statement takes it, while the locks are held.
    if (found.length > 0)
      await owner.query(`LOCK TABLE ${found.map(toName).join(', ')} IN ACCESS SHARE MODE`);
    const tables = await findTables(owner);
    if (toNames(tables) === toNames(found)) {
      await refuseHidden(owner);
      return tables;
    }
    await owner.query('ROLLBACK');
  }
}

async function refuseHidden(owner: pg.Client): Promise<void> {
  const hidden = await findHiddenTables(owner);
  if (hidden.length === 0) return;
  throw new Refusal(
    `Policies may hide rows of ${hidden.join(', ')} from the user in DATABASE_URL, and a backup without them would look complete. Start Stronghold once with the user that owns the database, which corrects this, and then make the backup as that user.`,
  );
}

function toNames(tables: readonly Table[]): string {
  return tables.map(({ name }) => name).join(' ');
}

async function findAbout(owner: pg.Client): Promise<Omit<Taken, 'createdAt' | 'tables'>> {
  const migrations = await findAppliedMigrations(owner);
  if (migrations.length === 0) {
    throw new Refusal(
      'This database does not contain Stronghold’s tables, so there is nothing to back up. Check DATABASE_URL, or start Stronghold once.',
    );
  }
  const { rows } = await owner.query<{
    readonly serverVersion: string;
    readonly isDemonstration: boolean;
    readonly dataVersion: number;
  }>(`
    SELECT current_setting('server_version') AS "serverVersion", is_demonstration AS "isDemonstration",
           (SELECT coalesce(sum(version), 0)::int FROM agency_data_version) AS "dataVersion"
    FROM   installation`);
  const [about] = rows;
  if (!about)
    throw new Refusal(
      'This database is empty: Stronghold has not been set up in it yet. Start Stronghold once, or check DATABASE_URL.',
    );
  return { ...about, migrations: [...migrations] };
}

async function saveTables(
  owner: pg.Client,
  tables: readonly Table[],
  request: BackupRequest,
): Promise<SavedTable[]> {
  const rowCounts = await countRows(owner, tables);
  const total = [...rowCounts.values()].reduce((sum, rows) => sum + rows, 0);
  let done = 0;
  const saved: SavedTable[] = [];
  for (const table of tables) {
    const { name, columns } = table;
    const file = `${name}.copy.gz`;
    const counts = await writeTableFile(path.join(request.folder, file), copyOut(owner, table), {
      signal: request.signal,
      onCount: ({ rows }) => request.report(`Backing up ${name}`, done + rows, total),
    });
    if (counts.rows !== rowCounts.get(name))
      throw new Error(`${name} has ${rowCounts.get(name)} rows, and ${counts.rows} were copied`);
    done += counts.rows;
    saved.push({ name, file, columns: [...columns], ...counts });
  }
  return saved;
}

async function countRows(
  owner: pg.Client,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const { rows } = await owner.query<{ readonly count: string }>(
      `SELECT count(*) FROM ${toName(table)}`,
    );
    counts.set(table.name, Number(rows[0]?.count));
  }
  return counts;
}

function refuseFullDisk(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new Refusal(
    `There is not enough room for the backup in ${path.dirname(folder)}, so none of it was kept. Free some space, or name another place.`,
  );
}
