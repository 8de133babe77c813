import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { root } from '../build/build-steps.js';

const rules = [
  'package.json',
  'pnpm-workspace.yaml',
  'tsconfig.base.json',
  'eslint.config.js',
  '.dependency-cruiser.cjs',
  'knip.json',
  '.oxfmtrc.json',
  '.oxlintrc.json',
  'scripts/lint',
  'web/document-files.js',
];
const rooms = ['prisma', 'server', 'web', 'e2e'];

/** Files by path, relative to the root. */
export type Tree = Readonly<Record<string, string>>;

export interface Copy {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A folder with this clone's rules and packages, and `tree` in place of its code. */
export async function makeThrowAwayCopy(tree: Tree): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'stronghold-planted-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const name of rules) await cp(join(root, name), join(folder, name), { recursive: true });
  for (const room of rooms) await furnish(room, folder);
  for (const [name, text] of Object.entries(tree)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

/**
 * Links a room's packages to this clone's packages, and its links to other rooms to the rooms of
 * the copy.
 */
async function furnish(room: string, folder: string): Promise<void> {
  const modules = join(folder, room, 'node_modules');
  await mkdir(join(modules, '@stronghold'), { recursive: true });
  await symlink(join(folder, 'prisma'), join(modules, '@stronghold/prisma'));
  for (const name of await readdir(join(root, room, 'node_modules'))) {
    if (name !== '@stronghold')
      await symlink(join(root, room, 'node_modules', name), join(modules, name));
  }
  for (const name of ['package.json', 'tsconfig.json'])
    await cp(join(root, room, name), join(folder, room, name));
}
