import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A process id so high that no system assigns it. */
const NOBODY = 2_147_483_647;

/**
 * How long a server that lost its guard may take to stop on its own, and then after each signal, in
 * milliseconds.
 */
const LAST_CHANCE_MS = 3_000;

/**
 * Clears what a killed server left in its data folder. If a server without its parent still runs
 * there, waits a while for it to end, and then stops it. A lock file whose process id now belongs
 * to another program is corrected, and not removed: PostgreSQL uses it to find out whether old
 * sessions still hold the shared memory.
 */
export async function clearStalePostmaster(
  data: string,
  report: (line: string) => void,
): Promise<void> {
  const pidFile = path.join(data, 'postmaster.pid');
  // Without a file, no server was killed.
  const note = await readFile(pidFile, 'utf8').catch(() => null);
  const processId = Number(note?.split('\n', 1)[0]);
  if (note === null || !Number.isInteger(processId) || processId <= 0) return;

  if (isServerOf(processId, data)) {
    report('an earlier server is still stopping; waiting for it');
    await stopServer(processId, data);
    return;
  }
  if (isAlive(processId)) await writeFile(pidFile, note.replace(/^\d+/, String(NOBODY)));
}

async function stopServer(processId: number, data: string): Promise<void> {
  for (const signal of [0, 'SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isServerOf(processId, data)) process.kill(processId, signal);
    const until = Date.now() + LAST_CHANCE_MS;
    while (Date.now() < until && isServerOf(processId, data)) await pause(100);
  }
}

/**
 * Whether the process is PostgreSQL's own, serving this folder. A zombie process does not count,
 * because it has no command any more.
 */
export function isServerOf(processId: number, data: string): boolean {
  return isAlive(processId) && readCommand(processId).includes(data);
}

export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readCommand(processId: number): string {
  if (process.platform !== 'linux')
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(processId)], { encoding: 'utf8' })
      .stdout;
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8');
  } catch {
    // The process ended in the meantime.
    return '';
  }
}
