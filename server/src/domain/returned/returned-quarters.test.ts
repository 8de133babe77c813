import { describe, expect, it } from 'vitest';

import type { Obligation } from '#domain/obligations.js';
import type { DateRange } from '#domain/time.js';

import { areAllMissing, findOwed, isReturned } from './returned-quarters.js';

const returned = [
  { start: '2025-04-01', agencyIds: [1, 2], wholeAgencyIds: [1, 2] },
  { start: '2025-07-01', agencyIds: [2, 3], wholeAgencyIds: [2] },
];
const days = (from: string, until: string) => [{ from, until }];

describe('isReturned', () => {
  it.each([
    {
      range: days('2025-04-01', '2025-07-01'),
      agencies: null,
      is: true,
      because: 'both agencies sent a return for that quarter',
    },
    {
      range: days('2025-06-30', '2025-07-01'),
      agencies: null,
      is: true,
      because: 'the last day belongs to the quarter',
    },
    {
      range: days('2025-10-01', '2026-01-01'),
      agencies: null,
      is: false,
      because: 'nobody sent a return for it',
    },
    {
      range: days('2025-03-01', '2025-04-01'),
      agencies: null,
      is: false,
      because: 'the end of a range is excluded',
    },
    {
      range: days('2025-07-01', '2025-10-01'),
      agencies: new Set([1]),
      is: false,
      because: 'only another agency sent a return for it',
    },
    {
      range: days('2025-01-01', '2026-01-01'),
      agencies: new Set([1]),
      is: true,
      because: 'one of its quarters has a return',
    },
    { range: [], agencies: null, is: false, because: 'no day was asked about' },
  ])('is $is for $range.0.from: $because', ({ range, agencies, is }) => {
    expect(isReturned(returned, range, () => agencies)).toBe(is);
  });
});

/**
 * The question is about the first agency throughout, and about all agencies in the first quarter.
 */
const firstOrFirstQuarter = ({ until }: DateRange) => (until <= '2025-07-01' ? null : new Set([1]));

describe('isReturned, if the agencies depend on the days,', () => {
  it.each([
    { range: days('2025-04-01', '2025-07-01'), is: true, because: 'everybody is asked about' },
    {
      range: days('2025-07-01', '2025-10-01'),
      is: false,
      because: 'the agency that sent a return for it is not asked about in that quarter',
    },
  ])('is $is for $range.0.from: $because', ({ range, is }) => {
    expect(isReturned(returned, range, firstOrFirstQuarter)).toBe(is);
  });
});

const obligations: readonly Obligation[] = [
  { agencyId: 1, dataset: 'REFERRALS', from: '2025-26-Q1', until: null },
  { agencyId: 2, dataset: 'REFERRALS', from: '2025-26-Q1', until: null },
  { agencyId: 3, dataset: 'REFERRALS', from: '2025-26-Q2', until: '2025-26-Q2' },
  { agencyId: 4, dataset: 'REPORTS', from: '2025-26-Q1', until: null },
];
const referenceData = { obligations, today: '2025-11-24' };
const asked = (range: ReturnType<typeof days>, agencyIds: ReadonlySet<number> | null = null) =>
  findOwed(
    { dataset: 'REFERRALS', days: range, agenciesIn: () => agencyIds },
    returned,
    referenceData,
  ).map(({ quarter, owing, missing }) => [quarter, owing, missing]);

describe('findOwed', () => {
  it('names the agencies that owe each quarter up to the current one, and those that have not sent it in full', () => {
    expect(asked(days('2020-01-01', '2030-01-01'))).toEqual([
      ['2025-26-Q1', [1, 2], []],
      ['2025-26-Q2', [1, 2, 3], [1, 3]],
      ['2025-26-Q3', [1, 2], [1, 2]],
    ]);
  });

  it.each([
    {
      range: days('2025-06-30', '2025-07-01'),
      agencies: null,
      owed: [['2025-26-Q1', [1, 2], []]],
      because: 'the last day belongs to the quarter',
    },
    {
      range: days('2025-07-01', '2025-10-01'),
      agencies: new Set([3]),
      owed: [['2025-26-Q2', [3], [3]]],
      because: 'one agency was asked about',
    },
    {
      range: days('2025-04-01', '2025-07-01'),
      agencies: new Set([3]),
      owed: [],
      because: 'it owed nothing yet',
    },
    {
      range: days('2026-01-01', '2026-04-01'),
      agencies: null,
      owed: [],
      because: 'that quarter has not begun',
    },
  ])('finds $owed for $range.0.from: $because', ({ range, agencies, owed }) => {
    expect(asked(range, agencies)).toEqual(owed);
  });
});

describe('findOwed, if the agencies depend on the days,', () => {
  it('leaves out agencies that are not asked about in a quarter', () => {
    const owed = findOwed(
      {
        dataset: 'REFERRALS',
        days: days('2025-04-01', '2025-10-01'),
        agenciesIn: firstOrFirstQuarter,
      },
      returned,
      referenceData,
    );
    expect(owed.map(({ quarter, owing }) => [quarter, owing])).toEqual([
      ['2025-26-Q1', [1, 2]],
      ['2025-26-Q2', [1]],
    ]);
  });
});

describe('areAllMissing', () => {
  const closed = findOwed(
    { dataset: 'REFERRALS', days: days('2025-04-01', '2025-10-01'), agenciesIn: () => null },
    returned,
    referenceData,
  );
  it.each([
    {
      range: days('2025-04-01', '2025-10-01'),
      agencies: new Set([1]),
      do: true,
      because: 'one of its quarters is missing',
    },
    {
      range: days('2025-04-01', '2025-07-01'),
      agencies: new Set([1]),
      do: false,
      because: 'the quarter asked about has a return',
    },
    {
      range: days('2025-07-01', '2025-10-01'),
      agencies: new Set([1, 3]),
      do: true,
      because: 'both are missing',
    },
    {
      range: days('2025-07-01', '2025-10-01'),
      agencies: new Set([1, 2]),
      do: false,
      because: 'the other agency has sent its return',
    },
    {
      range: days('2025-07-01', '2025-10-01'),
      agencies: new Set<number>(),
      do: false,
      because: 'nobody was asked about',
    },
    {
      range: days('2025-07-01', '2025-10-01'),
      agencies: null,
      do: false,
      because: 'some agencies have sent theirs',
    },
  ])('is $do for $range.0.from: $because', ({ range, agencies, do: lack }) => {
    expect(
      areAllMissing(closed, { days: range, agenciesIn: () => agencies, agencyIds: agencies }),
    ).toBe(lack);
  });
});
