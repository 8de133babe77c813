import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { oneAtATime } from './one-at-a-time.js';

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-lock-'));
  lock = path.join(folder, 'cache', 'building');
});
afterEach(() => rm(folder, { recursive: true }));

const work = () => Promise.resolve('done');

describe('work under a lock', () => {
  it('waits until other work has ended, and reports the wait once', async () => {
    const said = vi.fn();
    let atOnce = 0;
    const alone = async () => {
      expect((atOnce += 1)).toBe(1);
      await pause(250);
      atOnce -= 1;
    };
    await Promise.all([1, 2].map(() => oneAtATime(lock, said, alone)));
    expect(said).toHaveBeenCalledTimes(1);
    expect(existsSync(lock)).toBe(false);
  });

  it('releases the lock if the work fails', async () => {
    const failing = oneAtATime(lock, vi.fn(), () => Promise.reject(new Error('A fault')));
    await expect(failing).rejects.toThrow('A fault');
    expect(await oneAtATime(lock, vi.fn(), work)).toBe('done');
  });

  it('takes the lock of a process that was killed, without waiting', async () => {
    await oneAtATime(lock, vi.fn(), work);
    await writeFile(lock, String(spawnSync(process.execPath, ['-e', '']).pid));
    const said = vi.fn();
    expect(await oneAtATime(lock, said, work)).toBe('done');
    expect(said).not.toHaveBeenCalled();
  });

  it('takes a lock that nobody touches any more, even if another process now has the same id', async () => {
    await oneAtATime(lock, vi.fn(), work);
    await writeFile(lock, String(process.pid));
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await utimes(lock, aMinuteAgo, aMinuteAgo);
    expect(await oneAtATime(lock, vi.fn(), work)).toBe('done');
  });
});
