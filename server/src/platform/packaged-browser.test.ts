import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { unpackBrowser } from './packaged-browser.js';

const run = promisify(execFile);

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'stronghold-'));
});
afterAll(() => rm(home, { recursive: true }));

it('is unpacked whole for each of two who want it at once, whatever was left by one that was killed, and by nobody else', async () => {
  const cache = path.join(home, 'cache', 'stronghold');
  const left = path.join(cache, 'making-left');
  await mkdir(left, { recursive: true });
  await writeFile(path.join(left, 'chromium'), 'half a browser');
  await utimes(left, 0, 0);

  const both = await Promise.all([unpackBrowser(cache), unpackBrowser(cache)]);
  for (const found of [...both, await unpackBrowser(cache)]) {
    if (found === null) throw new Error('The package holds no browser for this machine');
    const { stdout } = await run(found.executablePath, ['--version'], { env: found.environment });
    expect(stdout).toMatch(/^Chromium \d+/u);
  }
  expect(await readdir(cache)).toEqual([expect.stringMatching(/^chromium-\d+/u)]);
  expect((await stat(cache)).mode & 0o077).toBe(0);
});
