import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

interface Process {
  readonly id: number;
  readonly parent: number;
}

/** A process and all its descendants that still have their parents. */
export function findFamily(root: number): readonly number[] {
  const all = listProcesses();
  const family = [root];
  for (const member of family)
    family.push(...all.filter(({ parent }) => parent === member).map(({ id }) => id));
  return family;
}

/** The processes among `ids` that still run; zombies have ended. */
export function findRunning(ids: readonly number[]): readonly number[] {
  const running = new Set(listProcesses().map(({ id }) => id));
  return ids.filter((id) => running.has(id));
}

/** Kills each process of `ids` that still runs. */
export function killAll(ids: readonly number[]): void {
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  }
}

/** Waits until none of `ids` runs, at most ten seconds. Returns those that still run. */
export async function waitUntilGone(ids: readonly number[]): Promise<readonly number[]> {
  const until = Date.now() + 10_000;
  while (findRunning(ids).length > 0 && Date.now() < until) await pause(50);
  return findRunning(ids);
}

function listProcesses(): readonly Process[] {
  return process.platform === 'linux' ? listFromProc() : listFromPs();
}

function listFromProc(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [state, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return state === 'Z' ? [] : [{ id: Number(name), parent: Number(parent) }];
      } catch {
        // A process ended between being listed and being read.
        return [];
      }
    });
}

function listFromPs(): readonly Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [id, parent, state = 'Z'] = line.trim().split(/\s+/);
    return state.startsWith('Z') ? [] : [{ id: Number(id), parent: Number(parent) }];
  });
}
