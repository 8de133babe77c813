import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it, onTestFinished } from 'vitest';

import { removeAbandoned } from './folder.js';

it('folders of killed runs are removed, and those of current runs stay', async () => {
  const parent = await mkdtemp(path.join(tmpdir(), 'stronghold-folders-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const running = `stronghold-test-${process.pid}-abc`;
  for (const name of [running, `stronghold-test-${ended}-abc`, 'stronghold-test-', 'other-1-abc'])
    await mkdir(path.join(parent, name, 'state'), { recursive: true });

  await removeAbandoned(parent);

  expect(await readdir(parent)).toEqual(['other-1-abc', 'stronghold-test-', running]);
});
