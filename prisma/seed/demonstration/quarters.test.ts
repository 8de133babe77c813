import { describe, expect, it } from 'vitest';

import { numberOf, quarterAt } from './quarters.js';

describe('quarterAt', () => {
  it.each([
    { key: '2025-26-Q1', start: '2025-04-01', days: 91 },
    { key: '2025-26-Q2', start: '2025-07-01', days: 92 },
    { key: '2025-26-Q3', start: '2025-10-01', days: 92 },
    { key: '2025-26-Q4', start: '2026-01-01', days: 90 },
    { key: '2023-24-Q4', start: '2024-01-01', days: 91 },
    { key: '1999-00-Q3', start: '1999-10-01', days: 92 },
  ])('gives the first day of $key and its $days days', (quarter) => {
    expect(quarterAt(numberOf(quarter.key))).toEqual(quarter);
  });

  it('continues from Q4 of one year to Q1 of the next', () => {
    expect(quarterAt(numberOf('2025-26-Q4') + 1).key).toBe('2026-27-Q1');
  });
});
