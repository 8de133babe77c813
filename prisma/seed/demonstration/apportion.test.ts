import { describe, expect, it } from 'vitest';

import { apportion } from './apportion.js';

describe('apportion', () => {
  it.each([
    { total: 10, weights: [1, 1], parts: [5, 5], because: 'equal weights give equal parts' },
    {
      total: 10,
      weights: [3, 1],
      parts: [7, 3],
      because: 'one each, and 6 of the other 8 to the first',
    },
    {
      total: 10,
      weights: [1, 1, 1],
      parts: [4, 3, 3],
      because: 'the first of equals takes what is left over',
    },
    {
      total: 12,
      weights: [5, 3, 1],
      parts: [6, 4, 2],
      because: 'the weights are 5, 3 and 1 of nine',
    },
    { total: 3, weights: [98, 1, 1], parts: [1, 1, 1], because: 'no part is 0' },
  ])('shares $total by $weights as $parts: $because', ({ total, weights, parts }) => {
    expect(apportion(total, weights)).toEqual(parts);
  });

  it('distributes the whole total, for any weights', () => {
    const weights = Array.from({ length: 600 }, (_, index) => 1 + ((index * 7919) % 6400));
    expect(apportion(1_000_000, weights).reduce((sum, part) => sum + part, 0)).toBe(1_000_000);
  });

  it('refuses a total that is too small', () => {
    expect(() => apportion(2, [1, 1, 1])).toThrow('2 cannot be shared among 3.');
  });
});
