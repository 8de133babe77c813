import { describe, expect, it } from 'vitest';

import { findShare, isQuarterKey, labelQuarter, toQuarterOfMonth, toYearSpan } from './quarter.js';

describe('labelQuarter', () => {
  it.each([
    { key: '2026-27-Q2', by: -1, label: 'Q1 2026/27', because: 'one before' },
    { key: '2026-27-Q1', by: -1, label: 'Q4 2025/26', because: 'the year begins in April' },
    {
      key: '2000-01-Q1',
      by: -4,
      label: 'Q1 1999/00',
      because: 'the year after 1999 also has two digits',
    },
    { key: '2026-27-Q4', by: 1, label: 'Q1 2027/28', because: 'one after' },
  ])('returns $label for the quarter $by from $key: $because', ({ key, by, label }) => {
    expect(labelQuarter(key, by)).toBe(label);
  });
});

describe('findShare', () => {
  const quarter = { start: '2026-04-01', end: '2026-06-30' };
  it.each([
    { day: '2026-04-01', share: 0, because: 'a quarter begins with its first day' },
    { day: '2026-05-04', share: 33 / 91, because: '33 of its 91 days have passed' },
    { day: '2026-06-30', share: 90 / 91, because: 'its last day is part of it' },
  ])('returns $share at $day: $because', ({ day, share }) => {
    expect(findShare(day, quarter)).toBeCloseTo(share, 6);
  });
});

describe('isQuarterKey', () => {
  it.each([
    { text: '2025-26-Q1', is: true },
    { text: '1999-00-Q4', is: true },
    { text: '2025-27-Q1', is: false },
    { text: '2025-26-Q5', is: false },
    { text: 'Q1 2025/26', is: false },
  ])('accepts $text: $is', ({ text, is }) => {
    expect(isQuarterKey(text)).toBe(is);
  });
});

describe('toQuarterOfMonth', () => {
  it.each([
    { month: '2026-01', quarter: '2025-26-Q4', because: 'the year ends in March' },
    { month: '2026-03', quarter: '2025-26-Q4', because: 'the year ends in March' },
    { month: '2026-04', quarter: '2026-27-Q1', because: 'the year begins in April' },
    { month: '2026-12', quarter: '2026-27-Q3', because: 'it ends the third quarter' },
  ])('puts $month in $quarter: $because', ({ month, quarter }) => {
    expect(toQuarterOfMonth(month)).toBe(quarter);
  });
});

describe('toYearSpan', () => {
  it.each([
    { key: '2026-27-Q1', years: 'financial' as const, first: '2026-27-Q1', last: '2026-27-Q4' },
    { key: '2026-27-Q4', years: 'financial' as const, first: '2026-27-Q1', last: '2026-27-Q4' },
    { key: '2025-26-Q4', years: 'calendar' as const, first: '2025-26-Q4', last: '2026-27-Q3' },
    { key: '2026-27-Q3', years: 'calendar' as const, first: '2025-26-Q4', last: '2026-27-Q3' },
    { key: '2026-27-Q4', years: 'calendar' as const, first: '2026-27-Q4', last: '2027-28-Q3' },
  ])('puts $key in the $years year from $first to $last', ({ key, years, first, last }) => {
    expect(toYearSpan(key, years)).toEqual({ first, last });
  });
});
