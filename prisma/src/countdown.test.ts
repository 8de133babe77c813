import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { countDown } from './countdown.js';

/** Keeps the process busy, so that it hears nothing meanwhile. */
function beBusy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe('countDown', () => {
  it('ends when its time is up', async () => {
    const began = performance.now();
    await new Promise<void>((resolve) => void countDown(250, resolve));
    expect(performance.now() - began).toBeGreaterThanOrEqual(250);
  });

  it('does not count time in which the process was busy', async () => {
    const state = { hasEnded: false };
    const ended = new Promise<void>((resolve) => {
      countDown(300, () => {
        state.hasEnded = true;
        resolve();
      });
    });
    beBusy(600);
    await nextTurn();
    expect(state.hasEnded).toBe(false);
    await ended;
  });

  it('does not end once it is stopped', async () => {
    const state = { hasEnded: false };
    const stop = countDown(100, () => (state.hasEnded = true));
    stop();
    await wait(250);
    expect(state.hasEnded).toBe(false);
  });
});
