import type { Command } from 'commander';

import { verifyPacks } from '#features/packs/verify-packs.js';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `verify-packs`, which fails if a signed edition has been changed. */
export function declareVerifyPacks(command: Command, getSetting: () => Setting): void {
  command.action(() => verify(getSetting()));
}

async function verify(setting: Setting): Promise<void> {
  const progress = startProgress(setting.errors);
  const { count, faults } = await withDatabase(setting, progress.say, verifyPacks);
  progress.clear();
  if (faults.length === 0) {
    const editions = count === 1 ? '1 edition' : `${count.toLocaleString('en-GB')} editions`;
    writeLines(setting.output, [
      `${editions}, as they were signed. This relies on the log: check it with "verify-log".`,
    ]);
    return;
  }
  setting.setExitCode(1);
  writeLines(setting.output, [
    ...faults,
    'Keep the database as it is, and compare it with a backup.',
  ]);
}
