import { describe, expect, it } from 'vitest';

import { labelQuarter, shiftQuarter } from '#lib/quarter.js';
import { aScope } from '#testing/a-scope.js';

import { type Part, parts, toPart, toVariables } from './question.js';

/** Q1 2022/23 to Q4 2026/27, the last two of which are not closed. */
const periods = Array.from({ length: 20 }, (_, index) => {
  const code = shiftQuarter('2022-23-Q1', index);
  return { code, name: labelQuarter(code, 0), isOpen: index > 17, hasData: true };
});
const choices = { periods, areas: [], agencies: [], objectives: [] };
const find = (code: string) => periods.find((period) => period.code === code) ?? { code, name: code, isOpen: false, hasData: true };
const ask = (part: Parameters<typeof aScope>[0] = {}, failed: readonly Part[] = []) =>
  toVariables({ ...aScope(part), objective: null }, choices, failed);
const range = { from: find('2025-26-Q3'), quarter: find('2026-27-Q2') };
const four = ['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE'];

describe('the question of the page', () => {
  it('asks for thirteen quarters of the watched groups up to the one shown, and for what there is before that', () => {
    expect(ask()).toMatchObject({
      watchedBy: ['STAFF_GROUP', 'QUARTER'],
      whereWatched: { quarter: { from: '2023-24-Q2', to: '2026-27-Q2' } },
    });
    expect(ask({ quarter: find('2022-23-Q3') }).whereWatched.quarter).toEqual({ from: '2022-23-Q1', to: '2022-23-Q3' });
  });

  it('names no area where it is of the whole force', () => {
    expect(ask()).toMatchObject({ area: null, whereAll: { area: null } });
  });

  it('judges one quarter by quarter, and nothing of a range or by another step', () => {
    const judged = { withHours: true, withAbstraction: true, withHoursOverTime: false, withAbstractionOverTime: false };
    const told = { withHours: false, withAbstraction: false, withHoursOverTime: true, withAbstractionOverTime: true };
    expect(ask()).toMatchObject({ ...judged, withRange: false, withVariance: true });
    expect(ask({ step: 'year' })).toMatchObject({ ...told, withRange: false, withVariance: true });
    expect(ask(range)).toMatchObject({ ...told, withRange: true, withVariance: false });
  });

  it.each([
    { part: range, at: '2026-27-Q2', because: 'quarters of a stock do not add up' },
    { part: { ...range, quarter: find('2026-27-Q4') }, at: '2026-27-Q2', because: 'what is not closed has not been returned' },
    { part: { quarter: find('2026-27-Q3') }, at: '2026-27-Q3', because: 'one quarter is shown as it is asked' },
  ])('asks for posts at the end of $at: $because', ({ part, at }) => {
    expect(ask(part)).toMatchObject({ stockQuarter: at, whereStock: { quarter: { in: [at] } } });
  });

  it('sums up flows over the whole range', () => {
    const quarter = { from: '2025-26-Q3', to: '2026-27-Q2' };
    expect(ask(range)).toMatchObject({ whereAll: { quarter }, whereObjectives: { quarter }, whereAgencies: { quarter } });
  });

  it('tells hours over time of the four objectives by the step, and posts at the end of each quarter though four are asked', () => {
    const quarter = { from: '2025-26-Q3', to: '2026-27-Q2' };
    expect(ask({ ...range, step: 'rolling' })).toMatchObject({
      timeBy: ['QUARTER'],
      timeByObjective: ['QUARTER', 'OBJECTIVE'],
      timeWindow: 'ROLLING_FOUR_QUARTERS',
      whereTime: { quarter, objective: null },
      whereTimeObjectives: { quarter, objective: { in: four } },
      watchedBy: ['STAFF_GROUP', 'QUARTER'],
    });
    expect(ask({ ...range, step: 'year', years: 'calendar' })).toMatchObject({
      timeByObjective: ['CALENDAR_YEAR', 'OBJECTIVE'],
      timeWindow: 'PERIOD',
      watchedBy: ['STAFF_GROUP', 'CALENDAR_YEAR'],
      whereWatched: { quarter: { from: '2024-25-Q4', to: '2026-27-Q3' }, staffGroup: { in: ['ANALYST', 'FINANCIAL_INVESTIGATOR'] } },
    });
  });

  it('leaves out what failed, and nothing else', () => {
    const { withPosts, withHours } = ask({}, ['posts']);
    expect([withPosts, withHours]).toEqual([false, true]);
    expect(ask(range, ['range', 'hours'])).toMatchObject({ withRange: false, withHoursOverTime: false, withAbstractionOverTime: true });
  });

  it.each([
    { field: 'committed', part: 'title' },
    { field: 'returns', part: 'title' },
    { field: 'ofRange', part: 'range' },
    { field: 'byObjective', part: 'effort' },
    { field: 'watchedTrend', part: 'posts' },
    { field: 'prepare', part: 'hours' },
    { field: 'hoursOverTime', part: 'hours' },
    { field: 'abstractionOverTime', part: 'abstraction' },
    { field: 'variance', part: 'moneySources' },
    { field: 'perDisruptionByAgency', part: 'perDisruption' },
    { field: 'weather', part: undefined },
  ])('holds $part to fail with $field', ({ field, part }) => {
    expect(toPart(field)).toBe(part);
    expect(parts).toHaveLength(11);
  });
});
