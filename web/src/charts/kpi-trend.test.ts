import { describe, expect, it } from 'vitest';

import type { Signal } from '#lib/signal.js';

import { findLatestSide, isMarked, toSparkline } from './kpi-trend.js';

const keys = ['Q1', 'Q2', 'Q3', 'Q4']
  .flatMap((quarter) => [`2024-25-${quarter}`])
  .concat(['2025-26-Q1', '2025-26-Q2', '2025-26-Q3']);
const nothing: readonly Signal[] = [];

const pointOf = (key: string, centre: number, signals = nothing) => ({
  quarter: { key },
  centre,
  lower: centre - 10,
  upper: centre + 10,
  signals,
});

const told = {
  measure: { unit: 'COUNT' },
  target: null,
  trend: keys.map((key) => ({
    quarter: { key, label: key, status: key === '2025-26-Q3' ? 'OPEN' : 'FINAL' },
    figure: { value: 40, displayText: '40' },
  })),
};

/** Quarters before the trend begins. */
const earlier = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('toSparkline', () => {
  it('starts the usual range again where the limits change', () => {
    const points = [
      ...earlier.map((key) => pointOf(key, 40)),
      ...keys.slice(0, 2).map((key) => pointOf(key, 40)),
      pointOf(keys[2] ?? '', 60),
    ];
    expect(toSparkline({ ...told, controlChart: { points, break: null } }).stretches).toEqual([
      { start: 0, limits: { lower: 30, upper: 50 } },
      { start: 2, limits: null },
    ]);
  });

  it('does not draw a usual range below 8 quarters, and leaves out a baseline that ended before the trend', () => {
    const points = [
      ...earlier.map((key) => pointOf(key, 40)),
      ...keys.slice(0, 6).map((key) => pointOf(key, 60)),
    ];
    expect(toSparkline({ ...told, controlChart: { points, break: null } }).stretches).toEqual([
      { start: 0, limits: null },
    ]);
  });

  it('distinguishes a point beyond a limit from one in a run', () => {
    const points = [
      pointOf(keys[0] ?? '', 40, ['ABOVE_UPPER_LIMIT']),
      pointOf(keys[1] ?? '', 40, ['RUN_BELOW_CENTRE']),
    ];
    expect(
      toSparkline({ ...told, controlChart: { points, break: null } }).points.slice(0, 3),
    ).toMatchObject([
      { signal: 'HIGH', isBeyond: true },
      { signal: 'LOW', isBeyond: false },
      { signal: null, isBeyond: false },
    ]);
  });

  it('takes the value of a target, or both edges of its band', () => {
    const withTarget = (
      target:
        | typeof told.target
        | { value: number | null; lower: number | null; upper: number | null },
    ) => toSparkline({ ...told, target, controlChart: null }).targets;
    expect(withTarget({ value: 420, lower: null, upper: null })).toEqual([420]);
    expect(withTarget({ value: null, lower: -2, upper: 2 })).toEqual([-2, 2]);
    expect(withTarget(null)).toEqual([]);
  });

  it('shows an open quarter next to closed ones only for a share', () => {
    expect(toSparkline({ ...told, controlChart: null }).joinsOpen).toBe(false);
    expect(
      toSparkline({ ...told, measure: { unit: 'PERCENT' }, controlChart: null }).joinsOpen,
    ).toBe(true);
  });
});

describe('a change of level', () => {
  const run = keys
    .slice(0, 6)
    .map((key, index) =>
      pointOf(key, 40, index < 3 ? [] : ['RUN_ABOVE_CENTRE', 'ABOVE_UPPER_LIMIT']),
    );
  const found = {
    ...{
      quarter: { key: keys[3] ?? '', label: 'Q4' },
      side: 'HIGH' as const,
      backSince: null,
      text: 'Rose in Q4, three quarters so far',
    },
    ...{ level: 70, baselineMean: 40, baselineLower: 35, baselineUpper: 45 },
  };

  it('is marked where it began, and ends the earlier usual range', () => {
    const { points, stretches, level } = toSparkline({
      ...told,
      controlChart: { points: run, break: found },
    });
    expect(points.map(({ isBeyond }) => isBeyond)).toEqual([
      false,
      false,
      false,
      true,
      false,
      false,
      false,
    ]);
    expect(points.map(({ signal }) => signal)).toEqual([
      null,
      null,
      null,
      'HIGH',
      null,
      null,
      null,
    ]);
    expect(stretches).toEqual([{ start: 0, limits: { lower: 35, upper: 45 } }]);
    // This excludes the quarter that is not closed.
    expect(level).toEqual({ start: 3, end: 6, mean: 70, text: found.text });
  });

  it('ends where its quarters are back to usual', () => {
    const back = { ...found, backSince: { key: keys[5] ?? '' } };
    expect(
      toSparkline({ ...told, controlChart: { points: run, break: back } }).level,
    ).toMatchObject({ start: 3, end: 5 });
  });

  it('decides the latest side while it lasts, even if the latest quarter has other signals', () => {
    const points = [pointOf('2025-26-Q2', 40, ['FALLING'])];
    expect(findLatestSide({ controlChart: { points, break: found } })).toBe('HIGH');
    expect(
      findLatestSide({
        controlChart: { points, break: { ...found, backSince: { key: '2025-26-Q2' } } },
      }),
    ).toBe('LOW');
    expect(findLatestSide({ controlChart: { points, break: null } })).toBe('LOW');
    expect(findLatestSide({ controlChart: null })).toBeNull();
  });

  it('has only its first quarter marked', () => {
    const marked = (chart: Parameters<typeof isMarked>[0], isShown: boolean) =>
      keys.filter((key) => isMarked(chart, key, isShown));
    expect(marked({ points: run, break: found }, true)).toEqual([keys[3]]);
    expect(marked({ points: run, break: null }, true)).toEqual(keys.slice(3, 6));
    const nearby = run.map((point) => ({ ...point, signals: point.signals.slice(0, 1) }));
    expect(marked({ points: nearby, break: null }, false)).toEqual([]);
    expect(marked(null, true)).toEqual([]);
  });
});
