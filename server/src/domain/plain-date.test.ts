import { describe, expect, it } from 'vitest';

import { addDays, countDays, isPlainDate, toPlainDate } from './plain-date.js';

describe('a plain date', () => {
  it.each([
    { day: '2024-02-29', exists: true, because: '2024 is a leap year' },
    { day: '2025-02-29', exists: false, because: '2025 is not a leap year' },
    { day: '1900-02-29', exists: false, because: 'the turn of a century is not a leap year' },
    { day: '2000-02-29', exists: true, because: 'every fourth turn of a century is a leap year' },
    { day: '2025-04-31', exists: false, because: 'April has 30 days' },
    { day: '2025-13-01', exists: false, because: 'there are twelve months' },
    { day: '2025-00-10', exists: false, because: 'months count from 1' },
    { day: '2025-4-1', exists: false, because: 'it would not sort as text' },
    { day: '2025-04-01T00:00', exists: false, because: 'a day has no time' },
    {
      day: '0025-04-01',
      exists: false,
      because: 'a year below 100 is not read as one of the last century',
    },
    { day: '0000-01-01', exists: false, because: 'there is no year 0' },
  ])('$day exists: $exists, because $because', ({ day, exists }) => {
    expect(isPlainDate(day)).toBe(exists);
  });

  it('is made from a year, a month and a day, and is null if there is no such day', () => {
    expect(toPlainDate(2025, 4, 1)).toBe('2025-04-01');
    expect(toPlainDate(25, 4, 1)).toBeNull();
    expect(toPlainDate(10_000, 1, 1)).toBeNull();
  });

  it('counts days correctly across the start of summer time and a leap day', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(countDays('2026-03-28', '2026-03-30')).toBe(2);
    expect(countDays('2025-04-01', '2025-04-01')).toBe(0);
  });
});
