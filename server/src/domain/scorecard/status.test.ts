import { describe, expect, it } from 'vitest';

import { measureOf } from '#domain/measures/catalogue.js';
import type { Direction, Unit } from '#domain/measures/measure.js';

import { rateAgainstTarget } from './status.js';
import { type Aim, findTarget, formatAim, type Target } from './target.js';

interface Case {
  readonly direction?: Direction;
  readonly unit?: Unit;
  readonly value: number | null;
  readonly aim: Aim | null;
  readonly tolerance?: number;
  readonly isOpen?: boolean;
  readonly status: string;
  readonly because: string;
}

function rate({ direction = 'HIGHER', unit = 'PERCENT', value, aim, tolerance, isOpen = false }: Case) {
  const target = aim && { aim, tolerance: tolerance ?? null };
  return rateAgainstTarget({ measure: { direction, unit }, value, isOpen, target });
}

describe('rateAgainstTarget', () => {
  it.each<Case>([
    { value: 90, aim: { value: 90 }, status: 'GREEN', because: 'meeting the target exactly is meeting it' },
    { value: 99, aim: { value: 90 }, status: 'GREEN', because: 'more is better' },
    { value: 89.99, aim: { value: 90 }, status: 'AMBER', because: 'nearly is not met' },
    { value: 85, aim: { value: 90 }, status: 'AMBER', because: 'the usual 5 points include their edge' },
    { value: 84.99, aim: { value: 90 }, status: 'RED', because: 'that is more than 5 points' },
    { value: 66.3, aim: { value: 71.3 }, status: 'AMBER', because: 'the error of binary fractions is no miss' },
    { value: 80, aim: { value: 90 }, tolerance: 10, status: 'AMBER', because: 'its own tolerance includes its edge too' },
    { value: 79.9, aim: { value: 90 }, tolerance: 10, status: 'RED', because: 'that is more than its own tolerance' },
    { value: 89.9, aim: { value: 90 }, tolerance: 0, status: 'RED', because: 'no tolerance leaves nothing between' },
    { unit: 'COUNT', value: 627, aim: { value: 660 }, status: 'AMBER', because: '5% of 660 is 33' },
    { unit: 'COUNT', value: 626, aim: { value: 660 }, status: 'RED', because: 'it is missed by 34' },
    { direction: 'LOWER', value: 8, aim: { value: 8 }, status: 'GREEN', because: 'no more than the target is meeting it' },
    { direction: 'LOWER', value: 0, aim: { value: 8 }, status: 'GREEN', because: 'less is better' },
    { direction: 'LOWER', value: 13, aim: { value: 8 }, status: 'AMBER', because: 'the usual 5 points include their edge' },
    { direction: 'LOWER', value: 13.1, aim: { value: 8 }, status: 'RED', because: 'that is more than 5 points' },
    { direction: 'NEAREST', value: -1.25, aim: { lower: -1.25, upper: 1.25 }, status: 'GREEN', because: 'an edge belongs to its band' },
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
    { direction: 'NEAREST', value: -2, aim: { value: 2 }, status: 'GREEN', because: 'it is as far from zero as may be' },
    { direction: 'NEAREST', value: -7.1, aim: { value: 2 }, status: 'RED', because: 'it is more than 5 points further from zero' },
    { value: 101, unit: 'COUNT', aim: { lower: 80, upper: 100 }, status: 'GREEN', because: 'better than a band is better' },
    { value: 76, unit: 'COUNT', aim: { lower: 80, upper: 100 }, status: 'AMBER', because: '5% of the edge that is missed is 4' },
    { value: 75, unit: 'COUNT', aim: { lower: 80, upper: 100 }, status: 'RED', because: 'it is 5 below the band' },
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
      because: 'better than a band is better',
    },
    { value: null, aim: { value: 90 }, status: 'NO_DATA', because: 'silence is not failure' },
    { value: null, aim: null, status: 'NO_DATA', because: 'there is nothing to rate' },
    { direction: 'NEUTRAL', value: null, aim: null, status: 'NO_DATA', because: 'there is nothing at all' },
    { value: 0, aim: null, status: 'NO_TARGET', because: 'nothing says what it is to be' },
    { direction: 'NEUTRAL', value: 10, aim: null, status: 'NOT_RATED', because: 'more may mean better spotting' },
    { direction: 'NEUTRAL', value: 10, aim: { value: 90 }, status: 'NOT_RATED', because: 'a target makes it no better' },
    { unit: 'COUNT', value: 400, aim: { value: 660 }, isOpen: true, status: 'NOT_RATED', because: 'a part of a quarter is not the whole' },
  ])('rates $value against $aim as $status: $because', (each) => {
    expect(rate(each)).toBe(each.status);
  });
});

describe('a target', () => {
  const target: Target = {
    ...{ id: 'a', measure: 'disruptions', quarter: '2026-27-Q2', areaCode: null, agencyId: null, objective: null },
    ...{ aim: { value: 660 }, tolerance: null, version: 1 },
  };
  const { id: _, aim: __, tolerance: ___, version: ____, ...subject } = target;

  it.each([
    { about: {}, isFound: true, because: 'it is set for this' },
    { about: { measure: 'reports' }, isFound: false, because: 'it is of another measure' },
    { about: { quarter: '2026-27-Q1' }, isFound: false, because: 'it is of another quarter' },
    { about: { areaCode: 'E06000038' }, isFound: false, because: 'one for the force says nothing of a district' },
    { about: { agencyId: 1 }, isFound: false, because: 'one for all agencies says nothing of one' },
    { about: { objective: 'PREVENT' }, isFound: false, because: 'one for all objectives says nothing of one' },
  ])('is found for $about: $isFound, $because', ({ about, isFound }) => {
    expect(findTarget([target], { ...subject, ...about })).toBe(isFound ? target : null);
  });

  it.each<{ measure: 'disruptions' | 'vacancyRate' | 'forecastVariance' | 'multiAgencyShare'; aim: Aim; text: string }>([
    { measure: 'disruptions', aim: { value: 1660 }, text: '1,660' },
    { measure: 'multiAgencyShare', aim: { value: 35 }, text: '35%' },
    { measure: 'vacancyRate', aim: { value: 8.5 }, text: '8.5% or less' },
    { measure: 'forecastVariance', aim: { lower: -1.25, upper: 1.25 }, text: '−1.25% to +1.25%' },
    { measure: 'forecastVariance', aim: { value: 2 }, text: '−2% to +2%' },
    { measure: 'disruptions', aim: { lower: 80, upper: 100 }, text: '80 to 100' },
  ])('of $measure is written as $text', ({ measure, aim, text }) => {
    expect(formatAim(measureOf(measure), aim)).toBe(text);
  });
});
