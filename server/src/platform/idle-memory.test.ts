import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { collectWhenIdle, isWorthCollecting } from './idle-memory.js';

const MB = 1_000_000;

describe('a collection', () => {
  const seen = {
    utilization: 0,
    heapBytes: 90 * MB,
    heapBytesBefore: 80 * MB,
    collections: 2,
  };

  it.each([
    ['has grown', seen, true],
    ['has not', { ...seen, heapBytes: 81 * MB }, false],
    ['has not, but was collected only once', { ...seen, heapBytes: 81 * MB, collections: 1 }, true],
    ['has grown, in a busy process', { ...seen, utilization: 0.02 }, false],
  ])('of a heap that %s', (_state, of, isWorth) => {
    expect(isWorthCollecting(of)).toBe(isWorth);
  });
});

describe('an idle process', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => vi.useRealTimers());

  it('gives up garbage that it would otherwise keep, in two collections, until its heap has grown again', () => {
    setFlagsFromString('--expose-gc');
    const gc: () => void = runInNewContext('gc');
    const collect = vi.fn(gc);
    // The time before the first look is that of the whole process, which was busy.
    const end = collectWhenIdle(collect);
    const idle = vi.spyOn(performance, 'eventLoopUtilization');
    idle.mockReturnValue({ idle: 10_000, active: 0, utilization: 0 });

    let garbage: unknown[] | null = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
    expect(garbage).toHaveLength(1_000_000);
    garbage = null;
    const full = process.memoryUsage().heapUsed;
    vi.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(1);
    expect(full - process.memoryUsage().heapUsed).toBeGreaterThan(20 * MB);

    vi.advanceTimersByTime(30_000);
    expect(collect).toHaveBeenCalledTimes(2);
    garbage = Array.from({ length: 1_000_000 }, (_, index) => ({ index }));
    vi.advanceTimersByTime(10_000);
    expect(collect).toHaveBeenCalledTimes(3);
    expect(garbage).toHaveLength(1_000_000);
    end();
    vi.advanceTimersByTime(100_000);
    expect(collect).toHaveBeenCalledTimes(3);
  });

  it('does nothing if Node was started without its collector', () => {
    collectWhenIdle(undefined)();
    expect(vi.getTimerCount()).toBe(0);
  });
});
