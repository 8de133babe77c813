import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { nameSources } from './trace-sources.js';

let room: string;
let trace: string;
/** The folder of what is built, as a URL. */
const folder = () => pathToFileURL(`${room}/bundle/`).href;
const name = (stack: string, since = Date.now()) => nameSources(stack, { folder: folder(), since });

beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'stronghold-trace-'));
  await mkdir(path.join(room, 'src/deep'), { recursive: true });
  const write = (file: string, text: string) => writeFile(path.join(room, 'src', file), text);
  await write('main.ts', "const { later } = await import('./later.js');\nlater();\n");
  await write(
    'later.ts',
    "import { fail } from './deep/fail.js';\nexport const later = () => fail();\n",
  );
  await write('deep/fail.ts', "export function fail() {\n  throw new Error('Out of tea');\n}\n");
  const esbuild = fileURLToPath(new URL('../../node_modules/.bin/esbuild', import.meta.url));
  const options = [
    '--bundle',
    '--splitting',
    '--format=esm',
    '--outdir=bundle',
    '--log-level=warning',
  ];
  spawnSync(esbuild, ['src/main.ts', ...options], { cwd: room });
  trace = spawnSync(process.execPath, [path.join(room, 'bundle/main.js')], {
    encoding: 'utf8',
  }).stderr;
});
afterAll(() => rm(room, { recursive: true }));

it('names the source of each place in a trace', () => {
  expect(trace).toContain('Error: Out of tea');
  expect(trace).not.toContain('.ts');
  const named = name(trace);
  expect(named).toMatch(/at fail \(file:\S+\.js:\d+:\d+, src\/deep\/fail\.ts\)/);
  expect(named).toMatch(/at later \(file:\S+\.js:\d+:\d+, src\/later\.ts\)/);
  expect(named).toMatch(/at file:\S+\/main\.js:\d+:\d+, src\/main\.ts/);
});

it('leaves a trace as it is if the file was built again, is gone, or is in another folder', () => {
  expect(name(trace, Date.now() - 3_600_000)).toBe(trace);
  for (const stack of [
    'Error: Out of tea',
    `Error\n    at fail (${folder()}gone.js:3:9)`,
    `Error\n    at fail (${folder()}../src/main.ts:2:1)`,
    'Error\n    at fail (node:internal:3:9)',
  ])
    expect(name(stack)).toBe(stack);
});
