import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { describePeriod, describePeriodSoFar, describeStep } from './scope-words.js';

const from = { code: '2025-26-Q3', name: 'Q3 2025/26', isOpen: false };
const open = { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true };

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
