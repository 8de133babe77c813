/**
 * Runs `./stronghold <command>`: prepares what is missing, then runs the command in this process,
 * with its own signals, output and exit code. Nothing here may come from a package before the
 * packages are installed.
 */
import path from 'node:path';

import { ensureInstalled, explainOldNode, root } from './packages.mjs';
import { createRunner } from './runner.mjs';

/** The exit code if the command could not be run: the same code as for a fault in a command. */
const NOT_PREPARED = 3;
const STANDARD_ERROR = 2;

refuseOldNode();
await prepare();
// The current folder may have a TypeScript configuration that is not ours.
process.env.TSX_TSCONFIG_PATH = path.join(root, 'tsconfig.json');
await import('tsx');
await import(new URL('run-command.ts', import.meta.url).href);

function refuseOldNode() {
  const sentence = explainOldNode();
  if (sentence === null) return;
  console.error(sentence);
  process.exit(NOT_PREPARED);
}

async function prepare() {
  const runner = createRunner(STANDARD_ERROR);
  const exitCode = await ensureInstalled(runner, console.error);
  if (exitCode !== 0 || runner.stoppedBy() !== null) process.exit(runner.toExitCode(NOT_PREPARED));
  runner.release();
}
