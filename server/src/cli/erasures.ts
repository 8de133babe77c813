import type { Command } from 'commander';

import { writeErasureList } from '#features/returns/erasure-list.js';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `erasures`, which prints the list of erasures, to be kept with backups. */
export function declareErasures(command: Command, getSetting: () => Setting): void {
  command.action(() => runErasures(getSetting()));
}

async function runErasures(setting: Setting): Promise<void> {
  const progress = startProgress(setting.errors);
  const lines = await withDatabase(setting, progress.say, (database) =>
    database.write(writeErasureList),
  );
  writeLines(setting.output, lines);
}
