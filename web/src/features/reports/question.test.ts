import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { findTrend, parts, toPart, toVariables } from './question.js';
import type { ReportChoices, ReportScope } from './report.type.js';

const keys = Array.from({ length: 18 }, (_, index) => `${2022 + Math.floor(index / 4)}-${23 + Math.floor(index / 4)}-Q${(index % 4) + 1}`);
const periodsWith = (open: number) => keys.map((code, index) => ({ code, name: code, isOpen: index >= keys.length - open, hasData: true }));
const force = { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' as const };
const choices = (open: number): ReportChoices => ({ periods: periodsWith(open), areas: [force], agencies: [], crimeTypes: [] });
const scopeOf = (quarter: number, open: number): ReportScope => ({
  ...aScope({ quarter: periodsWith(open)[quarter] ?? { code: '', name: '', isOpen: false, hasData: true } }),
  objective: null,
  crimeType: null,
});

describe('findTrend', () => {
  it.each([
    { shown: 16, open: 1, from: 4, to: 17, because: 'the open quarter follows the latest closed one' },
    { shown: 15, open: 1, from: 3, to: 15, because: 'a closed quarter lies between it and the open one' },
    { shown: 17, open: 1, from: 5, to: 17, because: 'an open quarter is one of the thirteen' },
    { shown: 2, open: 1, from: 0, to: 2, because: 'there are no more before it' },
    { shown: 17, open: 0, from: 5, to: 17, because: 'nothing is open' },
  ])('runs from $from to $to where $shown is shown: $because', ({ shown, open, from, to }) => {
    expect(findTrend(scopeOf(shown, open), choices(open))).toEqual(keys.slice(from, to + 1));
  });
});

describe('toVariables', () => {
  it.each([
    { shown: 16, open: 1, running: keys[17], isAsked: true, because: 'the quarter after it runs' },
    { shown: 17, open: 1, running: keys[17], isAsked: true, because: 'it runs itself' },
    { shown: 15, open: 1, running: keys[15], isAsked: false, because: 'the open one is not in its trend' },
    { shown: 17, open: 0, running: keys[17], isAsked: false, because: 'none is open' },
  ])('asks for the running quarter only beside its trend: $because', ({ shown, open, running, isAsked }) => {
    expect(toVariables(scopeOf(shown, open), choices(open), [])).toMatchObject({ running, withRunning: isAsked });
  });

  it('leaves out what failed and nothing else', () => {
    const variables = toVariables(scopeOf(16, 1), choices(1), ['signs', 'total']);
    const left = Object.entries(variables).flatMap(([name, value]) => (value === false ? [name] : []));
    expect(left.sort()).toEqual(['withRange', 'withRate', 'withRunning', 'withSeriesOverTime', 'withSigns', 'withTotal']);
  });

  const range = { ...scopeOf(16, 1), from: { code: '2025-26-Q2', name: '', isOpen: false, hasData: true } };

  it('counts and tells a range over time, and asks for no rate and no judged lines of it', () => {
    const variables = toVariables(range, choices(1), []);
    const quarter = { from: '2025-26-Q2', to: '2026-27-Q1' };
    expect(variables).toMatchObject({
      whereAll: { quarter },
      whereCrimeTypes: { quarter },
      whereDistricts: { quarter },
      whereLimb: { quarter },
      whereSeries: { quarter },
      timeBy: ['QUARTER'],
      seriesBy: ['QUARTER', 'CRIME_TYPE'],
    });
    expect([variables.withRange, variables.withSeriesOverTime, variables.withRate, variables.withSeries]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it.each([
    { step: 'month' as const, timeBy: ['MONTH'], timeWindow: 'PERIOD' },
    { step: 'year' as const, timeBy: ['FINANCIAL_YEAR'], timeWindow: 'PERIOD' },
    { step: 'rolling' as const, timeBy: ['QUARTER'], timeWindow: 'ROLLING_FOUR_QUARTERS' },
  ])('tells one quarter over time by $step, and counts it alone', ({ step, timeBy, timeWindow }) => {
    const variables = toVariables({ ...scopeOf(16, 1), step }, choices(1), []);
    expect(variables).toMatchObject({
      whereAll: { quarter: { in: ['2026-27-Q1'] } },
      timeBy,
      timeWindow,
      seriesBy: [...timeBy, 'CRIME_TYPE'],
      withRange: false,
      withRate: true,
      withSeriesOverTime: true,
    });
  });
});

it('knows a block for every field of the question', () => {
  expect(toPart('slavery')).toBe('series');
  expect(toPart('withoutLimb')).toBe('serious');
  expect(toPart('viewer')).toBeUndefined();
  expect(
    new Set(
      [
        'total',
        'ofRange',
        'seriesOverTime',
        'byCrimeType',
        'byChannel',
        'withLimb',
        'byLimb',
        'firstAction',
        'linked',
        'bySign',
        'byDistrict',
      ].map(toPart),
    ),
  ).toEqual(new Set(parts));
});
