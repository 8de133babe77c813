import { describe, expect, it } from 'vitest';

import { markTime } from './time-mark.js';

describe('markTime', () => {
  it.each([
    { key: '2024-25-Q1', step: 'quarter' as const, words: 'Q1 24/25', startsYear: true },
    { key: '2024-25-Q2', step: 'rolling' as const, words: 'Q2 24/25', startsYear: false },
    { key: '2024-04', step: 'month' as const, words: 'Apr 2024', startsYear: true },
    { key: '2024-05', step: 'month' as const, words: 'May 2024', startsYear: false },
    { key: '2025-01', step: 'month' as const, words: 'Jan 2025', startsYear: false },
    { key: '2011-12', step: 'year' as const, words: '2011/12', startsYear: true },
    { key: '2024', step: 'year' as const, words: '2024', startsYear: true },
  ])('writes $words under $key', ({ key, step, words, startsYear }) => {
    expect(markTime(key, step)).toEqual({ words, startsYear });
  });

  it('does not write anything under a key that is not a time', () => {
    expect(markTime('soon', 'quarter')).toBeNull();
  });
});
