import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';

import type { KeyedQuarter } from './charted-quarters.js';
import { type ControlChart, drawControlChart, isTooSmallToTell } from './control-chart.js';
import { boundsOf, clampLimits, type Limits } from './control-limits.js';
import type { ToldBreak } from './describe-break.js';
import { type BreakJudgement, judgeBreak, type LatestBreak } from './latest-break.js';

/** A break of a series by its quarters, with the level before and the level since. */
export interface ShownBreak extends ToldBreak {
  readonly level: number;
  readonly baseline: { readonly quarters: readonly Quarter[]; readonly mean: number; readonly limits: Limits };
}

interface SeriesJudgement extends Omit<BreakJudgement, 'latestBreak'> {
  readonly latestBreak: ShownBreak | null;
}

interface Charted {
  /** The quarters of the trend, and the chart that is drawn of them. */
  readonly charted: readonly KeyedQuarter[];
  readonly chart: ControlChart;
}

/**
 * Judges the latest closed quarter by its chart, and by breaks of the whole series since recording last changed.
 *
 * @param series ends with the same quarter as the chart
 */
export function judgeSeries(measure: Measure, series: readonly KeyedQuarter[], { charted, chart }: Charted): SeriesJudgement {
  const bounds = boundsOf(measure);
  const recorded = series.slice(
    Math.max(
      series.findLastIndex(({ isNewStart }) => isNewStart),
      0,
    ),
  );
  const quarterAt = (index: number): Quarter => {
    const point = recorded[index];
    if (point === undefined) throw new Error('A break lies outside its series');
    return point.quarter;
  };
  const toShown = ({ start, backSince, baseline, ...found }: LatestBreak): ShownBreak => ({
    ...found,
    quarter: quarterAt(start),
    backSince: backSince === null ? null : quarterAt(backSince),
    baseline: { quarters: baseline.indexes.map(quarterAt), mean: baseline.mean, limits: clampLimits(baseline, bounds) },
  });
  const redraw = (over: LatestBreak) => {
    const { quarter: from, backSince } = toShown(over);
    const isOut = (quarter: Quarter) => quarter >= from && (backSince === null || quarter < backSince);
    return drawControlChart(
      charted.map((point) => (isOut(point.quarter) ? { ...point, value: null, protection: null } : point)),
      bounds,
    );
  };
  const judged = judgeBreak(
    recorded.map(({ value, protection }) => ({ value, range: value === null ? null : (protection?.range ?? null) })),
    {
      chart,
      redraw,
      isTooSmall: chart.isTooSmall || isTooSmallToTell(recorded.map(({ protection }) => protection)),
      direction: measure.direction,
      // Only numbers of cases scatter by chance alone: shares, hours and money have limits of their own past.
      isCount: measure.unit === 'COUNT' && measure.denominator === null,
    },
  );
  return { ...judged, latestBreak: judged.latestBreak && toShown(judged.latestBreak) };
}
