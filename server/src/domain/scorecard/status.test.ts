import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Range } from '#domain/figures/figure/uncertainty.js';
import { measureOf } from '#domain/measures/catalogue.js';
import type { Direction, Unit } from '#domain/measures/measure.js';
import { type Aim, findTarget, formatAim, type Target } from '#domain/targets/target.js';

import { rateAgainstTarget } from './status.js';

interface Case {
  readonly direction?: Direction;
  readonly unit?: Unit;
  readonly value: number | null;
  readonly aim: Aim | null;
  readonly tolerance?: number;
  readonly isOpen?: boolean;
  readonly range?: Range;
  readonly status: string;
  readonly because: string;
}

function rate({
  direction = 'HIGHER',
  unit = 'PERCENT',
  value,
  aim,
  tolerance,
  range,
  isOpen = false,
}: Case) {
  const target = aim && { aim, tolerance: tolerance ?? null };
  return rateAgainstTarget({
    measure: { direction, unit },
    value,
    range: range ?? null,
    isOpen,
    target,
  });
}

describe('rateAgainstTarget', () => {
  it.each<Case>([
    {
      value: 90,
      aim: { value: 90 },
      status: 'GREEN',
      because: 'meeting the target exactly is meeting it',
    },
    { value: 99, aim: { value: 90 }, status: 'GREEN', because: 'more is better' },
    {
      value: 89.99,
      aim: { value: 90 },
      status: 'AMBER',
      because: 'nearly meeting it is not meeting it',
    },
    {
      value: 85,
      aim: { value: 90 },
      status: 'AMBER',
      because: 'exactly 5 points is within the default tolerance',
    },
    { value: 84.99, aim: { value: 90 }, status: 'RED', because: 'that is more than 5 points' },
    {
      value: 66.3,
      aim: { value: 71.3 },
      status: 'AMBER',
      because: 'a rounding error is not a miss',
    },
    {
      value: 80,
      aim: { value: 90 },
      tolerance: 10,
      status: 'AMBER',
      because: 'exactly its own tolerance is also within it',
    },
    {
      value: 79.9,
      aim: { value: 90 },
      tolerance: 10,
      status: 'RED',
      because: 'that is more than its own tolerance',
    },
    {
      value: 89.9,
      aim: { value: 90 },
      tolerance: 0,
      status: 'RED',
      because: 'without a tolerance, there is nothing in between',
    },
    { unit: 'COUNT', value: 627, aim: { value: 660 }, status: 'AMBER', because: '5% of 660 is 33' },
    {
      unit: 'COUNT',
      value: 626,
      aim: { value: 660 },
      status: 'RED',
      because: 'it is missed by 34',
    },
    {
      direction: 'LOWER',
      value: 8,
      aim: { value: 8 },
      status: 'GREEN',
      because: 'no more than the target is meeting it',
    },
    { direction: 'LOWER', value: 0, aim: { value: 8 }, status: 'GREEN', because: 'less is better' },
    {
      direction: 'LOWER',
      value: 13,
      aim: { value: 8 },
      status: 'AMBER',
      because: 'exactly 5 points is within the default tolerance',
    },
    {
      direction: 'LOWER',
      value: 13.1,
      aim: { value: 8 },
      status: 'RED',
      because: 'that is more than 5 points',
    },
    {
      direction: 'NEAREST',
      value: -1.25,
      aim: { lower: -1.25, upper: 1.25 },
      status: 'GREEN',
      because: 'an edge belongs to its band',
    },
    {
      direction: 'NEAREST',
      value: -2.25,
      aim: { lower: -1.25, upper: 1.25 },
      tolerance: 1,
      status: 'AMBER',
      because: 'it is 1 below the band',
    },
    {
      direction: 'NEAREST',
      value: 2.3,
      aim: { lower: -1.25, upper: 1.25 },
      tolerance: 1,
      status: 'RED',
      because: 'it is 1.05 above the band',
    },
    {
      direction: 'NEAREST',
      value: -2,
      aim: { value: 2 },
      status: 'GREEN',
      because: 'it is exactly as far from zero as allowed',
    },
    {
      direction: 'NEAREST',
      value: -7.1,
      aim: { value: 2 },
      status: 'RED',
      because: 'it is more than 5 points further from zero',
    },
    {
      value: 101,
      unit: 'COUNT',
      aim: { lower: 80, upper: 100 },
      status: 'GREEN',
      because: 'better than the band meets it',
    },
    {
      value: 76,
      unit: 'COUNT',
      aim: { lower: 80, upper: 100 },
      status: 'AMBER',
      because: '5% of the edge that is missed is 4',
    },
    {
      value: 75,
      unit: 'COUNT',
      aim: { lower: 80, upper: 100 },
      status: 'RED',
      because: 'it is 5 below the band',
    },
    {
      direction: 'LOWER',
      unit: 'COUNT',
      value: 105,
      aim: { lower: 80, upper: 100 },
      status: 'AMBER',
      because: '5% of the edge that is missed is 5',
    },
    {
      direction: 'LOWER',
      unit: 'COUNT',
      value: 1,
      aim: { lower: 80, upper: 100 },
      status: 'GREEN',
      because: 'better than the band meets it',
    },
    {
      value: null,
      aim: { value: 90 },
      status: 'NO_DATA',
      because: 'a missing figure is not a failure',
    },
    { value: null, aim: null, status: 'NO_DATA', because: 'there is no figure to rate' },
    {
      direction: 'NEUTRAL',
      value: null,
      aim: null,
      status: 'NO_DATA',
      because: 'there is neither a figure nor a target',
    },
    { value: 0, aim: null, status: 'NO_TARGET', because: 'no target is set' },
    {
      direction: 'NEUTRAL',
      value: 10,
      aim: null,
      status: 'NOT_RATED',
      because: 'more may mean better spotting',
    },
    {
      direction: 'NEUTRAL',
      value: 10,
      aim: { value: 90 },
      status: 'NOT_RATED',
      because: 'a target makes no difference',
    },
    {
      unit: 'COUNT',
      value: 400,
      aim: { value: 660 },
      isOpen: true,
      status: 'NOT_RATED',
      because: 'a part of a quarter is not the whole',
    },
  ])('rates $value against $aim as $status: $because', (each) => {
    expect(rate(each)).toBe(each.status);
  });
});

