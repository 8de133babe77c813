import { describe, expect, it } from 'vitest';

import type { Filter } from '#domain/question/filter.js';

import { sameDaysIn } from './same-days.js';

/** Day 45 of the quarter that began on 1 January. */
const TODAY = '2026-02-14';

const on = (from: string, until: string, decidedBefore?: string): Filter => ({
  leaf: {
    axis: 'TIME',
    ranges: [{ from, until }],
    ...(decidedBefore === undefined ? {} : { decidedBefore }),
  },
});
const byTvp: Filter = { leaf: { axis: 'AGENCY', ids: new Set([1]), isSender: true } };
const never: Filter = { leaf: { axis: 'TIME', ranges: [] } };
const lastYear = { from: '2025-01-01', until: '2025-02-15' };
const before = { from: '2025-10-01', until: '2025-11-15' };

describe('the same days of an earlier quarter', () => {
  it.each<[string, Filter, ReturnType<typeof sameDaysIn>]>([
    ['last year', on('2025-01-01', '2025-02-15'), { days: lastYear, isDecided: false }],
    ['the quarter before', on('2025-10-01', '2025-11-15'), { days: before, isDecided: false }],
    ['two years before', on('2024-01-01', '2024-02-15'), null],
    ['one day fewer', on('2025-01-01', '2025-02-14'), null],
    ['the current quarter', on('2026-01-01', '2026-02-15'), null],
    ['whole quarters', on('2025-01-01', '2025-04-01'), null],
    ['days before the quarter as well', on('2024-10-01', '2025-02-15'), null],
    ['only later days of the quarter', on('2025-01-09', '2025-02-15'), null],
    ['all other days', { not: on('2025-01-01', '2025-02-15') }, null],
    [
      'those days, as a comparison asks for them',
      { and: [{ or: [never, { and: [on('2025-01-01', '2025-02-15'), byTvp] }] }] },
      { days: lastYear, isDecided: false },
    ],
    [
      'those days, within the year',
      { and: [on('2024-04-01', '2025-04-01'), on('2025-01-01', '2025-02-15')] },
      { days: lastYear, isDecided: false },
    ],
    [
      'those days, or the days of another quarter',
      { or: [on('2025-01-01', '2025-02-15'), on('2025-10-01', '2025-11-15')] },
      null,
    ],
    [
      'those days, decided by the same day',
      { or: [never, { and: [on('2025-01-01', '2025-02-15', '2025-02-15'), byTvp] }] },
      { days: lastYear, isDecided: true },
    ],
    ['those days, decided by another day', on('2025-01-01', '2025-02-15', '2025-03-01'), null],
    [
      'those days, whether decided or not',
      { or: [on('2025-01-01', '2025-02-15', '2025-02-15'), on('2025-01-01', '2025-02-15')] },
      null,
    ],
    [
      'those days, and not decided',
      {
        and: [
          on('2025-01-01', '2025-02-15'),
          { not: on('2025-01-01', '2025-02-15', '2025-02-15') },
        ],
      },
      null,
    ],
  ])('are recognised, or not, in a filter for %s', (_, filter, days) => {
    expect(sameDaysIn(filter, TODAY)).toEqual(days);
  });
});
