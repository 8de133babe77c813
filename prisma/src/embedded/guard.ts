import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';

import type { Place } from './place.js';

/**
 * Runs a program until it ends, or until the pipe at the guard's standard input closes because our
 * process has died. In that case the guard signals the program, and after eight seconds forces it
 * to quit. The guard ends when the program has ended.
 */
const GUARD = `
exec 3<&0 </dev/null
signal=$1
shift
"$@" 3<&- &
program=$!
(
  while read -r line; do :; done <&3
  kill -s "$signal" "$program"
  tries=0
  while [ "$tries" -lt 40 ] && kill -0 "$program"; do
    sleep 0.2
    tries=$((tries + 1))
  done
  kill -s QUIT "$program"
) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$program"
status=$?
kill -s KILL "$watcher" 2>/dev/null
exit "$status"
`;

/**
 * How long stopping may take before all processes are killed, in milliseconds. This is longer than
 * the guard needs.
 */
const PATIENCE_MS = 9_000;

export interface GuardedProgram {
  /** Exit code of the program; 128 or more if a signal ended it. */
  readonly ended: Promise<number>;
  /** Lets our process end without waiting for the program, which then stops too. */
  letGo(): void;
  /** Ends the program as if our process had died, and waits until the program has ended. */
  stop(): Promise<void>;
}

interface GuardedCommand {
  /** One of PostgreSQL's programs. */
  readonly program: string;
  readonly args: readonly string[];
  /** The signal that asks the program to end. */
  readonly stopSignal: 'INT' | 'TERM';
}

/**
 * Runs the program as the place's user, in its own session: Ctrl-C in a terminal reaches only our
 * process.
 */
export function runGuarded(
  place: Place,
  { program, args, stopSignal }: GuardedCommand,
): GuardedProgram {
  const log = openSync(place.logFile, 'a', 0o600);
  const child = spawn(
    '/bin/sh',
    ['-c', GUARD, 'guard', stopSignal, path.join(place.binaries, 'bin', program), ...args],
    {
      ...place.account,
      cwd: '/',
      env: {
        PATH: '/usr/bin:/bin',
        LC_ALL: 'C',
        LD_LIBRARY_PATH: path.join(place.binaries, 'lib'),
      },
      stdio: ['pipe', log, log],
      detached: true,
    },
  );
  closeSync(log);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('exit', (code) => resolve(code ?? 128));
    child.on('error', reject);
  });
  child.stdin?.on('error', () => undefined);
  return { ended, letGo: () => letGo(child), stop: () => stop(child, ended) };
}

function letGo(child: ChildProcess): void {
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.ref();
  child.stdin?.end();
  const { pid } = child;
  const killing = setTimeout(() => {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  }, PATIENCE_MS);
  await ended;
  clearTimeout(killing);
}
