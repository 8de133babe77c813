import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { eraseByList } from '#features/returns/erasure-list.js';
import type { Manifest } from '#platform/backup/manifest.js';
import { checkBackup, restoreBackup } from '#platform/backup/restore-backup.js';
import type { Transaction } from '#platform/database.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { describeTables } from './backup-report.js';
import { type Progress, startProgress } from './progress.js';
import { readyDatabase } from './ready-database.js';
import type { Setting } from './setting.js';
import { withBareDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `restore`, which loads a backup into an empty database, completely or not at all. */
export function declareRestore(command: Command, getSetting: () => Setting): void {
  command
    .argument('<folder>', 'the folder that "backup" made')
    .option(
      '--fresh',
      'delete the data of the embedded database first, once the backup has been checked',
      false,
    )
    .option(
      '--erasures <file>',
      'the list of records erased since, as printed by "erasures"; if left out, erasures.txt next to the folder',
    )
    .action((folder: string, wish: Wish) => runRestore(getSetting(), folder, wish));
}

interface Wish {
  readonly fresh: boolean;
  readonly erasures?: string;
}

async function runRestore(setting: Setting, folder: string, wish: Wish): Promise<void> {
  const progress = startProgress(setting.errors);
  try {
    await restoreFrom(path.resolve(setting.folder, folder), wish, { setting, progress });
  } finally {
    progress.clear();
  }
}

interface Running {
  readonly setting: Setting;
  readonly progress: Progress;
}

async function restoreFrom(
  folder: string,
  { fresh: isFresh, erasures }: Wish,
  { setting, progress }: Running,
): Promise<void> {
  const backup = await checkBackup(folder, progress.update);
  progress.say('The backup is complete');
  const now = setting.clock.now();
  const list = await readErasures(setting.folder, folder, erasures);

  let erasedAgain = 0;
  const eraseAgain = async (transaction: Transaction, text: string) => {
    const entries = await eraseByList(transaction, { text, now });
    erasedAgain = entries.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0);
    return entries;
  };
  const applied = await withBareDatabase(
    { setting, report: progress.say, isFresh },
    ({ ownerUrl, name }) =>
      restoreBackup({
        ready: readyDatabase,
        ...backup,
        ownerUrl,
        databaseName: name,
        remedy: setting.databaseUrl === null ? REMEDY_EMBEDDED : REMEDY_GIVEN,
        now,
        entry: toEntry(backup.manifest, now),
        report: progress.update,
        ...(list === null ? {} : { erase: (transaction) => eraseAgain(transaction, list) }),
      }),
  );
  progress.clear();
  if (applied.length > 0)
    progress.say(`Applied ${applied.join(', ')}, which were not in the backup`);
  const { createdAt } = backup.manifest;
  writeLines(setting.output, [
    `Restored ${describeTables(backup.manifest)}, as they were at ${toMinute(createdAt)}. Every table was read back and is unchanged.`,
    list === null ? withoutList : toErasedAgain(erasedAgain),
  ]);
}

const withoutList =
  'No list of erasures was found next to the backup: records erased since it was made are back. Erase them again, or restore with --erasures.';

function toErasedAgain(records: number): string {
  if (records === 0)
    return 'The list of erasures was applied: none of the records on it had come back.';
  return `The list of erasures was applied: erased ${records} ${records === 1 ? 'record' : 'records'} again.`;
}

/**
 * The list of erasures; null if none is given and none is next to the backup.
 *
 * @throws Refusal if a list cannot be read, because erased records would be restored
 */
async function readErasures(
  folder: string,
  backup: string,
  named?: string,
): Promise<string | null> {
  const file =
    named === undefined
      ? path.join(path.dirname(backup), 'erasures.txt')
      : path.resolve(folder, named);
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (named === undefined && isMissing(error)) return null;
    throw new Refusal(`The list of erasures in ${file} cannot be read. (${String(error)})`);
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The log entry about the restore, which follows the entries from the backup. */
function toEntry({ createdAt, dataVersion, isDemonstration }: Manifest, at: Date): Entry {
  return {
    ...concerningNoRecords,
    at,
    action: 'ADMINISTER',
    actor: commandLine,
    what: `Restored everything from a backup of ${toMinute(createdAt)}`,
    filter: { createdAt, dataVersion, isDemonstration },
  };
}

/** Formats a time to the minute, as in `2026-11-24 09:00 UTC`. */
function toMinute(instant: string): string {
  return `${instant.replace('T', ' ').slice(0, 16)} UTC`;
}

const REMEDY_GIVEN = 'Make a new database and put its address into DATABASE_URL.';
const REMEDY_EMBEDDED =
  'Stop Stronghold if it is running in this folder, and add --fresh, which deletes everything in the embedded database; or set STRONGHOLD_STATE to a new folder.';
