#!/usr/bin/env node
/**
 * `npm start` and `npm test` on a machine that has only Node and npm: installs the packages if they
 * are out of date, with the pinned pnpm, and runs scripts/start.ts or scripts/test.ts. Nothing here
 * may come from a package.
 *
 * What it runs loses its channel to us if we die.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { ensureInstalled, explainOldNode, root } from './packages.mjs';
import { createRunner } from './runner.mjs';

/**
 * A server collects its garbage before that comes to two fifths of what it holds. Unless told, Node
 * waits on a large machine until a return of 100,000 rows has left it 200 MB (docs/performance.md).
 */
const heapFlags = [
  '--heap-growing-percent=40',
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
];
/**
 * Threads share what they give back: memory of an arena of their own stays with the process. Large
 * pieces go back to the system once they are free, whatever pieces were freed before.
 */
const heapSettings = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

refuseOldNode();
refuseWordsThatNpmKept();
sayHowLongItTakes();
const runner = createRunner('inherit');
let exitCode = await ensureInstalled(runner, console.log);
if (exitCode === 0 && runner.stoppedBy() === null)
  exitCode = await runScript(process.argv.slice(2));
process.exit(runner.toExitCode(exitCode));

function refuseOldNode() {
  const sentence = explainOldNode();
  if (sentence === null) return;
  console.error(sentence);
  process.exit(1);
}

function sayHowLongItTakes() {
  if (process.argv[2] !== 'start' || existsSync(path.join(root, 'node_modules'))) return;
  const what = process.argv.includes('--empty')
    ? 'packages and pages'
    : 'packages, pages and demonstration data';
  console.log(`First start: a minute or two, for ${what}. Later ones take a few seconds.`);
}

/** `npm start --fresh` passes the option to npm, and the server would start with the old data. */
function refuseWordsThatNpmKept() {
  const kept = ['fresh', 'empty'].filter((word) => process.env[`npm_config_${word}`] !== undefined);
  if (kept.length === 0) return;
  const words = kept.map((word) => `--${word}`).join(' ');
  console.error(
    `npm took ${words} as its own option, so nothing was done. Put -- before it: npm start -- ${words}`,
  );
  process.exit(2);
}

function runScript([name, ...args]) {
  return runner.run(
    process.execPath,
    [
      ...(name === 'start' ? heapFlags : []),
      '--import',
      'tsx',
      path.join('scripts', `${name}.ts`),
      ...args,
    ],
    { channel: 'ipc', settings: name === 'start' ? heapSettings : {} },
  );
}
