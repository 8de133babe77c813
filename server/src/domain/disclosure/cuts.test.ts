import { describe, expect, it } from 'vitest';

import type { Dimension } from '#domain/measures/dimensions.js';
import { Periods } from '#domain/period.js';
import { toFilter } from '#domain/question/filter-request.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { places } from '#testing/places.js';

import { countCuts } from './cuts.js';
import { toLattice } from './lattice.js';

describe('the number of cuts', () => {
  it.each([
    {
      source: 'REFERRALS',
      cuts: ['TIME', 'AREA', 'PATHWAY'],
      count: 3,
      because: 'each is one cut',
    },
    {
      source: 'REFERRALS',
      cuts: ['TIME', 'AGENCY'],
      count: 3,
      because: 'an agency counts as two',
    },
    {
      source: 'REFERRALS',
      cuts: ['TIME', 'AGENCY', 'PATHWAY'],
      count: 4,
      because: 'there is room for only one other besides an agency',
    },
    {
      source: 'REFERRALS',
      cuts: ['AGENCY', 'TRIAGED_IN_TIME'],
      count: 3,
      because: 'a measure’s own condition is a cut',
    },
    {
      source: 'REPORTS',
      cuts: ['TIME', 'AGENCY', 'CRIME_TYPE'],
      count: 3,
      because: 'the protected crime types always use one',
    },
    {
      source: 'DISRUPTIONS',
      cuts: ['TIME', 'AGENCY', 'STATUS'],
      count: 3,
      because: 'the condition for people safeguarded always uses one',
    },
  ] as const)('$cuts of $source count as $count: $because', ({ source, cuts, count }) => {
    expect(countCuts(cuts, source)).toBe(count);
  });
});

const agency = {
  id: 1,
  code: 'TVP',
  name: 'TVP',
  kind: 'POLICE',
  family: 'POLICE',
  validFrom: null,
  validTo: null,
} as const;
const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [agency],
  periods: new Periods([]),
  obligations: [],
};
const universe = { referenceData, ownAgencyIds: new Set<number>(), source: 'REFERRALS' } as const;

/** Asks for referrals. @param others the measure’s own conditions */
function ask(
  by: readonly Dimension[],
  where: Parameters<typeof toFilter>[0],
  others: readonly string[] = [],
) {
  const filter = toFilter(where, referenceData);
  if (!filter.ok) throw new Error(filter.reason);
  return toLattice({
    by,
    isRolling: false,
    filter: filter.filter,
    predicate: { leaves: [], others },
    universe,
  });
}

describe('a question that is cut', () => {
  it('is refused if the measure has a condition of its own in addition to three cuts', () => {
    expect(ask(['QUARTER', 'AREA'], {}, ['TRIAGED_IN_TIME'])).toMatchObject({
      kind: 'OPEN',
      cutCount: 3,
    });
    expect(ask(['QUARTER', 'AREA', 'SEX'], {}, ['TRIAGED_IN_TIME'])).toMatchObject({
      kind: 'REFUSED',
      reason: 'TOO_MANY_CUTS',
      cuts: ['TIME', 'AREA', 'SEX', 'TRIAGED_IN_TIME'],
    });
  });

  it.each([
    { by: [], where: { month: { in: ['2025-05'] } }, because: 'a month' },
    {
      by: ['AREA'],
      where: { or: [{ month: { to: '2025-05' } }, { sex: { in: ['MALE'] } }] },
      because: 'everything up to a month, or something else',
    },
    { by: ['MONTH'], where: {}, because: 'months in rows' },
  ] as const)('within a quarter is refused: $because', ({ by, where }) => {
    expect(ask(by, where)).toMatchObject({ kind: 'REFUSED', reason: 'SPLITS_QUARTERS' });
  });

  it('by months that make up quarters counts as cut by quarters', () => {
    expect(ask(['AREA'], { month: { from: '2025-04', to: '2025-09' } })).toMatchObject({
      kind: 'OPEN',
      cutCount: 2,
    });
  });
});

describe('several kinds of exploitation together', () => {
  const [criminal, labour] = [
    { exploitation: { in: ['CRIMINAL'] } },
    { exploitation: { in: ['LABOUR'] } },
  ];
  const either = { exploitation: { in: ['CRIMINAL', 'LABOUR'] } };

  it.each([
    { where: either, because: 'either of two' },
    { where: { not: criminal }, because: 'any but one' },
    { where: { and: [criminal, { not: labour }] }, because: 'one without the other' },
    {
      where: { or: [criminal, { exploitation: { isNull: true } }] },
      because: 'one, or none recorded',
    },
  ])('count as one more cut: $because', ({ where }) => {
    expect(ask(['QUARTER', 'AREA'], where)).toMatchObject({
      kind: 'REFUSED',
      reason: 'TOO_MANY_CUTS',
      cuts: ['TIME', 'AREA', 'EXPLOITATION', 'EXPLOITATION_COMBINED'],
      cutCount: 4,
    });
    expect(ask(['QUARTER'], where)).toMatchObject({ kind: 'OPEN', cutCount: 3 });
  });

  it.each([
    { by: ['QUARTER', 'AREA', 'EXPLOITATION'], where: {}, because: 'each in its own row' },
    { by: ['QUARTER', 'AREA'], where: criminal, because: 'only one' },
    {
      by: ['QUARTER', 'AREA'],
      where: { exploitation: { isNull: false } },
      because: 'any value at all',
    },
    {
      by: ['QUARTER', 'AREA'],
      where: { exploitation: { isNull: true } },
      because: 'none recorded',
    },
    {
      by: ['QUARTER', 'AREA'],
      where: { or: [{ and: [criminal, labour] }, criminal] },
      because: 'one value, written in a longer way',
    },
  ] as const)('do not count as one more cut: $because', ({ by, where }) => {
    expect(ask(by, where)).toMatchObject({ kind: 'OPEN', cutCount: 3 });
  });

  it('count in rows whose cells show which values occur together', () => {
    expect(ask(['QUARTER', 'AREA', 'EXPLOITATION'], criminal)).toMatchObject({
      kind: 'REFUSED',
      cutCount: 4,
    });
  });

  it('count if one alternative names a value and another allows all values', () => {
    const where = { or: [{ area: { in: ['READING'] } }, criminal] };
    expect(ask(['QUARTER'], where)).toMatchObject({ kind: 'REFUSED', cutCount: 4 });
  });
});
