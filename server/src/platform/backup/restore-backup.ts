import path from 'node:path';

import type pg from 'pg';

import type { Entry } from '#domain/audit/entry.js';
import { pausedByRestore } from '#domain/schedules/schedule.js';
import { appendEntries } from '#platform/append-entries.js';
import { appendAsOwner } from '#platform/audit/append-as-owner.js';
import type { Transaction } from '#platform/database.js';
import { cancelRestoredMails } from '#platform/mail/outbox.js';
import type { PreparedDatabase } from '#platform/prepare-database.js';
import { dropJobs } from '#platform/prepare-jobs.js';
import { findAppliedMigrations, migrateWithin } from '@stronghold/prisma/applied-migrations';
import { findKnownMigrations, type Migration } from '@stronghold/prisma/known-migrations';
import { migrate } from '@stronghold/prisma/migrate';
import { Refusal } from '@stronghold/prisma/refusal';

import { connectToCopy } from './copy-session.js';
import { areSame } from './counting.js';
import { filledTarget, loadTables } from './load-tables.js';
import { type Manifest, readManifest } from './manifest.js';
import { damagedFile, readTableFile } from './table-file.js';
import { findFilled, findTables } from './tables.js';
import type { Report } from './take-backup.js';

/** A backup whose files have all been read and found intact. */
export interface CheckedBackup {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Reads a whole backup and checks that this version can restore it. Changes nothing.
 *
 * @throws Refusal if the backup is incomplete, altered, or from a newer version
 */
export async function checkBackup(folder: string, report: Report): Promise<CheckedBackup> {
  const manifest = await readManifest(folder);
  await refuseUnknownMigrations(manifest);
  const total = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  for (const saved of manifest.tables) {
    const file = path.join(folder, saved.file);
    const counts = await readTableFile(file, null, ({ bytes }) =>
      report(`Checking ${saved.name}`, done + bytes, total),
    );
    if (!areSame(counts, saved)) throw damagedFile(file);
    done += saved.bytes;
  }
  return { folder, manifest };
}

async function refuseUnknownMigrations({ migrations }: Manifest): Promise<void> {
  const known = new Map(
    (await findKnownMigrations()).map(({ name, checksum }) => [name, checksum]),
  );
  const unknown = migrations.filter(({ name }) => !known.has(name));
  if (unknown.length > 0) {
    throw new Refusal(
      `This backup is from a newer version of Stronghold: it has the migration ${unknown.map(({ name }) => name).join(', ')}, which is not in this version. Restore it with the version that made it, or a newer one.`,
    );
  }
  const changed = migrations.filter(({ name, checksum }) => known.get(name) !== checksum);
  if (changed.length > 0) {
    throw new Refusal(
      `The migration ${changed.map(({ name }) => name).join(', ')} is not the one that this backup was made with. Put its file back as it was then.`,
    );
  }
}

export interface RestoreRequest extends CheckedBackup {
  readonly ownerUrl: string;
  /** A description of the database for people. */
  readonly databaseName: string;
  /** How to get an empty database, in a sentence. */
  readonly remedy: string;
  readonly now: Date;
  /** The log entry for the restore. */
  readonly entry: Entry;
  readonly report: Report;
  /**
   * Erases records again that were erased after the backup was made. Runs in the loading
   * transaction, once the tables are those of this version. Undefined without a list of erasures.
   *
   * @returns the log entries
   */
  readonly erase?: (transaction: Transaction) => Promise<readonly Entry[]>;
  /** Makes a database ready for this version. */
  readonly ready: (
    ownerUrl: string,
    wish: { readonly isDemonstration: boolean; readonly now: Date },
  ) => Promise<PreparedDatabase>;
}

/**
 * Loads a verified backup into an empty database, in one transaction: creates the tables of the
 * backup’s migrations, loads and compares the rows, and logs the restore. Then migrates to the
 * current version. A killed restore does not change the database.
 *
 * @returns the names of the migrations that the backup did not have yet
 * @throws Refusal if the database has a row, or the tables of another version
 */
export async function restoreBackup(request: RestoreRequest): Promise<readonly string[]> {
  const { ownerUrl, manifest, now, entry, ready } = request;
  const owner = await connectToCopy(ownerUrl, 'restore');
  try {
    await migrate(ownerUrl, await findUsable(owner, request));
    await owner.query('BEGIN');
    await migrateWithin(owner, toNames(manifest.migrations));
    // Derived tables are rebuilt from the restored records.
    await owner.query('DROP SCHEMA IF EXISTS rollup CASCADE');
    await dropJobs(owner);
    await loadTables(owner, request);
    if (hasTable(manifest, 'outbox_mail')) await cancelRestoredMails(owner);
    if (hasTable(manifest, 'schedule')) await pauseRestored(owner, manifest);
    const erased = request.erase ? await eraseAgain(owner, request.erase) : [];
    if (hasLog(manifest)) await appendEntries(owner, [entry, ...erased]);
    await owner.query('COMMIT');
  } finally {
    // A connection that ends in the middle of a transaction rolls it back.
    await owner.end();
  }
  const { applied } = await ready(ownerUrl, {
    isDemonstration: manifest.isDemonstration,
    now,
  }).catch(explain);
  // The backup has no log, so the log begins with the restore.
  if (!hasLog(manifest)) await appendAsOwner(ownerUrl, entry);
  return applied;
}

async function eraseAgain(
  owner: pg.Client,
  erase: NonNullable<RestoreRequest['erase']>,
): Promise<readonly Entry[]> {
  await migrateWithin(owner, toNames(await findKnownMigrations()));
  return erase({ client: owner, query: ({ text, values }) => owner.query(text, values) });
}

/**
 * Pauses all automatic work until an administrator allows it, because work that fell due since the
 * backup may already have been done.
 */
async function pauseRestored(owner: pg.Client, { tables }: Manifest): Promise<void> {
  // If the backup is older than a table's column, the migration that adds the column finds the rows
  // that were paused.
  const sayWhy = (table: string) =>
    tables.some(
      ({ name, columns }) =>
        name === table && columns.some((each) => each.name === 'is_paused_by_restore'),
    )
      ? 'is_paused_by_restore = true, '
      : '';
  await owner.query(
    `UPDATE schedule SET ${sayWhy('schedule')}state = 'PAUSED', state_reason = $1, next_run_at = NULL, version = version + 1 WHERE state = 'ACTIVE' AND deleted_at IS NULL`,
    [pausedByRestore],
  );
  await owner.query(
    `UPDATE schedule_run SET state = 'FAILED', sentence = $1 WHERE state = 'WAITING'`,
    ['A backup was restored before it ran.'],
  );
  await owner.query(
    `UPDATE alert SET ${sayWhy('alert')}is_paused = true, version = version + 1 WHERE deleted_at IS NULL AND NOT is_paused`,
  );
}

function hasLog(manifest: Manifest): boolean {
  return hasTable(manifest, 'audit_entry');
}

function hasTable({ tables }: Manifest, table: string): boolean {
  return tables.some(({ name }) => name === table);
}

/** The migrations of an empty database: the migrations of the backup, or none. */
async function findUsable(
  owner: pg.Client,
  { manifest, databaseName, remedy }: RestoreRequest,
): Promise<readonly string[]> {
  const filled = await findFilled(owner, await findTables(owner));
  if (filled.length > 0) throw filledTarget(filled, { databaseName, remedy });
  const applied = toNames(await findAppliedMigrations(owner));
  if (applied.length > 0 && applied.join(' ') !== toNames(manifest.migrations).join(' ')) {
    throw new Refusal(
      `The database (${databaseName}) has no rows, but its tables are from a different version from the backup, whose migrations end with ${manifest.migrations.at(-1)?.name}. ${remedy}`,
    );
  }
  return applied;
}

function toNames(migrations: readonly Migration[]): readonly string[] {
  return migrations.map(({ name }) => name);
}

/** Explains a failure after all rows were restored. */
function explain(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Refusal(
    `The backup is restored, but making it ready for this version failed; any command will try that again. ${reason}`,
  );
}
