/** Runs one process at a time for us and ends it with us. Nothing here may come from a package. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

import { root } from './packages.mjs';
import { rememberParents } from './parents.mjs';

const PARENT_WATCH_MS = 500;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// npm passes settings of its own run to its children, and pnpm would take them for its own. Its
// spinner would end up among pnpm's lines.
const npmNoise = /^npm_(package|lifecycle|node|command|execpath)/i;
const env = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !npmNoise.test(name))),
  npm_config_progress: 'false',
};

/**
 * Handles signals, and watches the processes that started us, until `release`.
 *
 * npm does not pass signals on, and Ctrl-C reaches npm, its shell and us at once. So the work runs
 * in a process group of its own, and gets signals only from us.
 *
 * @param output where the work writes its output: 'inherit', or the number of another stream of
 * ours
 */
export function createRunner(output) {
  let child = null;
  let stoppedBy = null;
  const stop = (signal) => {
    stoppedBy ??= signal;
    try {
      if (child) process.kill(-child.pid, signal);
    } catch {
      // The process has just ended.
    }
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
    /**
     * Resolves to the exit code; 128 plus the signal's number if one ended it, 127 if it could not
     * be started.
     */
    run(command, args, { channel = 'ignore', settings = {} } = {}) {
      return new Promise((resolve) => {
        child = spawn(command, args, {
          cwd: root,
          env: { ...settings, ...env },
          stdio: ['ignore', output, 'inherit', channel],
          detached: true,
        });
        child.on('error', (error) => {
          console.error(`${command} could not be started: ${error.message}`);
          resolve(127);
        });
        child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
      });
    },
    release() {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
