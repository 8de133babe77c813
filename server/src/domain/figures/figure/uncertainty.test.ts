import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { perturb } from '#domain/disclosure/perturbation.js';

import { halfOf, halfWidthOf, rangeOfCount, rangeOfShare } from './uncertainty.js';

describe('how far the true count is from the one shown', () => {
  it.each<{ cells: number; halfWidth: number; because: string }>([
    { cells: 0, halfWidth: 0, because: 'a count that was not perturbed is exact' },
    { cells: 1, halfWidth: 4, because: 'one cell is within 4 nine times in ten' },
    { cells: 2, halfWidth: 6.155, because: '1.645 times the root of 14' },
    { cells: 4, halfWidth: 8.705, because: '1.645 times the root of 28' },
    {
      cells: 100,
      halfWidth: 43.523,
      because: 'a hundred cells are ten times as far off as one, not a hundred times',
    },
  ])('is $halfWidth for $cells cells: $because', ({ cells, halfWidth }) => {
    expect(halfWidthOf(cells)).toBeCloseTo(halfWidth, 3);
  });

  it.each([1, 2, 3, 10, 40])(
    'holds nine times in ten for a sum of %i cells of 5 or more',
    (cells) => {
      let within = 0;
      let random = 12_345;
      const next = () => (random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0);
      const sums = 4000;
      for (let sum = 0; sum < sums; sum += 1) {
        const contents = Array.from({ length: cells }, () => ({
          count: 5 + ((next() >>> 8) % 60),
          keys: next(),
        }));
        const shown = contents.reduce((all, content) => all + perturb(content, 77), 0);
        const truth = contents.reduce((all, { count }) => all + count, 0);
        const { from, to } = rangeOfCount({ shown, exact: 0, cells });
        if (from <= truth && truth <= to) within += 1;
      }
      expect(within / sums).toBeGreaterThan(0.88);
    },
  );
});

describe('the range of a count', () => {
  it.each([
    { shown: 45, exact: 0, cells: 1, range: { from: 41, to: 49 }, because: 'one cell' },
    {
      shown: 57,
      exact: 12,
      cells: 1,
      range: { from: 53, to: 61 },
      because: 'the viewer’s own part is exact',
    },
    {
      shown: 15,
      exact: 12,
      cells: 1,
      range: { from: 12, to: 19 },
      because: 'there are never fewer than are known',
    },
    {
      shown: 90,
      exact: 0,
      cells: 2,
      range: { from: 84, to: 96 },
      because: 'people are counted in whole numbers',
    },
    { shown: 34, exact: 34, cells: 0, range: { from: 34, to: 34 }, because: 'all of it is known' },
  ])('of $shown is $range: $because', ({ range, ...count }) => {
    expect(rangeOfCount(count)).toEqual(range);
  });
});

describe('the range of a share', () => {
  const all = (shown: number, cells = 1) => ({ shown, exact: 0, cells });
  it.each([
    {
      above: all(40),
      below: all(60),
      from: 36 / 64,
      to: 44 / 56,
      because: 'it goes from the smallest numerator with the largest rest to the opposite',
    },
    {
      above: all(58),
      below: all(60),
      from: 54 / 64,
      to: 1,
      because: 'a part is never more than its whole',
    },
    {
      above: all(65),
      below: all(60),
      from: 61 / 64,
      to: 1,
      because: 'the rounded part may be more than its rounded whole',
    },
    {
      above: { shown: 40, exact: 40, cells: 0 },
      below: { shown: 60, exact: 60, cells: 0 },
      from: 2 / 3,
      to: 2 / 3,
      because: 'both are exact',
    },
    {
      above: all(20, 20),
      below: all(30, 40),
      from: 1 / 57,
      to: 1,
      because: 'almost nothing is known about so many cells',
    },
    {
      above: all(10, 40),
      below: all(20, 40),
      from: 0,
      to: 1,
      because: 'there may be nobody at all',
    },
  ])(
    'of $above.shown in $below.shown is from $from to $to: $because',
    ({ above, below, from, to }) => {
      const range = rangeOfShare(above, below);
      expect(range.from).toBeCloseTo(from, 9);
      expect(range.to).toBeCloseTo(to, 9);
      expect(halfOf(range)).toBeCloseTo((to - from) / 2, 9);
    },
  );

  it('holds every share whose two parts lie in their own ranges', () => {
    const count = fc.record({
      others: fc.integer({ min: 1, max: 80 }),
      exact: fc.integer({ min: 0, max: 400 }),
      cells: fc.integer({ min: 0, max: 9 }),
    });
    const toCount = ({
      others,
      exact,
      cells,
    }: {
      others: number;
      exact: number;
      cells: number;
    }) => ({
      shown: exact + others * 5,
      exact,
      cells,
    });
    fc.assert(
      fc.property(
        count,
        count,
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        (one, other, [a, b]) => {
          const [numerator, denominator] = [toCount(one), toCount(other)];
          const [above, below] = [rangeOfCount(numerator), rangeOfCount(denominator)];
          const part = above.from + a * (above.to - above.from);
          const whole = below.from + b * (below.to - below.from);
          const { from, to } = rangeOfShare(numerator, denominator);
          if (whole <= 0 || part > whole) return;
          expect(part / whole).toBeGreaterThanOrEqual(from - 1e-12);
          expect(part / whole).toBeLessThanOrEqual(to + 1e-12);
        },
      ),
      { numRuns: 1000, seed: 3 },
    );
  });
});
