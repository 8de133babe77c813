import { Command, CommanderError } from 'commander';

import { OutcomeUnknown } from '#platform/database.js';
import { findOutage, unknownSentence } from '#platform/database-away.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { commands } from './commands.js';
import { RemoteFault } from './remote-fault.js';
import type { Setting } from './setting.js';
import type { Terminal } from './terminal.js';
import { writeLines } from './write-lines.js';

/** The exit code for arguments or an environment that cannot be used. */
const UNUSABLE = 2;
/** The exit code for a failure that the user did not cause. */
const FAULT = 3;

/**
 * Runs one command, given as the words after `stronghold`. It never rejects: errors are written to
 * `terminal.errors`.
 *
 * @param readSetting called when a command runs. It may refuse the environment
 */
export async function runProgram(
  words: readonly string[],
  readSetting: () => Setting,
  terminal: Terminal,
): Promise<void> {
  const program = new Command('./stronghold')
    .description('Work with the records in this installation of Stronghold')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      outputError: () => undefined,
    });
  for (const { name, description, load } of commands) {
    const command = program.command(name).description(description);
    if (words.includes(name)) (await load())(command, readSetting, terminal);
  }

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    terminal.setExitCode(explain(error, terminal));
  }
}

function explain(error: unknown, { errors }: Terminal): number {
  const say = (line: string) => errors.write(`${line}\n`);
  if (error instanceof CommanderError) {
    // Asking for help is not an error.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return UNUSABLE;
    const [, file] =
      error.code === 'commander.unknownOption' ? (/'(-[^-].*)'/.exec(error.message) ?? []) : [];
    if (file !== undefined) {
      say(
        `There is no option "${file}". If the name of a file begins with a hyphen, give its path: ./${file}`,
      );
      return UNUSABLE;
    }
    const sentence = error.message.replace(/^error: (.)/, (_, first: string) =>
      first.toUpperCase(),
    );
    say(
      `${sentence.replace(/\n/g, ' ')}${/[.)]$/.test(sentence) ? '' : '.'} Run "./stronghold --help" to see what is accepted.`,
    );
    return UNUSABLE;
  }
  if (error instanceof Refusal || error instanceof RemoteFault) {
    writeLines(errors, error.message.split('\n'));
    return error instanceof Refusal ? UNUSABLE : FAULT;
  }
  if (error instanceof OutcomeUnknown) {
    say(unknownSentence);
    return FAULT;
  }
  const outage = findOutage(error);
  const why = outage
    ? `Nothing was written, because ${outage.what}`
    : 'Something went wrong, and nothing was written';
  say(`${why}. ${error instanceof Error ? error.message : String(error)}`);
  return FAULT;
}
