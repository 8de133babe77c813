import { describe, expect, it } from 'vitest';

import { type AskedScope, findStandardQuarter, readScope, toSearch } from './scope.js';

const nothing: AskedScope = { quarter: null, area: null, agency: null };
const aQuarter = (code: string, isOpen = false) => ({ code, name: code, isOpen });
const periods = [aQuarter('2026-27-Q1'), aQuarter('2026-27-Q2'), aQuarter('2026-27-Q3', true)];
const choices = {
  periods,
  areas: [
    { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' as const },
    { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' as const },
  ],
  agencies: [{ code: 'TVP', name: 'Thames Valley Police' }],
};

const read = (asked: Partial<AskedScope>) => {
  const found = readScope({ ...nothing, ...asked }, choices);
  if (found === null) throw new Error('The choices hold a quarter and the force');
  const { scope, problems } = found;
  return { shown: [scope.quarter.code, scope.area.name, scope.agency?.name ?? null], problems };
};

describe('findStandardQuarter', () => {
  it.each([
    { of: periods, found: '2026-27-Q2', because: 'it is the latest closed one' },
    { of: [aQuarter('a'), aQuarter('b', true), aQuarter('c')], found: 'a', because: 'what follows an open quarter has not run its course' },
    { of: [aQuarter('a', true)], found: 'a', because: 'an open one is better than none' },
    { of: [], found: undefined, because: 'there is none' },
  ])('finds $found: $because', ({ of, found }) => {
    expect(findStandardQuarter(of)?.code).toBe(found);
  });
});

describe('readScope', () => {
  it('shows the latest closed quarter of everything when nothing is asked', () => {
    expect(read({})).toEqual({ shown: ['2026-27-Q2', 'Thames Valley', null], problems: [] });
  });

  it('takes what is known', () => {
    expect(read({ quarter: '2026-27-Q3', area: 'E06000038', agency: 'TVP' })).toEqual({
      shown: ['2026-27-Q3', 'Reading', 'Thames Valley Police'],
      problems: [],
    });
  });

  it('names each part that it does not know and shows the usual instead', () => {
    expect(read({ quarter: '2027-28-Q1', area: 'Reading', agency: '' })).toEqual({
      shown: ['2026-27-Q2', 'Thames Valley', null],
      problems: [
        '“2027-28-Q1” is not a quarter we hold, so 2026-27-Q2 is shown.',
        '“Reading” is not an area we know, so all areas are shown.',
        '“” is not an agency we know, so all agencies are shown.',
      ],
    });
  });

  it('has nothing to show without a quarter', () => {
    expect(readScope(nothing, { ...choices, periods: [] })).toBeNull();
  });
});

describe('toSearch', () => {
  it.each([
    { asked: {}, search: '' },
    { asked: { area: 'E06000038' }, search: '?area=E06000038' },
    { asked: { quarter: '2026-27-Q1', agency: 'A&B' }, search: '?quarter=2026-27-Q1&agency=A%26B' },
  ])('writes $asked as "$search"', ({ asked, search }) => {
    expect(toSearch({ ...nothing, ...asked })).toBe(search);
  });
});
