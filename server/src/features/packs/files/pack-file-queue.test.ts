import { expect, it } from 'vitest';

import { PackFileQueue } from './pack-file-queue.js';

/** Jobs that end when the test says so. */
function makings() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const making = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  return { begun, making, end: (name: string) => ends.get(name)?.() };
}

it('makes two at a time; the others wait, each knowing its position', async () => {
  const { begun, making, end } = makings();
  const queue = new PackFileQueue<string>(2);
  expect(['a', 'b', 'c', 'd'].map((name) => queue.begin(name, making(name)))).toEqual([0, 0, 1, 2]);
  await expect.poll(() => begun).toEqual(['a', 'b']);
  end('b');
  await expect.poll(() => begun).toEqual(['a', 'b', 'c']);
  expect(['a', 'c', 'd'].map((name) => queue.begin(name, making(name)))).toEqual([0, 0, 1]);
});

it('makes one file for everybody who asks for it', async () => {
  const { begun, making, end } = makings();
  const queue = new PackFileQueue<string>(2);
  const all = Array.from({ length: 20 }, () => queue.make('a', making('a')));
  await expect.poll(() => begun.length).toBe(1);
  end('a');
  expect(new Set(await Promise.all(all))).toEqual(new Set(['a']));
  expect(begun).toEqual(['a']);
});

it('tells the next person once why a job failed, and starts again for the person after', async () => {
  const queue = new PackFileQueue<string>(2);
  expect(queue.begin('a', () => Promise.reject(new Error('No paper')))).toBe(0);
  await expect.poll(() => throwing(queue)).toBe('No paper');
  expect(throwing(queue)).toBeNull();
  expect(await queue.make('a', () => Promise.resolve('made'))).toBe('made');
});

function throwing(queue: PackFileQueue<string>): string | null {
  try {
    queue.throwFailure('a');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}
