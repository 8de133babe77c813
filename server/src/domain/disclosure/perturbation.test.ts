import { describe, expect, it } from 'vitest';

import { startProcessorTime } from '#testing/processor-time.js';

import {
  addKeys,
  GREATEST_DEVIATION,
  oddsByRest,
  oddsOfSmall,
  perturb,
  SLOTS,
  STEP,
  takeKeys,
} from './perturbation.js';

const SALT = 0x5bd1e995;
const DRAWS = 60_000;

function draw(count: number, draws = DRAWS): readonly number[] {
  return Array.from({ length: draws }, (_, index) =>
    perturb({ count, keys: Math.imul(index, 2654435761) >>> 0 }, SALT),
  );
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random rounding', () => {
  it.each([...oddsByRest, oddsOfSmall].map((odds) => ({ odds })))(
    'fills 256 slots: $odds',
    ({ odds }) => {
      expect(odds.reduce((sum, [, slots]) => sum + slots, 0)).toBe(SLOTS);
    },
  );

  it.each(oddsByRest.map((odds, rest) => ({ odds, rest })))(
    'has mean 0 and a variance of 7 for a remainder of $rest',
    ({ odds, rest }) => {
      const mean = odds.reduce((sum, [deviation, slots]) => sum + deviation * slots, 0) / SLOTS;
      expect(Math.abs(mean)).toBeLessThan(0.01);
      expect(
        odds.reduce((sum, [deviation, slots]) => sum + deviation ** 2 * slots, 0) / SLOTS,
      ).toBeCloseTo(7, 0);
      expect(odds.every(([deviation]) => (rest + deviation + 10) % STEP === 0)).toBe(true);
    },
  );

  it('shows an empty cell as 0 with any salt', () => {
    expect([0, 1, SALT, 2 ** 32 - 1].map((salt) => perturb({ count: 0, keys: 0 }, salt))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('treats 1, 2, 3 and 4 in the same way', () => {
    for (const count of [1, 2, 3, 4]) {
      const drawn = draw(count);
      expect(new Set(drawn)).toEqual(new Set([0, STEP]));
      expect(drawn.filter((value) => value === 0).length / DRAWS).toBeCloseTo(154 / 256, 2);
    }
  });

  it('shows multiples of 5 that are off by 9 at most, by about 2 on average, and neither high nor low overall', () => {
    for (let count = STEP; count < 60; count += 1) {
      const drawn = draw(count, 20_000);
      expect(
        drawn.every((value) => value % STEP === 0 && Math.abs(value - count) <= GREATEST_DEVIATION),
      ).toBe(true);
      expect(Math.abs(meanOf(drawn) - count)).toBeLessThan(0.1);
    }
    const errors = Array.from({ length: 50 }, (_, index) => STEP + index).map((count) =>
      meanOf(draw(count, 5_000).map((value) => Math.abs(value - count))),
    );
    expect(meanOf(errors)).toBeGreaterThan(1.9);
    expect(meanOf(errors)).toBeLessThan(2.3);
  });

  it('depends only on the records and the salt', () => {
    expect(perturb({ count: 12, keys: 77 }, SALT)).toBe(perturb({ count: 12, keys: 77 }, SALT));
    const bySalt = Array.from({ length: 500 }, (_, salt) => perturb({ count: 12, keys: 77 }, salt));
    expect(new Set(bySalt).size).toBeGreaterThan(1);
  });

  it('perturbs 1, 2, 3 and 4 with the same odds for neighbouring keys: a sum of keys says nothing about its slot', () => {
    const neighbours = Array.from({ length: DRAWS }, (_, keys) =>
      perturb({ count: 3, keys }, SALT),
    );
    expect(neighbours.filter((value) => value === 0).length / DRAWS).toBeCloseTo(154 / 256, 1);
  });

  it('adds and subtracts keys modulo 2^32', () => {
    expect(addKeys(2 ** 32 - 1, 2)).toBe(1);
    expect(takeKeys(1, 2)).toBe(2 ** 32 - 1);
    expect(takeKeys(addKeys(4_000_000_000, 3_999_999_999), 3_999_999_999)).toBe(4_000_000_000);
  });

  // A million cells may take 100 ms; the rest allows for a slow machine.
  it('publishes a million cells quickly', () => {
    const takeMs = startProcessorTime();
    let sum = 0;
    for (let index = 0; index < 1_000_000; index += 1)
      sum += perturb({ count: index % 50, keys: index }, SALT);
    expect(sum).toBeGreaterThan(0);
    expect(takeMs()).toBeLessThan(500);
  });
});
