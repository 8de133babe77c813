import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  contributionsToShare,
  contributionsToSum,
  type PartAmounts,
  wholeOf,
} from './contributions.js';

const part = (
  before: readonly [number, number],
  after: readonly [number, number],
): PartAmounts => ({
  before: { numerator: before[0], denominator: before[1] },
  after: { numerator: after[0], denominator: after[1] },
});

const toSum = (...parts: readonly PartAmounts[]) => contributionsToSum(parts, wholeOf(parts));
const toShare = (...parts: readonly PartAmounts[]) => contributionsToShare(parts, wholeOf(parts));

describe('contributions', () => {
  it('to a sum are the differences, each with its earlier proportion', () => {
    expect(toSum(part([30, 1], [20, 1]), part([10, 1], [15, 1]), part([0, 1], [1, 1]))).toEqual([
      { amount: -10, rateEffect: null, mixEffect: null, proportion: 0.75 },
      { amount: 5, rateEffect: null, mixEffect: null, proportion: 0.25 },
      { amount: 1, rateEffect: null, mixEffect: null, proportion: 0 },
    ]);
  });

  it('to a share are made up of rate and mix', () => {
    // By hand: weights 0.5 and 0.5, then 0.25 and 0.75; rates 0.8 and 0.4, then 0.6 and 0.4; the
    // whole 0.6, then 0.45.
    const [one, other] = toShare(part([40, 50], [15, 25]), part([20, 50], [30, 75]));
    expect(one?.rateEffect).toBeCloseTo(0.375 * -0.2, 12);
    expect(one?.mixEffect).toBeCloseTo(-0.25 * (0.7 - 0.525), 12);
    expect(other?.rateEffect).toBeCloseTo(0, 12);
    expect(other?.mixEffect).toBeCloseTo(0.25 * (0.4 - 0.525), 12);
  });

  it('of a part that is new, or gone, are entirely mix', () => {
    const [old, added] = toShare(part([10, 20], [10, 20]), part([0, 0], [9, 10]));
    expect(added).toMatchObject({ rateEffect: 0, proportion: 0 });
    expect((old?.amount ?? 0) + (added?.amount ?? 0)).toBeCloseTo(19 / 30 - 0.5, 12);
  });

  it('of a part with a numerator but no denominator are what it adds', () => {
    // Hours without a disruption: 10 of 30 hours for 10 disruptions, then 20 of 40 hours for 10.
    const [none, some] = toShare(part([10, 0], [20, 0]), part([20, 10], [20, 10]));
    expect(none).toMatchObject({ amount: 1, rateEffect: 0, mixEffect: 1 });
    expect(some?.amount).toBe(0);
  });

  it('add up to the change, whatever the parts', () => {
    const amount = fc
      .tuple(fc.nat(500), fc.nat(500))
      .map(([some, others]) => [some, some + others] as const);
    const parts = fc.array(
      fc.tuple(amount, amount).map(([before, after]) => part(before, after)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(parts, (all) => {
        const { before, after } = wholeOf(all);
        const sum = (contributions: readonly { readonly amount: number }[]) =>
          contributions.reduce((total, { amount: one }) => total + one, 0);
        expect(sum(toSum(...all))).toBe(after.numerator - before.numerator);
        fc.pre(before.denominator > 0 && after.denominator > 0);
        expect(sum(toShare(...all))).toBeCloseTo(
          after.numerator / after.denominator - before.numerator / before.denominator,
          10,
        );
      }),
    );
  });
});
