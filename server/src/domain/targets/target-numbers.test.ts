import { describe, expect, it } from 'vitest';

import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';

import { findNumberProblems, type GivenNumbers, toTargetAim } from './target-numbers.js';

const none: GivenNumbers = { value: null, lower: null, upper: null, tolerance: null };

interface Case {
  readonly measure?: MeasureKey;
  readonly given: Partial<GivenNumbers>;
  readonly fields: readonly string[];
  readonly because: string;
}

describe('findNumberProblems', () => {
  it.each<Case>([
    { given: { value: 660 }, fields: [], because: 'a value is a target' },
    { given: { value: 0 }, fields: [], because: 'a count may be 0' },
    { given: { value: -0.0001 }, fields: ['value'], because: 'a count is not below 0' },
    { given: { value: 660, tolerance: 0 }, fields: [], because: 'a tolerance may be 0' },
    {
      given: { value: 660, tolerance: -0.0001 },
      fields: ['tolerance'],
      because: 'a tolerance cannot be negative',
    },
    { given: { lower: 600, upper: 700 }, fields: [], because: 'a band is a target' },
    { given: { lower: 600, upper: 600.0001 }, fields: [], because: 'it may be narrow' },
    {
      given: { lower: 600, upper: 600 },
      fields: ['lower'],
      because: 'there is nothing between equal edges',
    },
    {
      given: { lower: 700, upper: 600 },
      fields: ['lower'],
      because: 'they are the wrong way round',
    },
    { given: { lower: 600 }, fields: ['upper'], because: 'an edge is missing' },
    { given: { upper: 600 }, fields: ['lower'], because: 'an edge is missing' },
    {
      given: { value: 650, lower: 600, upper: 700 },
      fields: ['value'],
      because: 'it is either a value or a band',
    },
    {
      given: { value: 650, upper: 700 },
      fields: ['value'],
      because: 'it is either a value or a band',
    },
    {
      given: { tolerance: 5 },
      fields: ['value'],
      because: 'a tolerance alone would remove the target by mistake',
    },
    { given: { value: 0.0001 }, fields: [], because: 'four decimals are kept' },
    { given: { value: 1.00001 }, fields: ['value'], because: 'the fifth decimal would be lost' },
    {
      given: { value: 0.1 + 0.2 },
      fields: ['value'],
      because: 'a rounding error adds decimals',
    },
    {
      given: { value: 1e-7 },
      fields: ['value'],
      because: 'it has seven decimals, even if written with an exponent',
    },
    {
      given: { value: 1.5e-3 },
      fields: [],
      because: 'it has four decimals, however it is written',
    },
    {
      given: { value: 99_999_999_999_999 },
      fields: [],
      because: 'the database holds 14 digits before the point',
    },
    { given: { value: 1e14 }, fields: ['value'], because: 'it has 15 digits before the point' },
    { given: { value: NaN }, fields: ['value'], because: 'it is not a number' },
    { given: { value: Infinity }, fields: ['value'], because: 'it is infinite' },
    {
      given: { value: 1, tolerance: 1e300 },
      fields: ['tolerance'],
      because: 'the limit applies to every number',
    },
    {
      measure: 'multiAgencyShare',
      given: { value: 100 },
      fields: [],
      because: 'a target may be all of a whole',
    },
    {
      measure: 'multiAgencyShare',
      given: { value: 100.0001 },
      fields: ['value'],
      because: 'a share is never above 100',
    },
    { measure: 'multiAgencyShare', given: { value: 0 }, fields: [], because: 'a target may be 0' },
    {
      measure: 'multiAgencyShare',
      given: { value: -1 },
      fields: ['value'],
      because: 'a share is never below 0',
    },
    {
      measure: 'abstractionRate',
      given: { value: 100.5 },
      fields: ['value'],
      because: 'hours lost are a share of all hours',
    },
    {
      measure: 'vacancyRate',
      given: { value: -2.5 },
      fields: [],
      because: 'more people than posts make it negative',
    },
    {
      measure: 'forecastVariance',
      given: { lower: -1.25, upper: 1.25 },
      fields: [],
      because: 'a forecast may be below the budget',
    },
    {
      measure: 'forecastVariance',
      given: { value: 150 },
      fields: [],
      because: 'a forecast may be far above it',
    },
    {
      measure: 'multiAgencyShare',
      given: { lower: -1, upper: 101, tolerance: -1 },
      fields: ['lower', 'upper', 'tolerance'],
      because: 'everything wrong is reported at once',
    },
    {
      measure: 'reports',
      given: { value: 100 },
      fields: ['measure'],
      because: 'neither more nor fewer reports are better',
    },
    {
      measure: 'reports',
      given: { value: -1, tolerance: -1 },
      fields: ['measure'],
      because: 'no number would be right',
    },
  ])(
    'finds fault with $fields in $given: $because',
    ({ measure = 'disruptions', given, fields }) => {
      expect(
        findNumberProblems(measureOf(measure), { ...none, ...given }).map(({ field }) => field),
      ).toEqual(fields);
    },
  );

  it.each<{
    readonly measure: MeasureKey;
    readonly given: Partial<GivenNumbers>;
    readonly message: string;
  }>([
    {
      measure: 'reports',
      given: { value: 1 },
      message:
        'This measure cannot have a target: neither way is better, so no figure could meet or miss a target. Set one for a measure where higher or lower is better.',
    },
    {
      measure: 'disruptions',
      given: { value: 1.23456 },
      message: 'Targets have at most 4 decimals. Give 1.2346.',
    },
    {
      measure: 'disruptions',
      given: { value: -1 },
      message: 'This measure is never below 0. Give 0 or more.',
    },
    {
      measure: 'vacancyRate',
      given: { lower: 3 },
      message: 'A band has two edges. Give the upper one too, above 3, or only a value.',
    },
    {
      measure: 'multiAgencyShare',
      given: { value: 101 },
      message: 'This measure is a share of a whole. Give a number from 0 to 100.',
    },
  ])('says what would be accepted for $given for $measure', ({ measure, given, message }) => {
    expect(
      findNumberProblems(measureOf(measure), { ...none, ...given }).map(
        (problem) => problem.message,
      ),
    ).toEqual([message]);
  });
});

describe('toTargetAim', () => {
  it.each([
    { given: { value: 660, tolerance: 3 }, wish: { aim: { value: 660 }, tolerance: 3 } },
    { given: { value: 0 }, wish: { aim: { value: 0 }, tolerance: null } },
    { given: { lower: 0, upper: 1 }, wish: { aim: { lower: 0, upper: 1 }, tolerance: null } },
    { given: {}, wish: null },
  ])('makes $wish from $given', ({ given, wish }) => {
    expect(toTargetAim({ ...none, ...given })).toEqual(wish);
  });
});
