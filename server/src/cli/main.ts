/** `pnpm stronghold <command>`: the one place of the commands that reads the environment and sets the exit code. */
import { Command, CommanderError } from 'commander';

import { Refusal } from '@stronghold/prisma/refusal';

import { addImportCommand } from './import.js';
import { readSetting } from './setting.js';

/** Arguments or an environment that cannot be used. */
const UNUSABLE = 2;
/** Something broke that the person did not cause. */
const FAULT = 3;

const program = new Command('stronghold')
  .description('Work with the records of this Stronghold')
  .exitOverride()
  .configureOutput({ outputError: () => undefined });
addImportCommand(program, () => readSetting(process.env, new Date()));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    // Help that was asked for is no mistake.
    if (error.exitCode === 0) return 0;
    if (error.code === 'commander.help') return UNUSABLE;
    const sentence = error.message.replace(/^error: (.)/, (_, first: string) => first.toUpperCase());
    console.error(`${sentence.replace(/\n/g, ' ')}${/[.)]$/.test(sentence) ? '' : '.'} Run "pnpm stronghold --help" for what is accepted.`);
    return UNUSABLE;
  }
  if (error instanceof Refusal) {
    console.error(error.message);
    return UNUSABLE;
  }
  console.error(`Something went wrong, and nothing was written. ${error instanceof Error ? error.message : String(error)}`);
  return FAULT;
}
