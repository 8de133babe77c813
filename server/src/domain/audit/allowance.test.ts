import { describe, expect, it } from 'vitest';

import { useOne } from './allowance.js';

const rule = { most: 2, oneEveryMs: 100 };

describe('useOne', () => {
  it.each([
    { left: 2, now: 0, isAllowed: true, then: 1, because: 'it is full' },
    { left: 1, now: 0, isAllowed: true, then: 0, because: 'the last one counts' },
    { left: 0, now: 99, isAllowed: false, then: 0.99, because: 'nearly one is none' },
    { left: 0, now: 100, isAllowed: true, then: 0, because: 'one came with time' },
    {
      left: 0,
      now: 1_000_000,
      isAllowed: true,
      then: 1,
      because: 'it never holds more than it may',
    },
    {
      left: 1,
      now: -50,
      isAllowed: true,
      then: 0,
      because: 'a clock that goes back takes nothing away',
    },
  ])('with $left left at $now gives $isAllowed: $because', ({ left, now, isAllowed, then }) => {
    expect(useOne({ left, at: 0 }, now, rule)).toEqual({
      isAllowed,
      allowance: { left: then, at: Math.max(now, 0) },
    });
  });
});
