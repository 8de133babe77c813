/**
 * `./stronghold <command>`: the only module of the commands that reads the environment and sets the
 * exit code.
 */
import { fileURLToPath } from 'node:url';

import { createClock } from '#platform/clock.js';
import { readSettings } from '#platform/settings.js';

import { runProgram } from './program.js';
import type { Setting } from './setting.js';
import type { Terminal } from './terminal.js';

const terminal: Terminal = {
  output: process.stdout,
  errors: process.stderr,
  setExitCode: (code) => {
    process.exitCode = code;
  },
};

await runProgram(process.argv.slice(2), readSetting, terminal);

function readSetting(): Setting {
  const { databaseUrl, stateFolder, today } = readSettings(
    process.env,
    fileURLToPath(new URL('../../..', import.meta.url)),
  );
  return {
    ...terminal,
    databaseUrl,
    stateFolder,
    folder: process.cwd(),
    clock: createClock(today),
    token: process.env.STRONGHOLD_TOKEN || null,
  };
}
