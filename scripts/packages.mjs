/**
 * Checks the version of Node and installs the packages of this repository. Nothing here may come
 * from a package, because none may be installed yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A sentence if this Node is too old; null if it is new enough. */
export function explainOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return null;
  return `Stronghold needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}. Install a newer Node and try again.`;
}

/**
 * Installs the packages with the pinned pnpm, unless the installed ones match pnpm-lock.yaml.
 *
 * @param runner runs the installation, and knows whether a signal has asked it to stop
 * @param say is called with a sentence about what is starting
 * @returns the exit code
 */
export async function ensureInstalled(runner, say) {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const pnpmVersion = packageManager.replace(/^pnpm@|\+.*$/g, '');
  const stampFile = path.join(root, 'node_modules', '.stronghold-installed');
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(root, 'pnpm-lock.yaml')))
    .update(`${process.version} ${process.platform}-${process.arch} ${pnpmVersion}`)
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 0;

  say(`Packages: installing from pnpm-lock.yaml, with pnpm ${pnpmVersion}`);
  rmSync(stampFile, { force: true });
  const [pnpm, ...args] = findPnpm(pnpmVersion, runner.env);
  const code = await runner.run(pnpm, [
    ...args,
    'install',
    '--frozen-lockfile',
    '--prefer-offline',
    '--config.confirm-modules-purge=false',
  ]);
  if (code === 0 && runner.stoppedBy() === null) writeFileSync(stampFile, stamp);
  if (code !== 0 && runner.stoppedBy() === null)
    console.error(
      'The packages could not be installed, for the reason above. Correct that and try again.',
    );
  return code;
}

function findPnpm(pnpmVersion, env) {
  const { status, stdout } = spawnSync('pnpm', ['--version'], {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 && stdout.trim() === pnpmVersion
    ? ['pnpm']
    : ['npx', '--yes', `pnpm@${pnpmVersion}`];
}
