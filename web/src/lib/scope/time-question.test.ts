import { describe, expect, it } from 'vitest';

import { labelQuarter, shiftQuarter } from '#lib/quarter.js';
import { aScope } from '#testing/a-scope.js';

import type { Scope } from './scope.js';
import {
  filterTime,
  isOverTime,
  narrowToTime,
  readTimeKey,
  toTimeQuestion,
} from './time-question.js';

/** Q1 2022/23 to Q3 2026/27, the last of which is still running. */
const periods = Array.from({ length: 19 }, (_, index) => {
  const code = shiftQuarter('2022-23-Q1', index);
  return { code, name: labelQuarter(code, 0), isOpen: index === 18, hasData: true };
});

const ask = (part: Partial<Scope>) => toTimeQuestion(aScope(part), { periods });
const find = (code: string) => ({
  code,
  name: labelQuarter(code, 0),
  isOpen: false,
  hasData: true,
});
const range = { from: find('2025-26-Q3'), quarter: find('2026-27-Q2') };

describe('toTimeQuestion', () => {
  it.each([
    {
      part: {},
      quarter: { from: '2023-24-Q2', to: '2026-27-Q2' },
      by: 'QUARTER',
      because: 'thirteen quarters if no range is asked for',
    },
    {
      part: { quarter: find('2022-23-Q3') },
      quarter: { from: '2022-23-Q1', to: '2022-23-Q3' },
      by: 'QUARTER',
      because: 'there are no more quarters',
    },
    {
      part: range,
      quarter: { from: '2025-26-Q3', to: '2026-27-Q2' },
      by: 'QUARTER',
      because: 'only the range',
    },
    {
      part: { ...range, step: 'month' as const },
      quarter: { from: '2025-26-Q3', to: '2026-27-Q2' },
      by: 'MONTH',
      because: 'the months of the range',
    },
    {
      part: { ...range, step: 'year' as const },
      quarter: { from: '2025-26-Q1', to: '2026-27-Q3' },
      by: 'FINANCIAL_YEAR',
      because: 'whole years, as far as there are quarters',
    },
    {
      part: { ...range, step: 'year' as const, years: 'calendar' as const },
      quarter: { from: '2024-25-Q4', to: '2026-27-Q3' },
      by: 'CALENDAR_YEAR',
      because: 'a calendar year begins with the fourth financial quarter',
    },
    {
      part: { quarter: find('2022-23-Q2'), step: 'year' as const, years: 'calendar' as const },
      quarter: { from: '2022-23-Q1', to: '2022-23-Q3' },
      by: 'CALENDAR_YEAR',
      because: 'there is no quarter before the first',
    },
  ])('asks $by from $quarter.from to $quarter.to: $because', ({ part, quarter, by }) => {
    expect(ask(part)).toEqual({ by: [by], window: 'PERIOD', quarter });
  });

  it('asks for four quarters up to each quarter', () => {
    expect(ask({ ...range, step: 'rolling' })).toEqual({
      by: ['QUARTER'],
      window: 'ROLLING_FOUR_QUARTERS',
      quarter: { from: '2025-26-Q3', to: '2026-27-Q2' },
    });
  });
});

describe('narrowToTime', () => {
  it.each([
    {
      code: '2025-26-Q4',
      step: 'quarter' as const,
      years: 'financial' as const,
      quarter: '2025-26-Q4',
      from: null,
      because: 'the quarter itself',
    },
    {
      code: '2026-02',
      step: 'month' as const,
      years: 'financial' as const,
      quarter: '2025-26-Q4',
      from: null,
      because: 'the quarter of the month',
    },
    {
      code: '2025-26',
      step: 'year' as const,
      years: 'financial' as const,
      quarter: '2025-26-Q4',
      from: '2025-26-Q1',
      because: 'the whole year',
    },
    {
      code: '2025',
      step: 'year' as const,
      years: 'calendar' as const,
      quarter: '2025-26-Q3',
      from: '2024-25-Q4',
      because: 'January to December',
    },
    {
      code: '2026-27',
      step: 'year' as const,
      years: 'financial' as const,
      quarter: '2026-27-Q3',
      from: '2026-27-Q1',
      because: 'quarters that have not begun are left out',
    },
    {
      code: '2022-23-Q2',
      step: 'rolling' as const,
      years: 'financial' as const,
      quarter: '2022-23-Q2',
      from: '2022-23-Q1',
      because: 'there is no earlier quarter',
    },
    {
      code: '2025-26-Q4',
      step: 'rolling' as const,
      years: 'financial' as const,
      quarter: '2025-26-Q4',
      from: '2025-26-Q1',
      because: 'the quarter and the three before it',
    },
  ])(
    'leads from $code by $step to $from to $quarter: $because',
    ({ code, step, years, quarter, from }) => {
      expect(narrowToTime(code, { step, years }, { periods })).toEqual({
        quarter,
        from,
        step: null,
      });
    },
  );
});

