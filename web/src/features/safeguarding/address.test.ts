import { describe, expect, it } from 'vitest';

import { nothingAsked } from '#lib/scope.js';

import { readReferrals, toReferralSearch, understandReferrals } from './address.js';
import type { ReferralChoices } from './referral.type.js';

const periods = [
  { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
  { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true },
];
const choices: ReferralChoices = {
  periods,
  areas: [{ code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' }],
  agencies: [],
  agencyKinds: [],
  largerAreas: new Map(),
};
const nothing = { ...nothingAsked, pathway: null };
const byMonth = 'To protect people, referrals are not told by month, so figures are shown by quarter.';

describe('readReferrals', () => {
  it.each([
    { asked: { step: 'year', years: 'calendar' }, step: 'year', problems: [], because: 'years are sums of quarters' },
    { asked: { step: 'rolling' }, step: 'rolling', problems: [], because: 'so are four of them' },
    { asked: { step: 'month' }, step: 'quarter', problems: [byMonth], because: 'of others the quarter is the finest' },
    { asked: { compare: 'E06000038' }, step: 'quarter', problems: [], because: 'a comparison is of other pages' },
    {
      asked: { step: 'week' },
      step: 'quarter',
      problems: ['“week” is not month, quarter, year or rolling, so figures are shown by quarter.'],
      because: 'there is no such step',
    },
    {
      asked: { quarter: '2026-27-Q1', from: '2026-27-Q2' },
      step: 'quarter',
      problems: ['A range cannot begin after it ends: Q2 2026/27 comes after Q1 2026/27, so Q1 2026/27 is shown alone.'],
      because: 'the range is upside down',
    },
    {
      asked: { from: '2027-28-Q1' },
      step: 'quarter',
      problems: ['Q1 2027/28 has not begun, and the latest quarter is Q2 2026/27, so Q2 2026/27 is shown alone.'],
      because: 'it begins in the future',
    },
  ])('shows $asked by $step: $because', ({ asked, step, problems }) => {
    const read = readReferrals({ ...nothing, ...asked }, choices);
    expect(read?.scope.step).toBe(step);
    expect(read?.problems).toEqual(problems);
  });

  it('takes along a range, and nothing that it did not understand', () => {
    const asked = { ...nothing, from: '2026-27-Q1', step: 'month', pathway: 'NRM', compare: 'TVP' };
    const understood = { ...nothing, from: '2026-27-Q1', pathway: 'NRM' };
    expect(readReferrals(asked, choices)?.understood).toEqual(understood);
    expect(understandReferrals(asked, choices)).toEqual(understood);
    expect(toReferralSearch(understood)).toBe('?from=2026-27-Q1&pathway=NRM');
  });

  it('has nothing to read before the first quarter', () => {
    expect(readReferrals(nothing, { ...choices, periods: [] })).toBeNull();
    expect(understandReferrals(nothing, { ...choices, periods: [] })).toEqual(nothingAsked);
  });
});
