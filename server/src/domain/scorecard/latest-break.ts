import type { Direction } from '#domain/measures/measure.js';
import { isAbove } from '#domain/nearly.js';

import { type ControlChart, MIN_FOR_SIGNALS } from './control-chart.js';
import { type Break, findBreaks } from './level-breaks.js';
import { latestAtEnds, pushToDoubt, type Series } from './series.js';
import { isRealChange, judgeSide, judgeVariation, type Variation } from './variation.js';

/**
 * A break that still matters for the latest quarter: fewer than eight quarters have followed, or
 * the level went back to usual lately.
 */
export interface LatestBreak extends Break {
  /** The number of quarters with a figure since the start of the break, until the level is back. */
  readonly pointCount: number;
  /** How many of these quarters are beyond the limit. */
  readonly beyondCount: number;
}

/** The result of a break for a chart. */
export interface BreakJudgement {
  /** The break that is shown; null if there is none, or none that holds for all true values. */
  readonly latestBreak: LatestBreak | null;
  readonly variation: Variation;
  /** Whether the level may have changed lately, so that limits say nothing about the future. */
  readonly isUnsettled: boolean;
}

/**
 * A break that has ended is shown for this many more quarters, beginning with the first quarter in
 * which the end can be known.
 */
const QUARTERS_TOLD = 4;

/**
 * The latest break of a series that was recorded in one way; null if no break is recent enough to
 * show.
 */
export function findLatestBreak(
  values: readonly (number | null)[],
  breaks: readonly Break[],
): LatestBreak | null {
  const found = breaks.at(-1);
  if (found === undefined) return null;
  const { start, side, baseline, backSince } = found;
  const points = values.slice(start, backSince ?? values.length).filter((value) => value !== null);
  const isRecent =
    backSince === null
      ? points.length < MIN_FOR_SIGNALS
      : values.length - 1 - backSince <= QUARTERS_TOLD;
  if (!isRecent) return null;
  const isBeyond = (value: number) =>
    side === 'HIGH' ? isAbove(value, baseline.upper) : isAbove(baseline.lower, value);
  return { ...found, pointCount: points.length, beyondCount: points.filter(isBeyond).length };
}

/**
 * Rates the latest quarter by its chart and by the latest break: the side of a break is the
 * variation while it lasts. A break of rounded figures is shown only if it holds over the whole
 * range that holds the true values nine times in ten.
 *
 * @param series the series since recording last changed, up to the latest quarter of the chart
 */
export function judgeBreak(
  series: Series,
  { chart, redraw, isTooSmall, direction, isCount }: Judged,
): BreakJudgement {
  const byChart = judgeVariation(chart, direction);
  const none = { latestBreak: null, variation: byChart, isUnsettled: false };
  if (isTooSmall) return none;
  const find = (values: readonly (number | null)[]) =>
    findLatestBreak(values, findBreaks(values, { isCount }));
  const shown = findLatestBreak(series.values, series.breaks);
  // Nearly all figures are exact and without a break.
  if (shown === null && (series.ranges?.at(-1) ?? null) === null) return none;
  const atEnds = latestAtEnds(series).map(find);
  const holds =
    shown !== null &&
    [...atEnds, find(pushToDoubt(series, shown))].every(
      (other) => other !== null && isSame(shown, other),
    );
  const sideOf = ({ side, level, baseline }: LatestBreak) =>
    judgeSide(side, direction, { value: level, centre: baseline.mean });

  if (shown && holds) {
    const { backSince } = shown;
    if (backSince === null)
      return {
        latestBreak: shown,
        variation: chart.latest === null ? byChart : sideOf(shown),
        isUnsettled: true,
      };
    const isBack =
      chart.latest !== null &&
      (byChart === 'NO_REAL_CHANGE' || !isRealChange(judgeVariation(redraw(shown), direction)));
    // A newer signal is shown instead of the break.
    return isBack ? { ...none, latestBreak: shown, variation: 'NO_REAL_CHANGE' } : none;
  }
  const possible = [shown, ...atEnds]
    .filter((each) => each !== null)
    .filter(({ backSince }) => backSince === null)
    .map(sideOf);
  if (possible.length === 0) return none;
  const isToldAlike =
    byChart === 'TOO_FEW_POINTS' || possible.every((variation) => variation === byChart);
  return { latestBreak: null, variation: isToldAlike ? byChart : 'TOO_CLOSE', isUnsettled: true };
}

type Chart = Pick<ControlChart, 'latest' | 'pointCount' | 'isTooSmall'>;

interface Judged {
  readonly chart: Chart;
  /**
   * The chart without the quarters of a break that has ended: the usual range is the same before
   * and after that break.
   */
  readonly redraw: (over: LatestBreak) => Chart;
  /** Whether protected figures of the series are too small to tell a break from perturbation. */
  readonly isTooSmall: boolean;
  readonly direction: Direction;
  readonly isCount: boolean;
}

/** Whether two breaks are described in the same words. */
function isSame(one: LatestBreak, other: LatestBreak): boolean {
  return (['start', 'side', 'backSince', 'pointCount', 'beyondCount'] as const).every(
    (key) => one[key] === other[key],
  );
}
