import { describe, expect, it } from 'vitest';

import { binomialLimits, poissonLimits, tQuantile } from './distributions.js';

// The expected limits were computed elsewhere, by adding up probabilities from 0.
describe('the chance limits of a count', () => {
  it.each([
    { mean: 0, probability: 0.998, limits: { lower: 0, upper: 0 } },
    { mean: 0.5, probability: 0.998, limits: { lower: 0, upper: 4 } },
    { mean: 5.5, probability: 0.998, limits: { lower: 0, upper: 14 } },
    { mean: 15, probability: 0.998, limits: { lower: 5, upper: 28 } },
    { mean: 100, probability: 0.998, limits: { lower: 71, upper: 132 } },
    { mean: 100, probability: 0.9973, limits: { lower: 71, upper: 131 } },
  ])(
    'are $limits for a mean of $mean and a probability of $probability',
    ({ mean, probability, limits }) => {
      expect(poissonLimits(mean, probability)).toEqual(limits);
    },
  );

  it.each([
    { cases: 100, share: 0.2, limits: { lower: 9, upper: 33 } },
    { cases: 50, share: 0.9, limits: { lower: 37, upper: 50 } },
    { cases: 10, share: 0.5, limits: { lower: 1, upper: 9 } },
    { cases: 0, share: 0.5, limits: { lower: 0, upper: 0 } },
    { cases: 10, share: 0, limits: { lower: 0, upper: 0 } },
    { cases: 10, share: 1, limits: { lower: 10, upper: 10 } },
  ])('are $limits for $cases cases with a share of $share', ({ cases, share, limits }) => {
    expect(binomialLimits(cases, share, 0.998)).toEqual(limits);
  });

  it('are as wide as a normal variable’s for large counts', () => {
    const { lower, upper } = poissonLimits(1_000_000, 0.998);
    for (const distance of [1_000_000 - lower, upper - 1_000_000])
      expect(distance / 1000).toBeCloseTo(3.09, 2);
  });
});

it('has the same quantiles of Student’s t as published tables', () => {
  expect(tQuantile(0.975, 10)).toBeCloseTo(2.228, 3);
  expect(tQuantile(0.999, 12)).toBeCloseTo(3.93, 3);
});
