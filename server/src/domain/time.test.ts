import { describe, expect, it } from 'vitest';

import {
  ALWAYS,
  complementOf,
  type DateRange,
  intersectRanges,
  keyOf,
  keysIn,
  mergeRanges,
  overlaps,
  toRange,
} from './time.js';

const range = (from: string, until: string): DateRange => ({ from, until });
const april = range('2025-04-01', '2025-05-01');
const may = range('2025-05-01', '2025-06-01');
const june = range('2025-06-01', '2025-07-01');

describe('toRange', () => {
  it.each([
    {
      grain: 'MONTH',
      key: '2024-02',
      days: range('2024-02-01', '2024-03-01'),
      because: 'a leap day belongs to its month',
    },
    {
      grain: 'MONTH',
      key: '2025-12',
      days: range('2025-12-01', '2026-01-01'),
      because: 'the year ends in December',
    },
    {
      grain: 'QUARTER',
      key: '2025-26-Q4',
      days: range('2026-01-01', '2026-04-01'),
      because: 'the fourth quarter is in the next calendar year',
    },
    {
      grain: 'FINANCIAL_YEAR',
      key: '2025-26',
      days: range('2025-04-01', '2026-04-01'),
      because: 'a financial year begins in April',
    },
    {
      grain: 'FINANCIAL_YEAR',
      key: '1999-00',
      days: range('1999-04-01', '2000-04-01'),
      because: 'a financial year can include the turn of a century',
    },
    {
      grain: 'CALENDAR_YEAR',
      key: '2025',
      days: range('2025-01-01', '2026-01-01'),
      because: 'a calendar year begins in January',
    },
    {
      grain: 'CALENDAR_YEAR',
      key: '9998',
      days: range('9998-01-01', '9999-01-01'),
      because: 'it is the last with a day after it',
    },
  ] as const)('gives the days in $key: $because', ({ grain, key, days }) => {
    expect(toRange(grain, key)).toEqual(days);
  });

  it.each([
    { grain: 'MONTH', key: '2025-13', because: 'there are twelve months' },
    { grain: 'MONTH', key: '2025-00', because: 'months count from 1' },
    { grain: 'MONTH', key: '0050-03', because: 'a year has four digits and does not begin with 0' },
    { grain: 'MONTH', key: '9999-12', because: 'no day follows it' },
    { grain: 'QUARTER', key: '2025-27-Q1', because: 'its years do not follow each other' },
    { grain: 'QUARTER', key: '0000-01-Q1', because: 'there is no year 0' },
    { grain: 'QUARTER', key: '9999-00-Q3', because: 'no day follows it' },
    { grain: 'FINANCIAL_YEAR', key: '9999-00', because: 'no day follows it' },
    { grain: 'FINANCIAL_YEAR', key: '2025', because: 'it is a calendar year' },
    { grain: 'CALENDAR_YEAR', key: '0', because: 'there is no year 0' },
    { grain: 'CALENDAR_YEAR', key: '-1', because: 'there is no year before 1' },
    { grain: 'CALENDAR_YEAR', key: '9999', because: 'no day follows it' },
    { grain: 'CALENDAR_YEAR', key: '99999', because: 'a year has four digits' },
  ] as const)('has no $grain $key: $because', ({ grain, key }) => {
    expect(toRange(grain, key)).toBeNull();
  });
});

describe('keyOf', () => {
  it.each([
    {
      date: '2026-03-31',
      keys: ['2026-03', '2025-26-Q4', '2025-26', '2026'],
      because: 'the financial year ends on the last day of March',
    },
    {
      date: '2026-04-01',
      keys: ['2026-04', '2026-27-Q1', '2026-27', '2026'],
      because: 'the next begins on the first of April',
    },
    {
      date: '2025-12-31',
      keys: ['2025-12', '2025-26-Q3', '2025-26', '2025'],
      because: 'the calendar year ends inside the financial one',
    },
    {
      date: '2024-02-29',
      keys: ['2024-02', '2023-24-Q4', '2023-24', '2024'],
      because: 'a leap day is a day like any other',
    },
  ])('puts $date in $keys: $because', ({ date, keys }) => {
    expect(
      (['MONTH', 'QUARTER', 'FINANCIAL_YEAR', 'CALENDAR_YEAR'] as const).map((grain) =>
        keyOf(grain, date),
      ),
    ).toEqual(keys);
  });
});

describe('keysIn', () => {
  it('names every period that shares a day with the range', () => {
    expect(keysIn('MONTH', range('2025-04-30', '2025-06-02'))).toEqual([
      '2025-04',
      '2025-05',
      '2025-06',
    ]);
    expect(keysIn('QUARTER', range('2025-03-31', '2025-04-02'))).toEqual([
      '2024-25-Q4',
      '2025-26-Q1',
    ]);
  });

  it('leaves out the period that begins where the range ends, and returns none for an empty range', () => {
    expect(keysIn('MONTH', april)).toEqual(['2025-04']);
    expect(keysIn('MONTH', range('2025-04-01', '2025-04-01'))).toEqual([]);
  });
});

describe('ranges', () => {
  it('are merged if they touch or overlap, in any order', () => {
    expect(mergeRanges([june, april, may])).toEqual([range('2025-04-01', '2025-07-01')]);
    expect(mergeRanges([june, april])).toEqual([april, june]);
    expect(mergeRanges([range('2025-04-01', '2025-07-01'), may])).toEqual([
      range('2025-04-01', '2025-07-01'),
    ]);
    expect(mergeRanges([range('2025-05-01', '2025-04-01')])).toEqual([]);
  });

  it('intersect in the days that are in both', () => {
    expect(intersectRanges([range('2025-04-15', '2025-06-15')], [april, june])).toEqual([
      range('2025-04-15', '2025-05-01'),
      range('2025-06-01', '2025-06-15'),
    ]);
    expect(intersectRanges([april], [may])).toEqual([]);
    expect(intersectRanges([april], [])).toEqual([]);
  });

  it('have a complement, whose complement is the original', () => {
    expect(complementOf([april, june])).toEqual([
      range(ALWAYS.from, '2025-04-01'),
      may,
      range('2025-07-01', ALWAYS.until),
    ]);
    expect(complementOf(complementOf([april, june]))).toEqual([april, june]);
    expect(complementOf([])).toEqual([ALWAYS]);
    expect(complementOf([ALWAYS])).toEqual([]);
  });

  it('share no day if they only touch, or if one is empty', () => {
    expect(overlaps(april, may)).toBe(false);
    expect(overlaps(april, range('2025-04-30', '2025-05-02'))).toBe(true);
    expect(overlaps(range('2025-06-01', '2025-04-01'), ALWAYS)).toBe(false);
  });
});
