/**
 * Tells whether those who started us are still there. Nothing here may come from a package:
 * scripts/boot.mjs runs it first.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Remembers who started us and returns a question: are they all still there? npm runs a script in a
 * shell, which outlives an npm that is killed, so where a shell of npm's is our parent we look at
 * its parent, too. Whoever started npm may end: that is what `nohup` is for.
 */
export function rememberParents() {
  const parent = process.ppid;
  const shell = process.env.npm_lifecycle_event ? readProcess(parent) : null;
  const npm = shell && /^\S*sh -c /.test(shell.command) ? shell.parent : null;
  return () => process.ppid === parent && (npm === null || isParentStill(npm, parent));
}

/**
 * Linux tells cheaply who a process's parent is, a zombie's heir included; elsewhere a signal that
 * does nothing has to do.
 */
function isParentStill(npm, shell) {
  if (process.platform === 'linux') return readProcess(shell)?.parent === npm;
  try {
    process.kill(npm, 0);
    return true;
  } catch {
    // No such process, or none of ours.
    return false;
  }
}

/** Parent and command of a process; null where there is none. */
function readProcess(id) {
  return process.platform === 'linux' ? readFromProc(id) : readFromPs(id);
}

function readFromProc(id) {
  try {
    // The command, in brackets, may hold spaces and brackets; the parent is the second field after
    // it.
    const [, parent] = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return {
      parent: Number(parent),
      command: readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' '),
    };
  } catch {
    // Not Linux, or it has ended: there is no parent to name.
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
