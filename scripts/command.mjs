/**
 * What `./stronghold <command>` runs: prepares what is missing, then becomes the command, whose
 * signals, output and exit code are then its own. Nothing here may come from a package before the
 * packages are there.
 */
import path from 'node:path';

import { ensureInstalled, explainOldNode, root } from './packages.mjs';
import { createRunner } from './runner.mjs';

/** As for a fault of the command itself: what was asked for was not tried. */
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
