import { describe, expect, it } from 'vitest';

import { Periods } from '#domain/period.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { places } from '#testing/places.js';

import { daysOf } from './filter.js';
import { type FilterRequest, toFilter } from './filter-request.js';

const referenceData: ReferenceData = {
  today: '2026-11-24',
  places,
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};

/** The days that a request allows. */
function daysLeft(request: FilterRequest) {
  const filter = toFilter(request, referenceData);
  return filter.ok
    ? daysOf(filter.filter).map(({ from, until }) => `${from} ${until}`)
    : filter.reason;
}

describe('toFilter', () => {
  it.each([
    { request: {}, days: ['0001-01-01 9999-12-31'], because: 'there are no conditions' },
    {
      request: { quarter: {} },
      days: ['0001-01-01 9999-12-31'],
      because: 'an empty condition allows every day',
    },
    {
      request: { quarter: { from: null, to: null, in: null } },
      days: ['0001-01-01 9999-12-31'],
      because: 'null is no condition',
    },
    { request: { quarter: { in: [] } }, days: [], because: 'an empty list allows nothing' },
    {
      request: { quarter: { from: '2025-26-Q1', to: '2025-26-Q1' } },
      days: ['2025-04-01 2025-07-01'],
      because: 'both ends are included',
    },
    {
      request: { month: { from: '2024-02', to: '2024-02' } },
      days: ['2024-02-01 2024-03-01'],
      because: 'the leap day is included',
    },
    {
      request: { financialYear: { to: '2024-25' } },
      days: ['0001-01-01 2025-04-01'],
      because: 'a range may be open',
    },
    {
      request: { calendarYear: { in: [2024, 2025] } },
      days: ['2024-01-01 2026-01-01'],
      because: 'years that touch are one range',
    },
    {
      request: { calendarYear: { in: [2025] }, financialYear: { in: ['2025-26'] } },
      days: ['2025-04-01 2026-01-01'],
      because: 'both grains apply',
    },
    {
      request: { quarter: { in: ['2025-26-Q1', '2025-26-Q3'], from: '2025-26-Q2' } },
      days: ['2025-10-01 2026-01-01'],
      because: 'both the list and the range apply',
    },
    {
      request: { not: { month: { to: '2025-03' } }, calendarYear: { in: [2025] } },
      days: ['2025-04-01 2026-01-01'],
      because: '"not" leaves all other days',
    },
  ] satisfies readonly { request: FilterRequest; days: readonly string[]; because: string }[])(
    'leaves $days: $because',
    ({ request, days }) => {
      expect(daysLeft(request)).toEqual(days);
    },
  );

  it.each([
    {
      request: { calendarYear: { in: [0] } },
      reason: 'where.calendarYear: 0 is not a calendar year. Write it as 2025.',
    },
    {
      request: { month: { from: '2025-13' } },
      reason: 'where.month: 2025-13 is not a month. Write it as 2025-04.',
    },
    {
      request: { month: { from: '2025-05', to: '2025-04' } },
      reason:
        'where.month: from (2025-05) is after to (2025-04). Both ends count; write the earlier one first.',
    },
    {
      request: { not: { or: [{ area: { in: ['X'] } }] } },
      reason: 'where.area: no area has the code "X". { areas { code name kind } } lists them.',
    },
    {
      request: { localCommandUnit: { in: ['BERKSHIRE'] } },
      reason:
        'where.localCommandUnit: no local command unit has the code "BERKSHIRE". { areas { code name kind } } lists them.',
    },
    {
      request: { area: { notIn: ['WYCOMBE'] } },
      reason: 'where.area: WYCOMBE has ended. Ask for its successor, BUCKINGHAMSHIRE.',
    },
  ] satisfies readonly { request: FilterRequest; reason: string }[])(
    'refuses a condition, with the sentence: $reason',
    ({ request, reason }) => {
      expect(daysLeft(request)).toBe(reason);
    },
  );

  it('accepts at most twenty levels of nested filters', () => {
    const nested = (depth: number): FilterRequest =>
      depth === 1 ? {} : { not: nested(depth - 1) };
    expect(toFilter(nested(20), referenceData).ok).toBe(true);
    expect(toFilter(nested(21), referenceData).ok).toBe(false);
  });

  it('accepts at most a thousand conditions', () => {
    const many = (count: number): FilterRequest => ({
      or: Array.from({ length: count }, () => ({ sex: { in: ['MALE'] } })),
    });
    expect(toFilter(many(1000), referenceData).ok).toBe(true);
    expect(toFilter(many(1001), referenceData).ok).toBe(false);
  });
});
