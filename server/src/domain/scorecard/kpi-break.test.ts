import { describe, expect, it } from 'vitest';

import { toProtectedFigure } from '#domain/figures/figure/protected-figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { judgeCounts } from '#testing/judge-counts.js';

/** Ups and downs around 105 with a jump, over more quarters than a trend has. */
const usual = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 110];

const rounded = (cells: number) => (count: number) =>
  toProtectedFigure(
    measureOf('nrmReferrals'),
    {
      numerator: count,
      denominator: null,
      others: { numerator: { shown: count, cells }, denominator: null },
      isOfAgencies: false,
    },
    [],
  );

function judge(...asked: Parameters<typeof judgeCounts>) {
  const { latestBreak, variation, assurance, sentence, trend, chart } = judgeCounts(...asked);
  return {
    latestBreak,
    variation,
    assurance,
    sentence,
    points: trend.length,
    drawn: chart.points.length,
  };
}

describe('a break of a rated measure', () => {
  const values = [...usual, 200, 210, 200, 210, 200, 210];

  it('is described by its quarters, its level and the one before, over all quarters of the series', () => {
    // 16 quarters around 105: 15 moves of 10 and 2.66 times that is 26.6; three standard deviations
    // are 15.5.
    expect(judge(values)).toMatchObject({
      latestBreak: {
        ...{ quarter: '2025-26-Q1', side: 'HIGH', backSince: null, level: 205 },
        baseline: {
          mean: 105,
          limits: { lower: expect.closeTo(78.4, 8), upper: expect.closeTo(131.6, 8) },
        },
      },
      variation: 'UNUSUALLY_HIGH',
      sentence: 'NRM referrals rose in Q1 2025/26 and have stayed high: 210.',
      points: 13,
      drawn: 13,
    });
  });

  it('is not found using only the drawn quarters', () => {
    expect(judge(values, { seriesLength: 13 }).latestBreak).toBeNull();
  });

  it('is not found across a change in recording', () => {
    expect(judge(values, { recordingChanged: '2023-04-01' }).latestBreak).toMatchObject({
      quarter: '2025-26-Q1',
    });
    expect(judge(values, { recordingChanged: '2023-07-01' }).latestBreak).toBeNull();
  });

  it('leaves open whether the target will be met until twelve quarters are at the new level', () => {
    const since = (count: number) =>
      judge([...usual, ...Array<number>(count).fill(200)], { of: 'disruptions' });
    expect([1, 2, 7, 11, 12].map((count) => since(count).assurance)).toEqual([
      'ALWAYS_MISSES',
      'NONE',
      'NONE',
      'NONE',
      'ALWAYS_MISSES',
    ]);
    expect([2, 7].map((count) => since(count).variation)).toEqual(['IMPROVING', 'IMPROVING']);
  });

  it('is shown for rounded figures if it holds over the range of each, and not for those that are too small', () => {
    const near = [...usual, 140, 145, 140, 145];
    expect(judge(near).latestBreak).not.toBeNull();
    expect(judge(near, { toOne: rounded(1) }).latestBreak).not.toBeNull();
    // 1.645 times the root of 7 x 10 is 13 either way.
    expect(judge(near, { toOne: rounded(10) })).toMatchObject({
      latestBreak: null,
      variation: 'TOO_CLOSE',
    });
    const small = near.map((value) => Math.round(value / 12));
    expect(judge([...small.slice(0, 16), 60, 60]).latestBreak).not.toBeNull();
    expect(judge([...small.slice(0, 16), 60, 60], { toOne: rounded(1) }).latestBreak).toBeNull();
  });
});

describe('the chart of a measure whose level changed', () => {
  const since = (count: number) => [
    ...usual,
    ...[200, 206, 202, 204, 200, 206, 202, 204, 203].slice(0, count),
  ];
  const chartOf = (count: number, options?: Parameters<typeof judgeCounts>[1]) =>
    judgeCounts(since(count), options).chart;

  it('has a mean and limits for each level, once eight quarters are at the new one', () => {
    const { points, limits, centre, pointCount, isTrial } = chartOf(8);
    const { baseline } = judgeCounts(since(7)).latestBreak ?? {};
    expect(points.map((point) => point.basedOn)).toEqual([
      16, 16, 16, 16, 16, 8, 8, 8, 8, 8, 8, 8, 8,
    ]);
    expect(points[0]).toMatchObject({
      centre: 105,
      limits: baseline?.limits,
      signals: [],
      startsLevel: false,
    });
    // Seven moves that add up to 28, around a mean of 203.
    expect(points[5]).toMatchObject({ centre: 203, limits, startsLevel: true });
    expect([centre, pointCount, isTrial]).toEqual([203, 8, true]);
    expect(limits?.upper).toBeCloseTo(203 + (2.66 * 28) / 7);
    expect(points.filter((point) => point.startsLevel)).toHaveLength(1);
  });

  it('rates a quarter only by its own level, and so shows neither a run nor a change', () => {
    const settled = judgeCounts(since(8));
    expect(settled).toMatchObject({ variation: 'NO_REAL_CHANGE', signal: null, latestBreak: null });
    expect(settled.chart.points.flatMap((point) => point.signals)).toEqual([]);
    expect(judgeCounts([...since(8), 260])).toMatchObject({
      variation: 'UNUSUALLY_HIGH',
      signal: 'ABOVE_UPPER_LIMIT',
    });
  });

  it('has no limits of its own before that', () => {
    const { chart, latestBreak } = judgeCounts(since(7));
    expect(latestBreak).not.toBeNull();
    expect(chart.levelStart).toBeNull();
    expect(new Set(chart.points.map((point) => point.basedOn))).toEqual(new Set([13]));
  });

  it('has one level if the old one is no longer drawn, or if rounded figures leave a new one uncertain', () => {
    expect(judgeCounts([...usual, ...Array<number>(14).fill(200)]).chart).toMatchObject({
      levelStart: null,
      centre: 200,
      pointCount: 13,
    });
    const near = [...usual, 140, 145, 140, 145, 140, 145, 140, 145];
    expect(judgeCounts(near).chart.levelStart).toBe(5);
    expect(judgeCounts(near, { toOne: rounded(1) }).chart.levelStart).toBe(5);
    expect(judgeCounts(near, { toOne: rounded(10) }).variation).toBe('TOO_CLOSE');
  });
});
