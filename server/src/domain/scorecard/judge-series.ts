import { boundsOf } from '#domain/measures/bounds.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';

import type { KeyedQuarter } from './charted-quarters.js';
import { type ControlChart, isTooSmallToTell } from './control-chart.js';
import { clampLimits, type Limits } from './control-limits.js';
import type { BreakSummary } from './describe-break.js';
import { drawLevels, type SettledLevel, settledLevels } from './draw-levels.js';
import { type BreakJudgement, judgeBreak, type LatestBreak } from './latest-break.js';
import { findBreaks } from './level-breaks.js';
import { latestAtEnds, pushToDoubt, type Series, toSeries } from './series.js';

/** A break of a series by its quarters, with the levels before and after it. */
export interface ShownBreak extends BreakSummary {
  readonly level: number;
  readonly baseline: {
    readonly quarters: readonly Quarter[];
    readonly mean: number;
    readonly limits: Limits;
  };
}

interface SeriesJudgement extends Omit<BreakJudgement, 'latestBreak'> {
  readonly latestBreak: ShownBreak | null;
  /** The quarters of the trend, each with the limits of the level that it belongs to. */
  readonly chart: ControlChart;
}

/**
 * Rates the latest closed quarter by its chart, and by breaks of the whole series since recording
 * last changed.
 *
 * @param series the series, which ends with the same quarter as the chart
 * @param charted the quarters of the trend, which the chart draws
 */
export function judgeSeries(
  measure: Measure,
  series: readonly KeyedQuarter[],
  charted: readonly KeyedQuarter[],
): SeriesJudgement {
  const bounds = boundsOf(measure);
  const recorded = series.slice(
    Math.max(
      series.findLastIndex(({ isNewStart }) => isNewStart),
      0,
    ),
  );
  const quarterAt = (index: number): Quarter => {
    const point = recorded[index];
    if (point === undefined) throw new Error('A break is outside its series');
    return point.quarter;
  };
  const toShown = ({ start, backSince, baseline, ...found }: LatestBreak): ShownBreak => ({
    ...found,
    quarter: quarterAt(start),
    backSince: backSince === null ? null : quarterAt(backSince),
    baseline: {
      quarters: baseline.indexes.map(quarterAt),
      mean: baseline.mean,
      limits: clampLimits(baseline, bounds),
    },
  });
  // Only numbers of cases vary purely by chance: shares, hours and money have limits from their own
  // past.
  const isCount = measure.unit === 'COUNT' && measure.denominator === null;
  const isExact = recorded.every(({ protection }) => protection === null);
  const isTooSmall = !isExact && isTooSmallToTell(recorded.map(({ protection }) => protection));
  const readings = toSeries(
    recorded.map(({ value }) => value),
    isExact
      ? null
      : recorded.map(({ value, protection }) =>
          value === null ? null : (protection?.range ?? null),
        ),
    { isCount },
  );
  // The two lists end with the same quarter.
  const undrawn = recorded.length - charted.length;
  const draw = (levels: readonly SettledLevel[], of: readonly KeyedQuarter[] = charted) =>
    drawLevels(
      of,
      levels.map((level) => ({ ...level, start: level.start - undrawn })),
      bounds,
    );
  const [levels = [], ...otherLevels] = isTooSmall ? [] : possibleLevels(readings, isCount);
  const judge = (own: readonly SettledLevel[]) => {
    const chart = draw(own);
    const redraw = (over: LatestBreak) => {
      const { quarter: from, backSince } = toShown(over);
      const isOut = (quarter: Quarter) =>
        quarter >= from && (backSince === null || quarter < backSince);
      return draw(
        own,
        charted.map((point) =>
          isOut(point.quarter) ? { ...point, value: null, protection: null } : point,
        ),
      );
    };
    const judged = judgeBreak(readings, {
      chart,
      redraw,
      isTooSmall: chart.isTooSmall || isTooSmall,
      direction: measure.direction,
      isCount,
    });
    return { ...judged, chart };
  };
  const judged = judge(levels);
  // If the levels themselves are uncertain, the result must be the same for each possibility.
  const isAlike = otherLevels.every((other) => judge(other).variation === judged.variation);
  return {
    ...judged,
    variation: isAlike ? judged.variation : 'TOO_CLOSE',
    latestBreak: judged.latestBreak && toShown(judged.latestBreak),
  };
}

/**
 * The settled levels as shown, and others that are possible for other true values within their
 * ranges.
 */
function possibleLevels(series: Series, isCount: boolean): readonly (readonly SettledLevel[])[] {
  const shown = settledLevels(series.values, series.breaks);
  if (series.ranges === null) return [shown];
  const name = (levels: readonly SettledLevel[]) =>
    JSON.stringify(levels.map(({ start, side }) => [start, side]));
  const others = [...latestAtEnds(series), ...shown.map((level) => pushToDoubt(series, level))].map(
    (values) => settledLevels(values, findBreaks(values, { isCount })),
  );
  return [...new Map([shown, ...others].map((levels) => [name(levels), levels] as const)).values()];
}
