/**
 * Says whether the processes that started us still run. Nothing here may come from a package:
 * scripts/boot.mjs runs it first.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Remembers which processes started us and returns a function that says whether they all still run.
 * npm runs a script in a shell, which outlives an npm that is killed, so if our parent is npm's
 * shell, its parent counts too. The process that started npm may end, as with `nohup`.
 */
export function rememberParents() {
  const parent = process.ppid;
  const shell = process.env.npm_lifecycle_event ? readProcess(parent) : null;
  const npm = shell && /^\S*sh -c /.test(shell.command) ? shell.parent : null;
  return () => process.ppid === parent && (npm === null || isParentStill(npm, parent));
}

/**
 * Whether the parent of our shell is still the same npm. On Linux it is cheap to look up a
 * process's parent, which changes even if the old one is still a zombie; elsewhere, signal 0 shows
 * only whether the process exists.
 */
function isParentStill(npm, shell) {
  if (process.platform === 'linux') return readProcess(shell)?.parent === npm;
  try {
    process.kill(npm, 0);
    return true;
  } catch {
    // There is no such process, or it belongs to another user.
    return false;
  }
}

/** The parent and command of a process; null if there is none. */
function readProcess(id) {
  return process.platform === 'linux' ? readFromProc(id) : readFromPs(id);
}

function readFromProc(id) {
  try {
    // The command, in brackets, may contain spaces and brackets. The parent is the second field
    // after the command.
    const [, parent] = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      parent: Number(parent),
      command: readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' '),
    };
  } catch {
    // No parent is known, because this is not Linux or the process has ended.
    return null;
  }
}

function readFromPs(id) {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(id)], {
    encoding: 'utf8',
  });
  const [, parent, command] = /^\s*(\d+)\s+(.*)/.exec(stdout ?? '') ?? [];
  return parent === undefined ? null : { parent: Number(parent), command };
}
