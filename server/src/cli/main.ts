/** `pnpm stronghold <command>`: the one place of the commands that reads the environment and sets the exit code. */
import { fileURLToPath } from 'node:url';

import { Command, CommanderError } from 'commander';

import { createClock } from '#platform/clock.js';
import { readSettings } from '#platform/settings.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { addAuditLogCommands } from './audit-log.js';
import { addBackupCommand } from './backup.js';
import { addDemoDataCommand } from './demo-data.js';
import { addIdentityProviderCommand } from './identity-provider.js';
import { addImportCommand } from './import.js';
import { addPeopleCommand } from './people.js';
import { RemoteFault } from './remote-fault.js';
import { addRestoreCommand } from './restore.js';
import { addRollupCommands } from './rollups.js';
import type { Setting } from './setting.js';
import { addSubmissionsCommand } from './submissions.js';
import { addTokenCommand } from './token.js';
import { addUndoCommand } from './undo.js';
import { writeLines } from './write-lines.js';

/** Arguments or an environment that cannot be used. */
const UNUSABLE = 2;
/** Something broke that the person did not cause. */
const FAULT = 3;

const program = new Command('stronghold')
  .description('Work with the records of this Stronghold')
  .exitOverride()
  .configureOutput({ outputError: () => undefined });
addImportCommand(program, readSetting);
addBackupCommand(program, readSetting);
addRestoreCommand(program, readSetting);
addSubmissionsCommand(program, readSetting);
addUndoCommand(program, readSetting);
addRollupCommands(program, readSetting);
addAuditLogCommands(program, readSetting);
addDemoDataCommand(program, readSetting);
addPeopleCommand(program, readSetting);
addTokenCommand(program, readSetting);
addIdentityProviderCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

function readSetting(): Setting {
  const { databaseUrl, stateFolder, today } = readSettings(process.env, fileURLToPath(new URL('../../..', import.meta.url)));
  // A package manager runs its scripts in its own folder and says where it was called.
  const folder = process.env.INIT_CWD ?? process.cwd();
  return { databaseUrl, stateFolder, folder, clock: createClock(today), token: process.env.STRONGHOLD_TOKEN || null };
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help that was asked for is no mistake.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return UNUSABLE;
    const [, file] = error.code === 'commander.unknownOption' ? (/'(-[^-].*)'/.exec(error.message) ?? []) : [];
    if (file !== undefined) {
      console.error(`There is no option "${file}". A file whose name begins with a hyphen is named by its path: ./${file}`);
      return UNUSABLE;
    }
    const sentence = error.message.replace(/^error: (.)/, (_, first: string) => first.toUpperCase());
    console.error(`${sentence.replace(/\n/g, ' ')}${/[.)]$/.test(sentence) ? '' : '.'} Run "pnpm stronghold --help" for what is accepted.`);
    return UNUSABLE;
  }
  if (error instanceof Refusal || error instanceof RemoteFault) {
    writeLines(process.stderr, error.message.split('\n'));
    return error instanceof Refusal ? UNUSABLE : FAULT;
  }
  console.error(`Something went wrong, and nothing was written. ${error instanceof Error ? error.message : String(error)}`);
  return FAULT;
}
