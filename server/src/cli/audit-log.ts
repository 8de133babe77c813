import { type Command, InvalidArgumentError } from 'commander';

import type { Head } from '#domain/audit/chain.js';
import type { Breach } from '#domain/audit/verify.js';
import { readHead } from '#features/audit/audit-log.reader.js';
import { verifyLog } from '#features/audit/verify-log.js';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `verify-log`, which fails if the log has been changed. */
export function declareVerifyLog(command: Command, getSetting: () => Setting): void {
  command
    .option(
      '--expect <number:hash>',
      'what "log-head" printed earlier: detects a log that was rewritten or cut off since then',
      parseHead,
    )
    .action(({ expect = null }: { readonly expect?: Head | null }) => verify(getSetting(), expect));
}

/** Declares `log-head`, which prints the end of the log. */
export function declareLogHead(command: Command, getSetting: () => Setting): void {
  command.action(() => printHead(getSetting()));
}

async function verify(setting: Setting, expected: Head | null): Promise<void> {
  const progress = startProgress(setting.errors);
  const report = (done: number, total: number) =>
    progress.update('Checking the log', done, Math.max(done, total));
  const verdict = await withDatabase(setting, progress.say, (database) =>
    verifyLog(database, { expected, report }),
  );
  progress.clear();
  if (verdict.isWhole) {
    const { number } = verdict.head;
    writeLines(setting.output, [
      `${inWords(number)} ${number === 1 ? 'entry' : 'entries'}, all as written.`,
    ]);
    return;
  }
  setting.setExitCode(1);
  writeLines(setting.output, [
    explain(verdict.breach),
    'Keep the database as it is, and compare it with a backup.',
  ]);
}

async function printHead(setting: Setting): Promise<void> {
  const progress = startProgress(setting.errors);
  const { number, hash } = await withDatabase(setting, progress.say, (database) =>
    database.readLog(readHead),
  );
  writeLines(setting.output, [`${number}:${hash}`]);
}

function explain(breach: Breach): string {
  const number = inWords(breach.number);
  switch (breach.kind) {
    case 'CHANGED':
      return `Entry ${number} was changed: it differs from what was written.`;
    case 'MISSING':
      return breach.until === breach.number
        ? `Entry ${number} is missing.`
        : `Entries ${number} to ${inWords(breach.until)} are missing.`;
    case 'ADDED':
      return `Entry ${number} was added, and not by Stronghold.`;
    case 'REORDERED':
      return `Entries were reordered: what was written as entry ${number} is now entry ${inWords(breach.standsAt)}.`;
    case 'REWRITTEN':
      return `The log was rewritten: entry ${number} does not have the hash recorded for it, so that entry or an earlier one was changed.`;
  }
}

function inWords(number: number): string {
  return number.toLocaleString('en-GB');
}

function parseHead(text: string): Head {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (number === undefined || hash === undefined)
    throw new InvalidArgumentError(
      'Give a number and a hash, as "./stronghold log-head" prints them.',
    );
  return { number: Number(number), hash: hash.toLowerCase() };
}
