import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';

import type { SystemUser } from './programs.js';

export interface ProgramToRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The file for the program's output. */
  readonly log: string;
  readonly user: SystemUser | null;
}

/** Starts a program of a cluster. */
export function runProgram({ command, args, env = {}, log, user }: ProgramToRun): ChildProcess {
  const output = openSync(log, 'a');
  const { PATH = '' } = process.env;
  return spawn(command, args, {
    env: { PATH, LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', output, output],
    ...user,
  });
}

/** Waits until a program has ended. */
export async function untilEnded(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
