import { Command, CommanderError } from 'commander';

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
import type { Terminal } from './terminal.js';
import { addTokenCommand } from './token.js';
import { addUndoCommand } from './undo.js';
import { writeLines } from './write-lines.js';

/** Arguments or an environment that cannot be used. */
const UNUSABLE = 2;
/** Something broke that the person did not cause. */
const FAULT = 3;

/**
 * Runs one command, given as the words after `stronghold`. It never rejects: what goes wrong is said on `terminal.errors`.
 *
 * @param readSetting is asked once a command runs, and may refuse what the environment says
 */
export async function runProgram(words: readonly string[], readSetting: () => Setting, terminal: Terminal): Promise<void> {
  const program = new Command('stronghold')
    .description('Work with the records of this Stronghold')
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.output.write(text), outputError: () => undefined });
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
  addIdentityProviderCommand(program, terminal);

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    terminal.setExitCode(explain(error, terminal));
  }
}

function explain(error: unknown, { errors }: Terminal): number {
  const say = (line: string) => errors.write(`${line}\n`);
  if (error instanceof CommanderError) {
    // Help that was asked for is no mistake.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return UNUSABLE;
    const [, file] = error.code === 'commander.unknownOption' ? (/'(-[^-].*)'/.exec(error.message) ?? []) : [];
    if (file !== undefined) {
      say(`There is no option "${file}". A file whose name begins with a hyphen is named by its path: ./${file}`);
      return UNUSABLE;
    }
    const sentence = error.message.replace(/^error: (.)/, (_, first: string) => first.toUpperCase());
    say(`${sentence.replace(/\n/g, ' ')}${/[.)]$/.test(sentence) ? '' : '.'} Run "pnpm stronghold --help" for what is accepted.`);
    return UNUSABLE;
  }
  if (error instanceof Refusal || error instanceof RemoteFault) {
    writeLines(errors, error.message.split('\n'));
    return error instanceof Refusal ? UNUSABLE : FAULT;
  }
  say(`Something went wrong, and nothing was written. ${error instanceof Error ? error.message : String(error)}`);
  return FAULT;
}
