import { describe, expect, it } from 'vitest';

import { findShare, labelQuarter } from './quarter.js';

describe('labelQuarter', () => {
  it.each([
    { key: '2026-27-Q2', by: -1, label: 'Q1 2026/27', because: 'one before' },
    { key: '2026-27-Q1', by: -1, label: 'Q4 2025/26', because: 'the year begins in April' },
    { key: '2000-01-Q1', by: -4, label: 'Q1 1999/00', because: 'centuries have two digits too' },
    { key: '2026-27-Q4', by: 1, label: 'Q1 2027/28', because: 'one after' },
  ])('names the quarter $by from $key $label: $because', ({ key, by, label }) => {
    expect(labelQuarter(key, by)).toBe(label);
  });
});

describe('findShare', () => {
  const quarter = { start: '2026-04-01', end: '2026-06-30' };
  it.each([
    { day: '2026-04-01', share: 0, because: 'a quarter begins with its first day' },
    { day: '2026-05-04', share: 33 / 91, because: '33 of its 91 days were over' },
    { day: '2026-06-30', share: 90 / 91, because: 'its last day is in it' },
  ])('has $day at $share: $because', ({ day, share }) => {
    expect(findShare(day, quarter)).toBeCloseTo(share, 6);
  });
});
