import { describe, expect, it } from 'vitest';

import { MAX_ATTEMPTS, retryDelay } from './retry-delay.js';

describe('retryDelay', () => {
  it('grows with each attempt and ends after the last', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS }, (_, index) => retryDelay(index + 1));
    expect(waits.at(-1)).toBeNull();
    const minutes = waits.slice(0, -1);
    expect(minutes).not.toContain(null);
    expect([...minutes].sort((a, b) => Number(a) - Number(b))).toEqual(minutes);
    expect(new Set(minutes).size).toBe(minutes.length);
  });

  it('allows the first attempt more time than sending can take, so that no two run at once', () => {
    expect(retryDelay(1)).toBeGreaterThanOrEqual(2);
  });
});