describe('a rounded figure', () => {
  const to = (from: number, until: number): Range => ({ from, to: until });
  it.each<Case>([
    {
      value: 68,
      range: to(66, 69.9),
      aim: { value: 75 },
      status: 'RED',
      because: 'it is off target wherever its true value may be',
    },
    {
      value: 68,
      range: to(66, 70),
      aim: { value: 73 },
      status: 'TOO_CLOSE',
      because: '66 misses by more than 5 points, 70 by less',
    },
    {
      value: 68,
      range: to(66, 70),
      aim: { value: 70 },
      status: 'TOO_CLOSE',
      because: '70 meets it and 66 does not',
    },
    {
      value: 68,
      range: to(66, 70),
      aim: { value: 71 },
      status: 'AMBER',
      because: 'the edge of the tolerance is within it',
    },
    {
      value: 68,
      range: to(66, 70),
      aim: { value: 66 },
      status: 'GREEN',
      because: 'the end of the range meets it exactly',
    },
    {
      direction: 'LOWER',
      value: 8,
      range: to(7, 9),
      aim: { value: 9 },
      status: 'GREEN',
      because: 'all of it is no more than 9',
    },
    {
      direction: 'LOWER',
      value: 8,
      range: to(7, 9),
      aim: { value: 8 },
      status: 'TOO_CLOSE',
      because: 'it may be more than 8',
    },
    {
      direction: 'NEAREST',
      value: 0,
      range: to(-20, 20),
      aim: { lower: -1, upper: 1 },
      status: 'TOO_CLOSE',
      because: 'both ends are off target, and between them it is met',
    },
    {
      unit: 'COUNT',
      value: 626,
      range: to(626, 626),
      aim: { value: 660 },
      status: 'RED',
      because: 'an exact figure is rated',
    },
    {
      value: 68,
      range: to(66, 70),
      aim: null,
      status: 'NO_TARGET',
      because: 'there is no target to be close to',
    },
    {
      direction: 'NEUTRAL',
      value: 68,
      range: to(66, 70),
      aim: { value: 70 },
      status: 'NOT_RATED',
      because: 'it is never rated',
    },
    {
      value: 68,
      range: to(66, 70),
      aim: { value: 70 },
      isOpen: true,
      status: 'NOT_RATED',
      because: 'the quarter is not closed',
    },
    { value: null, aim: { value: 70 }, status: 'NO_DATA', because: 'a hidden figure has no range' },
  ])('of $value within $range.from to $range.to is $status: $because', (each) => {
    expect(rate(each)).toBe(each.status);
  });

  it('is rated in the same way as each value in its range, or not at all', () => {
    const seen = new Map<string, number>();
    const tenths = (min: number, max: number) =>
      fc.integer({ min: min * 10, max: max * 10 }).map((number) => number / 10);
    const number = tenths(-120, 120);
    const aims = fc.oneof(
      fc.record({ value: number }),
      fc
        .tuple(number, number)
        .map(([one, other]) => ({ lower: Math.min(one, other), upper: Math.max(one, other) })),
    );
    fc.assert(
      fc.property(
        fc.record({
          direction: fc.constantFrom<Direction>('HIGHER', 'LOWER', 'NEAREST'),
          unit: fc.constantFrom<Unit>('COUNT', 'PERCENT'),
          aim: aims,
          tolerance: fc.option(tenths(0, 60)),
          from: number,
          width: tenths(0, 20),
          shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
            minLength: 1,
            maxLength: 40,
          }),
        }),
        ({ from, width, shares, tolerance, ...asked }) => {
          const range = { from, to: from + width };
          const at = (value: number, within?: Range) =>
            rateAgainstTarget({
              measure: asked,
              value,
              range: within ?? null,
              isOpen: false,
              target: { aim: asked.aim, tolerance },
            });
          const status = at(from + width / 2, range);
          seen.set(status, (seen.get(status) ?? 0) + 1);
          if (status !== 'TOO_CLOSE')
            for (const share of shares) expect(at(from + share * width)).toBe(status);
        },
      ),
      { numRuns: 2000, seed: 19 },
    );
    for (const status of ['GREEN', 'AMBER', 'RED', 'TOO_CLOSE'])
      expect(seen.get(status) ?? 0).toBeGreaterThan(50);
  });
});

