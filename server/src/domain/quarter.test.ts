import { describe, expect, it } from 'vitest';

import {
  endBefore,
  endOf,
  formatQuarter,
  formatQuarterLong,
  isQuarter,
  quarterOf,
  quartersBetween,
  shift,
  startOf,
} from './quarter.js';

describe('a quarter', () => {
  it.each([
    {
      date: '2025-03-31',
      quarter: '2024-25-Q4',
      because: 'the financial year ends on the last day of March',
    },
    { date: '2025-04-01', quarter: '2025-26-Q1', because: 'the next begins on the first of April' },
    {
      date: '2025-12-31',
      quarter: '2025-26-Q3',
      because: 'the calendar year ends inside a financial year',
    },
    {
      date: '2026-01-01',
      quarter: '2025-26-Q4',
      because: 'January belongs to the year that began in April',
    },
    {
      date: '1999-04-01',
      quarter: '1999-00-Q1',
      because: 'the second year has two digits even at the turn of a century',
    },
  ])('puts $date in $quarter: $because', ({ date, quarter }) => {
    expect(quarterOf(date)).toBe(quarter);
  });

  it('starts on its first day and ends before the first day of the next', () => {
    expect(startOf('2025-26-Q4')).toBe('2026-01-01');
    expect(endOf('2025-26-Q4')).toBe('2026-03-31');
    expect(endBefore('2025-26-Q4')).toBe('2026-04-01');
    expect(endOf('2023-24-Q4')).toBe('2024-03-31');
  });

  it('shifts by whole quarters in both directions', () => {
    expect(shift('2025-26-Q4', 1)).toBe('2026-27-Q1');
    expect(shift('2025-26-Q1', -1)).toBe('2024-25-Q4');
    expect(shift('2025-26-Q2', -8)).toBe('2023-24-Q2');
    expect(quartersBetween('2025-26-Q3', '2026-27-Q1')).toEqual([
      '2025-26-Q3',
      '2025-26-Q4',
      '2026-27-Q1',
    ]);
    expect(quartersBetween('2025-26-Q3', '2025-26-Q2')).toEqual([]);
  });

  it('is written the British way', () => {
    expect(formatQuarter('2025-26-Q1')).toBe('Q1 2025/26');
    expect(formatQuarterLong('2025-26-Q1')).toBe('Q1 2025/26 (April to June 2025)');
    expect(formatQuarterLong('2025-26-Q4')).toBe('Q4 2025/26 (January to March 2026)');
  });

  it.each(['2025-26-Q1', '1999-00-Q4'])('accepts %s as a key', (key) =>
    expect(isQuarter(key)).toBe(true),
  );
  it.each(['2025-27-Q1', '2025-26-Q5', '2025-26', 'Q1 2025/26', '2025-26-Q1 '])(
    'refuses %j as a key',
    (key) => expect(isQuarter(key)).toBe(false),
  );
});
