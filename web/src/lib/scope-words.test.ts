import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { describeCoverage, describePeriod, describePeriodSoFar, describeScope, describeStep, nameQuarters } from './scope-words.js';

const from = { code: '2025-26-Q3', name: 'Q3 2025/26', isOpen: false, hasData: true };
const open = { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true, hasData: true };

describe('describeScope', () => {
  const scope = {
    ...aScope({ agency: { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' } }),
    objective: { code: 'PURSUE', name: 'Pursue' },
    crimeType: { code: 'DRUGS', name: 'Drugs' },
  };

  it('names what narrows, area and agency even where nothing does, and not what is compared', () => {
    expect(describeScope(scope)).toBe('Thames Valley, Thames Valley Police, Pursue, Drugs');
    expect(describeScope({ ...aScope(), objective: null, crimeType: null })).toBe('Thames Valley, all agencies');
    expect(describeScope(scope, ['objective', 'crimeType'])).toBe('Thames Valley, Thames Valley Police');
  });
});

describe('nameQuarters', () => {
  it.each([
    { part: {}, now: 'Q2 2026/27', lastYear: 'Q2 2025/26' },
    { part: { from }, now: 'Q3 2025/26 to Q2 2026/27', lastYear: 'Q3 2024/25 to Q2 2025/26' },
    { part: { quarter: open }, now: 'Q3 2026/27 so far', lastYear: 'Q3 2025/26, same days' },
  ])('calls it $now and $lastYear', ({ part, now, lastYear }) => {
    expect(nameQuarters(aScope(part))).toEqual({ now, lastYear });
  });
});

describe('describeCoverage', () => {
  it('names the quarter that returns are of where there are several', () => {
    const returns = { returnsDue: 19, returnsReceived: 17 };
    expect(describeCoverage(aScope(), returns)).toBe('17 of 19 returns in');
    expect(describeCoverage(aScope({ from }), returns)).toBe('Q2 2026/27: 17 of 19 returns in');
  });
});

describe('describePeriod', () => {
  it('names one quarter once and a range by its ends', () => {
    expect(describePeriod(aScope())).toBe('Q2 2026/27');
    expect(describePeriod(aScope({ from }))).toBe('Q3 2025/26 to Q2 2026/27');
  });

  it('says that an open quarter is not whole', () => {
    expect(describePeriodSoFar(aScope({ from, quarter: open }))).toBe('Q3 2025/26 to Q3 2026/27 so far');
    expect(describePeriodSoFar(aScope({ from }))).toBe('Q3 2025/26 to Q2 2026/27');
  });
});

describe('describeStep', () => {
  it.each([
    { part: {}, words: 'by quarter' },
    { part: { step: 'month' as const }, words: 'by month' },
    { part: { step: 'year' as const }, words: 'by financial year' },
    { part: { step: 'year' as const, years: 'calendar' as const }, words: 'by calendar year' },
    { part: { step: 'rolling' as const }, words: 'four quarters up to each' },
  ])('says $words', ({ part, words }) => {
    expect(describeStep(aScope(part))).toBe(words);
  });
});