describe('a target', () => {
  const target: Target = {
    ...{
      id: 'a',
      measure: 'disruptions',
      quarter: '2026-27-Q2',
      areaCode: null,
      agencyId: null,
      objective: null,
    },
    ...{ aim: { value: 660 }, tolerance: null, version: 1 },
  };
  const { id: _, aim: __, tolerance: ___, version: ____, ...subject } = target;

  it.each([
    { about: {}, isFound: true, because: 'it is set for exactly this' },
    { about: { measure: 'reports' }, isFound: false, because: 'it is for another measure' },
    { about: { quarter: '2026-27-Q1' }, isFound: false, because: 'it is for another quarter' },
    {
      about: { areaCode: 'E06000038' },
      isFound: false,
      because: 'one for the force does not count for a district',
    },
    {
      about: { agencyId: 1 },
      isFound: false,
      because: 'one for all agencies does not count for one',
    },
    {
      about: { objective: 'PREVENT' },
      isFound: false,
      because: 'one for all objectives does not count for one',
    },
  ])('is found for $about: $isFound, because $because', ({ about, isFound }) => {
    expect(findTarget([target], { ...subject, ...about })).toBe(isFound ? target : null);
  });

  it.each<{
    measure: 'disruptions' | 'vacancyRate' | 'forecastVariance' | 'multiAgencyShare';
    aim: Aim;
    text: string;
  }>([
    { measure: 'disruptions', aim: { value: 1660 }, text: '1,660' },
    { measure: 'multiAgencyShare', aim: { value: 35 }, text: '35%' },
    { measure: 'vacancyRate', aim: { value: 8.5 }, text: '8.5% or less' },
    { measure: 'forecastVariance', aim: { lower: -1.25, upper: 1.25 }, text: '−1.25% to +1.25%' },
    { measure: 'forecastVariance', aim: { value: 2 }, text: '−2% to +2%' },
    { measure: 'disruptions', aim: { lower: 80, upper: 100 }, text: '80 to 100' },
  ])('for $measure is written as $text', ({ measure, aim, text }) => {
    expect(formatAim(measureOf(measure), aim)).toBe(text);
  });
});
