/**
 * Runs processes, and ends them when this process ends. Nothing here may come from a package.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { root } from './packages.mjs';
import { rememberParents } from './parents.mjs';

const PARENT_WATCH_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// npm passes its own settings to its children, and pnpm would use them. They also include npm's
// spinner, which would mix with pnpm's output.
const npmNoise = /^npm_(package|lifecycle|node|command|execpath)/i;
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !npmNoise.test(name))),
  npm_config_progress: 'false',
};

/**
 * Handles signals, and watches the processes that started us, until `release`.
 *
 * npm does not pass signals on, and Ctrl-C reaches npm, its shell and this process at once.
 * Therefore the work runs in its own process group, and gets signals only from this process.
 *
 * @param output where the work writes its output: 'inherit', or the number of another stream of
 * this process
 */
export function createRunner(output) {
  const children = new Set();
  let stoppedBy = null;
  const end = (signal) => {
    for (const child of children) {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // The process has just ended.
      }
    }
  };
  const stop = (signal) => {
    stoppedBy ??= signal;
    end(signal);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  const areParentsThere = rememberParents();
  const watch = setInterval(() => {
    if (areParentsThere()) return;
    clearInterval(watch);
    if (stoppedBy === null) stop('SIGTERM');
  }, PARENT_WATCH_MS);
  watch.unref();

  return {
    env,
    stoppedBy: () => stoppedBy,
    toExitCode: (code) => (stoppedBy === null ? code : 128 + constants.signals[stoppedBy]),
    /** Ends the commands that still run. */
    end: () => end('SIGTERM'),
    /**
     * Resolves to the exit code: 128 plus the number of the signal that ended the command, or 127
     * if it could not be started.
     *
     * @param onStart is called with the process
     */
    run(command, args, { channel = 'ignore', settings = {}, onStart = () => undefined } = {}) {
      return new Promise((resolve) => {
        const child = spawn(command, args, {
          cwd: root,
          env: { ...settings, ...env },
          stdio: ['ignore', output, 'inherit', channel],
          detached: true,
        });
        children.add(child);
        onStart(child);
        child.on('error', (error) => {
          children.delete(child);
          console.error(`${command} could not be started: ${error.message}`);
          resolve(127);
        });
        child.on('exit', (code, signal) => {
          children.delete(child);
          resolve(code ?? 128 + constants.signals[signal]);
        });
      });
    },
    release() {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
