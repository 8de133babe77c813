import { describe, expect, it } from 'vitest';

import { startRandom } from './random.js';

const numbersOf = (seed: string, count: number) => {
  const random = startRandom(seed);
  return Array.from({ length: count }, () => random.int(1, 1000));
};

describe('startRandom', () => {
  it('gives the same numbers for the same seed, and other numbers for another seed', () => {
    expect(numbersOf('NRM 2025-26-Q1', 20)).toEqual(numbersOf('NRM 2025-26-Q1', 20));
    expect(numbersOf('NRM 2025-26-Q1', 20)).not.toEqual(numbersOf('NRM 2025-26-Q2', 20));
  });

  it('draws each option in proportion to its weight, and never an option with weight 0', () => {
    const random = startRandom('weights');
    const drawn = Array.from({ length: 10_000 }, () =>
      random.draw([
        ['often', 75],
        ['never', 0],
        ['seldom', 25],
      ]),
    );
    const seldom = drawn.filter((option) => option === 'seldom').length;
    expect(drawn).not.toContain('never');
    expect(seldom).toBeGreaterThan(2300);
    expect(seldom).toBeLessThan(2700);
  });

  it('always gives true at 100 per cent, and never at 0', () => {
    const random = startRandom('percent');
    const always = Array.from({ length: 500 }, () => random.happens(100));
    const never = Array.from({ length: 500 }, () => random.happens(0));
    expect(new Set(always)).toEqual(new Set([true]));
    expect(new Set(never)).toEqual(new Set([false]));
  });
});
