import { describe, expect, it } from 'vitest';

import { useOne } from './allowance.js';

const rule = { most: 2, oneEveryMs: 100 };

describe('useOne', () => {
  it.each([
    { left: 2, now: 0, isAllowed: true, then: 1, because: 'it is full' },
    { left: 1, now: 0, isAllowed: true, then: 0, because: 'the last one can be used' },
    { left: 0, now: 99, isAllowed: false, then: 0.99, because: 'nearly one is not enough' },
    { left: 0, now: 100, isAllowed: true, then: 0, because: 'one has been added by then' },
    {
      left: 0,
      now: 1_000_000,
      isAllowed: true,
      then: 1,
      because: 'it never holds more than its maximum',
    },
    {
      left: 1,
      now: -50,
      isAllowed: true,
      then: 0,
      because: 'nothing is lost if the clock goes back',
    },
  ])('with $left left at $now gives $isAllowed: $because', ({ left, now, isAllowed, then }) => {
    expect(useOne({ left, at: 0 }, now, rule)).toEqual({
      isAllowed,
      allowance: { left: then, at: Math.max(now, 0) },
    });
  });
});
