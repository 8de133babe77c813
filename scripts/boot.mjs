#!/usr/bin/env node
/**
 * `npm start` and `npm test` on a machine that has only Node and npm: installs the packages if they
 * are out of date, with the pinned pnpm, then builds and runs the server, or runs scripts/test.ts.
 * Nothing here may come from a package.
 *
 * Each process that this program starts has a channel to it, which closes if this program dies.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';

import { ensureInstalled, explainOldNode, root } from './packages.mjs';
import { createRunner } from './runner.mjs';

/**
 * Makes the server collect garbage before there is as much garbage as live objects, and lets it
 * collect when it has nothing to do. By default, Node on a large machine would keep 200 MB of
 * garbage after a return of 100,000 rows (docs/performance.md).
 */
const heapFlags = [
  '--expose-gc',
  '--heap-growing-percent=100',
  '--min-semi-space-size=16',
  '--max-semi-space-size=32',
];
/**
 * All threads share two arenas, because the process would keep memory freed in a thread's own
 * arena. Large blocks are always returned to the system as soon as they are freed.
 */
const heapSettings = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

refuseOldNode();
refuseWordsThatNpmKept();
sayHowLongItTakes();
const runner = createRunner('inherit');
let exitCode = await ensureInstalled(runner, console.log);
const [name, ...args] = process.argv.slice(2);
if (exitCode === 0 && runner.stoppedBy() === null)
  exitCode = await (name === 'start' ? runServer(args) : runScript(`${name}.ts`, args));
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

/**
 * Refuses `npm start --fresh`: npm takes the option itself, and the server would start with the old
 * data.
 */
function refuseWordsThatNpmKept() {
  const kept = ['fresh', 'empty'].filter((word) => process.env[`npm_config_${word}`] !== undefined);
  if (kept.length === 0) return;
  const words = kept.map((word) => `--${word}`).join(' ');
  console.error(
    `npm took ${words} as its own option, so nothing was done. Put -- before it: npm start -- ${words}`,
  );
  process.exit(2);
}

/**
 * Builds the server and runs it. If the pages are out of date, they are built while it starts: it
 * waits for them before it listens, and takes longer the first time, when it loads the
 * demonstration.
 */
async function runServer(args) {
  let arePagesBuilt = false;
  const code = await runScript('build.ts', ['server'], (build) =>
    build.once('message', (told) => (arePagesBuilt = told.arePagesBuilt)),
  );
  if (code !== 0 || runner.stoppedBy() !== null) return code;
  const pages = arePagesBuilt ? null : runScript('build.ts', ['pages']);
  const exitCode = await runner.run(
    process.execPath,
    [...heapFlags, '--conditions=built', path.join('server', 'bundle', 'main.js'), ...args],
    {
      channel: 'ipc',
      settings: { ...heapSettings, ...(pages ? { STRONGHOLD_PAGES: 'meanwhile' } : {}) },
      onStart: (server) => void pages?.then((built) => tell(server, built === 0)),
    },
  );
  runner.end();
  return exitCode;
}

/** Tells the server whether the pages are built. */
function tell(server, arePagesBuilt) {
  // The server may end at this moment.
  if (server.connected)
    server.send(arePagesBuilt ? 'pages are built' : 'pages are not built', () => undefined);
}

function runScript(file, args, onStart) {
  return runner.run(process.execPath, ['--import', 'tsx', path.join('scripts', file), ...args], {
    channel: 'ipc',
    onStart,
  });
}
