import path from 'node:path';

import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { showInvisible } from '#domain/invisible-characters.js';
import { appendAsOwner } from '#platform/audit/append-as-owner.js';
import { takeBackup } from '#platform/backup/take-backup.js';
import { shutDownGracefully } from '#platform/graceful-shutdown.js';

import { describeTables } from './backup-report.js';
import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withBareDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/**
 * Declares `backup`, which writes the whole content of the database at one moment to a new folder.
 */
export function declareBackup(command: Command, getSetting: () => Setting): void {
  command
    .argument('<folder>', 'the folder to write to, which must not exist yet')
    .action((folder: string) => runBackup(getSetting(), folder));
}

async function runBackup(setting: Setting, folder: string): Promise<void> {
  const progress = startProgress(setting.errors);
  const stop = new AbortController();
  const target = path.resolve(setting.folder, folder);
  const now = setting.clock.now();
  const entry = {
    ...concerningNoRecords,
    at: now,
    action: 'ADMINISTER',
    actor: commandLine,
    what: 'Started a backup of everything',
  } as const;
  const working = withBareDatabase({ setting, report: progress.say }, ({ ownerUrl }) =>
    takeBackup({
      ...{ ownerUrl, folder: target, now, signal: stop.signal, report: progress.update },
      onBegin: () => appendAsOwner(ownerUrl, entry),
    }),
  );
  // An interrupted backup must leave nothing behind, because half a backup contains secrets, too.
  const { isEnding } = shutDownGracefully(async () => {
    stop.abort();
    // An interruption is intended; the command itself reports any other error.
    await working.catch(() => undefined);
  });

  try {
    const taken = await working;
    progress.clear();
    writeLines(setting.output, [
      `Backed up ${describeTables(taken)} into ${showInvisible(target)}.`,
      'It contains every record, and the secret and the salt that protect people in figures: anybody who can read it can undo that protection. Only its owner may open the folder; keep every copy just as safe.',
    ]);
  } catch (error) {
    progress.clear();
    if (!isEnding()) throw error;
    progress.say('Stopped. Nothing was left behind.');
  }
}
