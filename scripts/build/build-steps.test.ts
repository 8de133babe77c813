import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { BuildFailure, root, STEPS, toBuildFailure } from './build-steps.js';

describe('a build in a new clone', () => {
  it.each(STEPS)('makes the $name from sources that exist before any step has run', (step) => {
    expect(STEPS.map(({ output }) => output)).not.toContain(step.wants);
  });
});

describe('the modules', () => {
  it.each(STEPS.filter(({ command }) => command[0] === 'esbuild'))(
    'of the $name are built again when the build’s settings change',
    ({ room, inputs }) => {
      const deciding = [`${room}/package.json`, `${room}/tsconfig.json`, 'tsconfig.base.json'];
      expect(inputs).toEqual(expect.arrayContaining([...deciding, 'pnpm-lock.yaml']));
    },
  );
});

describe('a build that fails', () => {
  it.each(['EACCES', 'EROFS'])(
    'says in a sentence that a folder cannot be written to: %s',
    (code) => {
      const denied = Object.assign(new Error(code), { code, path: '/clone/server/dist' });
      const failure = toBuildFailure(denied);
      expect(failure).toBeInstanceOf(BuildFailure);
      expect(failure).toMatchObject({
        message: expect.stringContaining(`/clone/server/dist cannot be written (${code})`),
      });
    },
  );

  it('keeps the stack trace of any other fault', () => {
    const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/clone' });
    expect(toBuildFailure(full)).toBe(full);
  });
});

describe('a server build', () => {
  let clone: string;
  /**
   * Makes a clone with only the tools and two sources of a server, in a folder with an awkward
   * name.
   */
  beforeEach(async () => {
    clone = path.join(await mkdtemp(path.join(tmpdir(), 'stronghold-build-')), 'Öl [und] Wasser');
    await mkdir(path.join(clone, 'server/src'), { recursive: true });
    for (const file of ['package.json', 'server/package.json', 'server/tsconfig.json'])
      await copyFile(path.join(root, file), path.join(clone, file));
    await copyFile(path.join(root, 'tsconfig.base.json'), path.join(clone, 'tsconfig.base.json'));
    await symlink(path.join(root, 'server/node_modules'), path.join(clone, 'server/node_modules'));
    await cp(path.join(root, 'scripts/build'), path.join(clone, 'scripts/build'), {
      recursive: true,
    });
    for (const file of ['scripts/build.ts', 'scripts/build-with-progress.ts'])
      await copyFile(path.join(root, file), path.join(clone, file));
    await write('main.ts', 'import "./part.js";\nconst first: number = 1;\nconsole.log(first);\n');
    await write('part.ts', 'export const part: string = "part";\n');
  });
  afterEach(() => rm(path.dirname(clone), { recursive: true }));

  const write = (source: string, text: string) =>
    writeFile(path.join(clone, 'server/src', source), text);
  const built = (module: string) => path.join(clone, 'server/dist', module);

  async function build(): Promise<{ readonly code: number | null; readonly text: string }> {
    const script = path.join(clone, 'scripts/build.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: root });
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, text };
  }

  it('runs again only if a source was changed, added or deleted', async () => {
    expect(await build()).toMatchObject({ code: 0, text: expect.stringContaining('server') });
    expect(await build()).toEqual({ code: 0, text: 'Build: up to date\n' });

    await write('main.ts', 'import "./other.js";\nconsole.log(2);\n');
    await write('other.ts', '');
    await rm(path.join(clone, 'server/src/part.ts'));
    expect((await build()).code).toBe(0);
    expect(await readFile(built('main.js'), 'utf8')).toContain('console.log(2)');
    expect(existsSync(built('other.js'))).toBe(true);
    expect(existsSync(built('part.js'))).toBe(false);
  });

  it('names the place of a fault each time, and leaves alone the files that a running server uses', async () => {
    await build();
    await write('part.ts', 'export const part = ;\n');
    const refused = { code: 1, text: expect.stringContaining('src/part.ts:1:20') };
    expect(await build()).toMatchObject(refused);
    expect(await build()).toMatchObject(refused);
    expect(await readFile(built('part.js'), 'utf8')).toContain('"part"');

    await write('part.ts', 'export const part = "mended";\n');
    expect((await build()).code).toBe(0);
    expect(await readFile(built('part.js'), 'utf8')).toContain('"mended"');
  });

  it('types the pages’ queries in a folder with an awkward name', async () => {
    await mkdir(path.join(clone, 'web/src/graphql'), { recursive: true });
    for (const file of [
      'web/codegen.ts',
      'web/document-files.js',
      'web/package.json',
      'server/schema.graphql',
    ])
      await copyFile(path.join(root, file), path.join(clone, file));
    await symlink(path.join(root, 'web/node_modules'), path.join(clone, 'web/node_modules'));
    await writeFile(
      path.join(clone, 'web/src/question.ts'),
      'const question = gql`query Quarters { periods { key } }`;\n',
    );
    expect(await build()).toMatchObject({ code: 0 });
    const typed = await readFile(path.join(clone, 'web/src/graphql/operations.ts'), 'utf8');
    expect(typed).toContain('QuartersQuery');
  });

  it('runs once if two builds start at the same moment', async () => {
    const both = await Promise.all([build(), build()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ text }) => text.includes('Build: server\n'))).toHaveLength(1);
  });
});
