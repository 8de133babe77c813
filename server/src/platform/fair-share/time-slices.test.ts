import { describe, expect, it } from 'vitest';

import {
  FairScheduler,
  handOutInSlices,
  mapInSlices,
  runInSlices,
  withoutYielding,
} from './time-slices.js';

function* count(to: number, onStep: () => void = () => undefined) {
  for (let step = 0; step < to; step += 1) {
    onStep();
    yield;
  }
  return to;
}

/** Collects a list as GraphQL completes it: one entry after another. */
const collect = (items: Iterable<number | Promise<number>>) =>
  Promise.all([...items].map(async (item) => item));

describe('turns', () => {
  it('are given to each caller equally often, for any amount of work', async () => {
    const turns = new FairScheduler();
    const taken: string[] = [];
    const take = (caller: string) => turns.take(caller).then(() => taken.push(caller));
    await Promise.all([...Array.from({ length: 4 }, () => take('a')), take('b'), take('c')]);
    expect(taken).toEqual(['a', 'b', 'c', 'a', 'a', 'a']);
  });

  it('let incoming requests be served in between', async () => {
    const turns = new FairScheduler();
    const happened: string[] = [];
    const arrived = new Promise<void>((resolve) => {
      setTimeout(() => {
        happened.push('arrived');
        resolve();
      }, 0);
    });
    const work = Promise.all(
      Array.from({ length: 200 }, async () => {
        await turns.take('a');
        const end = performance.now() + 1;
        while (performance.now() < end);
        happened.push('turn');
      }),
    );
    await Promise.all([arrived, work]);
    expect(happened.indexOf('arrived')).toBeLessThan(100);
  });

  it('return the result of their steps', async () => {
    expect(await runInSlices(count(100_000), withoutYielding)).toBe(100_000);
    const many = Array.from({ length: 2000 }, (_, index) => index);
    expect(await mapInSlices(many, (item) => item + 1, withoutYielding)).toEqual(
      many.map((item) => item + 1),
    );
    expect(await collect(handOutInSlices(many, 100, withoutYielding))).toEqual(many);
    expect(handOutInSlices(many, 2000, withoutYielding)).toBe(many);
  });

  it('end when the caller of the work has left', async () => {
    const leaving = new AbortController();
    let steps = 0;
    const turn = () => {
      if (steps > 0) leaving.abort();
      return Promise.resolve();
    };
    const endless = count(Infinity, () => (steps += 1));
    await expect(runInSlices(endless, { turn, signal: leaving.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await expect(
      collect(handOutInSlices([1, 2, 3], 1, { turn, signal: leaving.signal })),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