describe('readTimeKey', () => {
  it.each([
    {
      key: { month: '2026-09' },
      place: { code: '2026-09', label: 'September 2026', isOpen: false, part: '' },
      because: 'its quarter is closed',
    },
    {
      key: { month: '2026-10' },
      place: { code: '2026-10', label: 'October 2026', isOpen: true, part: 'so far' },
      because: 'its quarter is still running',
    },
    {
      key: { quarter: { key: '2026-27-Q3', label: 'Q3 2026/27' } },
      place: { code: '2026-27-Q3', label: 'Q3 2026/27', isOpen: true, part: 'so far' },
      because: 'it is still running',
    },
    {
      key: { financialYear: '2025-26' },
      place: { code: '2025-26', label: '2025/26', isOpen: false, part: '' },
      because: 'all its quarters are closed',
    },
    {
      key: { financialYear: '2026-27' },
      place: { code: '2026-27', label: '2026/27', isOpen: true, part: 'so far' },
      because: 'its last quarter has not begun',
    },
    {
      key: { calendarYear: 2025 },
      place: { code: '2025', label: '2025', isOpen: false, part: '' },
      because: 'it ended with Q3 2025/26',
    },
    {
      key: { calendarYear: 2026 },
      place: { code: '2026', label: '2026', isOpen: true, part: 'so far' },
      because: 'it ends with Q3 2026/27',
    },
    {
      key: { calendarYear: 2022 },
      place: { code: '2022', label: '2022', isOpen: true, part: 'from Q1 2022/23 on' },
      because: 'its first quarter is before the first available one',
    },
    {
      key: { calendarYear: null, financialYear: null, month: null, quarter: null },
      place: null,
      because: 'the key names no time',
    },
  ])('reads $key as $place: $because', ({ key, place }) => {
    expect(readTimeKey(key, { periods })).toEqual(place);
  });
});

describe('filterTime', () => {
  it.each([
    {
      code: '2026-02',
      part: { step: 'month' as const },
      where: { quarter: null, month: { in: ['2026-02'] } },
    },
    { code: '2025-26-Q4', part: {}, where: { quarter: { in: ['2025-26-Q4'] } } },
    {
      code: '2025-26-Q4',
      part: { step: 'rolling' as const },
      where: { quarter: { from: '2025-26-Q1', to: '2025-26-Q4' } },
    },
    {
      code: '2025-26',
      part: { step: 'year' as const },
      where: { quarter: null, financialYear: { in: ['2025-26'] } },
    },
    {
      code: '2025',
      part: { step: 'year' as const, years: 'calendar' as const },
      where: { quarter: null, calendarYear: { in: [2025] } },
    },
  ])('turns $code into $where', ({ code, part, where }) => {
    expect(filterTime(code, aScope(part))).toEqual(where);
  });
});

describe('isOverTime', () => {
  it.each([
    { part: {}, isSo: false, because: 'a single quarter is rated' },
    { part: range, isSo: true, because: 'ranges are not rated' },
    { part: { step: 'month' as const }, isSo: true, because: 'only quarters are rated' },
    {
      part: { years: 'calendar' as const },
      isSo: false,
      because: 'years are only another way to write quarters',
    },
  ])('is $isSo: $because', ({ part, isSo }) => {
    expect(isOverTime(aScope(part))).toBe(isSo);
  });
});
