import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { removeData } from '../prisma/src/embedded/place.js';
import { isDeep } from '../prisma/src/testing/depth.js';

import { root } from './build/build-steps.js';
import { type Ending, run } from './check/run-step.js';

/** Files and folders that a fresh clone does not have, or that a command does not need. */
const left = new Set([
  '.git',
  '.stronghold',
  'docs',
  'e2e',
  'node_modules',
  'prisma/dist',
  'prisma/generated',
  'server/bundle',
  'server/dist',
  'web',
]);
/** A database address at which nothing listens. */
const nowhere = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-command-'));
  await copyProject(path.join(folder, 'clone'), { withPackages: true });
  await linkPackages(path.join(folder, 'clone'));
  await symlink('clone/stronghold', path.join(folder, 'linked'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Calls the copy's command line through a link, from a folder that is not its own. */
const stronghold = (...words: readonly string[]): Promise<Ending> =>
  run({ file: path.join(folder, 'linked'), args: words, cwd: tmpdir(), env: nowhere });

describe('./stronghold', () => {
  it("builds the database's client once if it is missing, and reports it only on standard error", async () => {
    const first = await stronghold('log-head');
    expect(first).toMatchObject({ code: 2, stdout: '' });
    expect(first.stderr).toMatch(
      /^Build: database client\nNo PostgreSQL server answers at 127\.0\.0\.1:1/,
    );

    const second = await stronghold('log-head');
    expect(second).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^No PostgreSQL server answers at/),
    });
  });

  it('lists every command with what it does', async () => {
    const { code, stdout, stderr } = await stronghold('--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: \.\/stronghold /);
    expect(stdout).toMatch(/^ {2}token +Make, list and end tokens for machines/m);
  });

  it('explains one command with its arguments', async () => {
    expect((await stronghold('help', 'import')).stdout).toMatch(
      /^Usage: \.\/stronghold import \[options\] <dataset> <file\.\.\.>/,
    );
  });
});

describe.runIf(isDeep)('./stronghold in a fresh clone', () => {
  it('fetches the packages, makes the database and prints only its own output', async () => {
    const clone = path.join(folder, 'fresh');
    const stateFolder = path.join(folder, 'state');
    await copyProject(clone, { withPackages: false });
    await Promise.all(
      ['web', 'e2e'].map((room) =>
        cp(path.join(root, room, 'package.json'), path.join(clone, room, 'package.json')),
      ),
    );

    const { code, stdout, stderr } = await run({
      ...{ file: path.join(clone, 'stronghold'), args: ['log-head'], cwd: tmpdir() },
      env: { DATABASE_URL: '', STRONGHOLD_STATE: stateFolder },
    });
    await removeData(stateFolder);
    expect(stderr).toMatch(/^Packages: installing [^]*\nBuild: database client\n/);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+:[0-9a-f]{64}\n$/),
    });
  });
});

/**
 * Copies the project. Links to packages stay unchanged: they lead to the installed packages and to
 * the rooms of the copy.
 */
async function copyProject(
  target: string,
  { withPackages }: { readonly withPackages: boolean },
): Promise<void> {
  await cp(root, target, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) =>
      !left.has(path.relative(root, file)) &&
      (withPackages || path.basename(file) !== 'node_modules'),
  });
}

/** Links all packages but not the cache, which records what was built from the original. */
async function linkPackages(clone: string): Promise<void> {
  // Record which packages are installed, because the copy would otherwise replace the packages of
  // the original.
  await run({ file: path.join(root, 'stronghold'), args: ['--help'], cwd: root });
  const packages = path.join(root, 'node_modules');
  await mkdir(path.join(clone, 'node_modules'));
  const names = (await readdir(packages)).filter((name) => name !== '.cache');
  await Promise.all(
    names.map((name) => symlink(path.join(packages, name), path.join(clone, 'node_modules', name))),
  );
}
