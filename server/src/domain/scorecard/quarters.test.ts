import { describe, expect, it } from 'vitest';

import { measureOf } from '#domain/measures/catalogue.js';
import { Periods } from '#domain/period.js';

import {
  findStandardQuarter,
  isNewStart,
  isOpenFor,
  latestClosed,
  trendQuarters,
} from './quarters.js';

const periods = new Periods([
  { dataset: 'OCGS', quarter: '2026-27-Q2', dueOn: '2026-10-31', closedOn: '2026-11-20' },
]);

describe('quarters of a scorecard', () => {
  it.each([
    { today: '2026-11-25', closed: '2026-27-Q2', because: 'all datasets of Q2 are closed' },
    { today: '2026-11-20', closed: '2026-27-Q2', because: 'the last one was closed today' },
    { today: '2026-11-19', closed: '2026-27-Q1', because: 'one dataset is kept open' },
    { today: '2026-10-31', closed: '2026-27-Q1', because: 'returns for Q2 are due today' },
  ])('have $closed as the latest closed one on $today: $because', ({ today, closed }) => {
    expect(latestClosed({ periods, today })).toBe(closed);
  });

  it.each([
    {
      withData: ['2022-23-Q1', '2023-24-Q3'],
      opens: '2023-24-Q3',
      because: 'only old quarters have returns',
    },
    {
      withData: ['2026-27-Q2', '2026-27-Q1'],
      opens: '2026-27-Q2',
      because: 'the latest closed one has returns',
    },
    {
      withData: ['2025-26-Q4', '2026-27-Q3'],
      opens: '2025-26-Q4',
      because: 'the current quarter is not settled',
    },
    { withData: ['2026-27-Q3'], opens: '2026-27-Q3', because: 'no other quarter has returns' },
    {
      withData: ['2025-26-Q4', '2026-27-Q4'],
      opens: '2025-26-Q4',
      because: 'a quarter that has not begun is not shown',
    },
    {
      withData: ['2026-27-Q4'],
      opens: '2026-27-Q2',
      because: 'a quarter that has not begun is not shown, and no other quarter has returns',
    },
    { withData: [], opens: '2026-27-Q2', because: 'no quarter has returns' },
  ])(
    'have $opens as the one shown by default if $withData have data: $because',
    ({ withData, opens }) => {
      expect(findStandardQuarter(withData, { periods, today: '2026-11-25' })).toBe(opens);
    },
  );

  it.each([
    {
      shown: '2026-27-Q2',
      count: 14,
      last: '2026-27-Q3',
      because: 'Q3 is under way after the latest closed one',
    },
    { shown: '2026-27-Q3', count: 13, last: '2026-27-Q3', because: 'it is the current quarter' },
    {
      shown: '2026-27-Q1',
      count: 13,
      last: '2026-27-Q1',
      because: 'the quarter after it is closed',
    },
  ])('are $count up to $last if $shown is shown: $because', ({ shown, count, last }) => {
    const quarters = trendQuarters(shown, { periods, today: '2026-11-25' });
    expect([quarters.length, quarters.at(-1)]).toEqual([count, last]);
    expect(quarters[12]).toBe(shown);
  });

  it('include those that are kept open after the latest closed one', () => {
    expect(trendQuarters('2026-27-Q1', { periods, today: '2026-11-19' }).slice(12)).toEqual([
      '2026-27-Q1',
      '2026-27-Q2',
      '2026-27-Q3',
    ]);
  });

  it.each([
    { measure: 'ocgsDisrupted', isOpen: true, because: 'its dataset is kept open' },
    { measure: 'reports', isOpen: false, because: 'its dataset is closed' },
    { measure: 'returnsOnTime', isOpen: true, because: 'returns for some dataset are still due' },
  ] as const)('are open for $measure: $isOpen, because $because', ({ measure, isOpen }) => {
    expect(isOpenFor(measureOf(measure), '2026-27-Q2', { periods, today: '2026-11-19' })).toBe(
      isOpen,
    );
  });

  it.each([
    {
      happenedOn: '2026-07-01',
      starts: ['2026-27-Q2'],
      because: 'the whole quarter was recorded in the new way',
    },
    {
      happenedOn: '2026-07-02',
      starts: ['2026-27-Q2', '2026-27-Q3'],
      because: 'Q2 includes both ways and is separate',
    },
    {
      happenedOn: '2026-09-30',
      starts: ['2026-27-Q2', '2026-27-Q3'],
      because: 'Q2 includes both ways and is separate',
    },
    { happenedOn: '2026-10-01', starts: ['2026-27-Q3'], because: 'Q2 was recorded in the old way' },
  ])(
    'start again with $starts after a change on $happenedOn: $because',
    ({ happenedOn, starts }) => {
      const quarters = ['2026-27-Q1', '2026-27-Q2', '2026-27-Q3', '2026-27-Q4'];
      expect(
        quarters.filter((quarter) =>
          isNewStart(quarter, [{ happenedOn, title: '', measures: [] }]),
        ),
      ).toEqual(starts);
    },
  );
});
