#!/usr/bin/env node
/**
 * `npm start` and `npm test` on a machine that has only Node and npm: installs the packages where they are stale, with the
 * pinned pnpm, and runs scripts/start.ts or scripts/test.ts. Nothing here may come from a package.
 *
 * npm does not hand signals on, and Ctrl-C reaches npm, its shell and us at once. So the work runs in a process group of
 * its own, hears of signals from us alone, and loses its channel to us when we die.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { rememberParents } from './parents.mjs';

const OLDEST_NODE = [20, 19];
const PARENT_WATCH_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const pnpmVersion = packageManager.replace(/^pnpm@|\+.*$/g, '');

// npm tells its children about its own run; pnpm would take that for settings. Its spinner would fall into pnpm's lines.
const npmNoise = /^npm_(package|lifecycle|node|command|execpath)/i;
const env = { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !npmNoise.test(name))), npm_config_progress: 'false' };

let child = null;
let stoppedBy = null;

refuseOldNode();
refuseWordsThatNpmKept();
watchForTheEnd();
let exitCode = await ensureInstalled();
if (exitCode === 0 && stoppedBy === null) exitCode = await runScript(process.argv.slice(2));
process.exit(stoppedBy === null ? exitCode : 128 + constants.signals[stoppedBy]);

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Stronghold needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
  );
  process.exit(1);
}

/** `npm start --fresh` hands the word to npm, which would start and not begin anew. */
function refuseWordsThatNpmKept() {
  const kept = ['fresh', 'empty'].filter((word) => process.env[`npm_config_${word}`] !== undefined);
  if (kept.length === 0) return;
  const words = kept.map((word) => `--${word}`).join(' ');
  console.error(`npm kept ${words} for itself, and nothing was done. Put -- before it: npm start -- ${words}`);
  process.exit(2);
}

function watchForTheEnd() {
  for (const signal of SIGNALS) process.on(signal, () => stop(signal));
  const areParentsThere = rememberParents();
  const watch = setInterval(() => {
    if (areParentsThere()) return;
    clearInterval(watch);
    if (stoppedBy === null) stop('SIGTERM');
  }, PARENT_WATCH_MS);
  watch.unref();
}

function stop(signal) {
  stoppedBy ??= signal;
  try {
    if (child) process.kill(-child.pid, signal);
  } catch {
    // It ended a moment ago.
  }
}

async function ensureInstalled() {
  const stampFile = path.join(root, 'node_modules', '.stronghold-installed');
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'pnpm-lock.yaml')))
    .update(`${process.version} ${process.platform}-${process.arch} ${pnpmVersion}`)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 0;

  console.log(`Packages: installing what pnpm-lock.yaml names, with pnpm ${pnpmVersion}`);
  rmSync(stampFile, { force: true });
  const [pnpm, ...args] = findPnpm();
  const code = await run(
    pnpm,
    [...args, 'install', '--frozen-lockfile', '--prefer-offline', '--config.confirm-modules-purge=false'],
    'ignore',
  );
  if (code === 0 && stoppedBy === null) writeFileSync(stampFile, stamp);
  if (code !== 0 && stoppedBy === null)
    console.error('The packages could not be installed; what is above says why. Mend that and try again.');
  return code;
}

function findPnpm() {
  const { status, stdout } = spawnSync('pnpm', ['--version'], { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 && stdout.trim() === pnpmVersion ? ['pnpm'] : ['npx', '--yes', `pnpm@${pnpmVersion}`];
}

function runScript([name, ...args]) {
  return run(process.execPath, ['--import', 'tsx', path.join('scripts', `${name}.ts`), ...args], 'ipc');
}

/** Resolves to the exit code; 128 and the signal's number where one ended it, 127 where it could not be started. */
function run(command, args, channel) {
  return new Promise((resolve) => {
    child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit', channel], detached: true });
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
