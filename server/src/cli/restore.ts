import path from 'node:path';

import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Manifest } from '#platform/backup/manifest.js';
import { checkBackup, restoreBackup } from '#platform/backup/restore-backup.js';

import { describeTables } from './backup-report.js';
import { type Progress, startProgress } from './progress.js';
import { readyDatabase } from './ready-database.js';
import type { Setting } from './setting.js';
import { withBareDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `restore`: loads a backup into an empty database, all of it or nothing. */
export function declareRestore(command: Command, getSetting: () => Setting): void {
  command
    .argument('<folder>', 'what "backup" made')
    .option(
      '--fresh',
      'throw the data of the embedded database away first, once the backup was checked',
      false,
    )
    .action((folder: string, { fresh }: { readonly fresh: boolean }) =>
      runRestore(getSetting(), folder, fresh),
    );
}

async function runRestore(setting: Setting, folder: string, isFresh: boolean): Promise<void> {
  const progress = startProgress(setting.errors);
  try {
    await restoreFrom(path.resolve(setting.folder, folder), isFresh, { setting, progress });
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
  isFresh: boolean,
  { setting, progress }: Running,
): Promise<void> {
  const backup = await checkBackup(folder, progress.update);
  progress.say('The backup is whole');

  const applied = await withBareDatabase(
    { setting, report: progress.say, isFresh },
    ({ ownerUrl, name }) =>
      restoreBackup({
        ready: readyDatabase,
        ...backup,
        ownerUrl,
        databaseName: name,
        remedy: setting.databaseUrl === null ? REMEDY_EMBEDDED : REMEDY_GIVEN,
        now: setting.clock.now(),
        entry: toEntry(backup.manifest, setting.clock.now()),
        report: progress.update,
      }),
  );
  progress.clear();
  if (applied.length > 0)
    progress.say(`Applied ${applied.join(', ')}, which the backup did not have yet`);
  const { createdAt } = backup.manifest;
  writeLines(setting.output, [
    `Restored ${describeTables(backup.manifest)}, as they were at ${toMinute(createdAt)}. Read back, every table is as it was.`,
  ]);
}

/** What the log says of it, behind the entries that came with the backup. */
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

/** `2026-11-24 09:00 UTC` */
function toMinute(instant: string): string {
  return `${instant.replace('T', ' ').slice(0, 16)} UTC`;
}

const REMEDY_GIVEN = 'Make a new database and put its address into DATABASE_URL.';
const REMEDY_EMBEDDED =
  'Stop Stronghold if it runs in this folder, and add --fresh, which throws away what the embedded database holds; or set STRONGHOLD_STATE to a new folder.';
