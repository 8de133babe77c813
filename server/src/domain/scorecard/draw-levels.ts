import type { Bounds } from '#domain/measures/bounds.js';

import {
  type ChartedQuarter,
  type ControlChart,
  type ControlPoint,
  drawControlChart,
  MIN_FOR_SIGNALS,
} from './control-chart.js';
import { clampLimits } from './control-limits.js';
import type { Break } from './level-breaks.js';

/**
 * A change of level that eight quarters have followed, so that the new level has limits of its own.
 */
export type SettledLevel = Pick<Break, 'start' | 'side' | 'backSince' | 'baseline'>;

/** The levels that breaks began, earliest first, of a series that was recorded in one way. */
export function settledLevels(
  values: readonly (number | null)[],
  breaks: readonly Break[],
): readonly SettledLevel[] {
  return breaks.filter(
    ({ start, backSince }) =>
      backSince === null &&
      values.slice(start).filter((value) => value !== null).length >= MIN_FOR_SIGNALS,
  );
}

/**
 * Charts quarters level by level: each quarter has the limits and mean of the level that it belongs
 * to. A level that is only partly drawn has the limits and mean of all its quarters.
 *
 * @param levels positions are among the quarters charted, and negative for quarters that are not
 * drawn
 */
export function drawLevels(
  charted: readonly ChartedQuarter[],
  levels: readonly SettledLevel[],
  bounds: Bounds,
): ControlChart {
  if (levels.length === 0) return drawControlChart(charted, bounds);
  const starts = new Set(levels.map(({ start }) => start).filter((start) => start > 0));
  if (starts.size === 0) return drawControlChart(charted, bounds);
  const chart = drawControlChart(
    charted.map((quarter, index) =>
      starts.has(index) ? { ...quarter, isNewStart: true } : quarter,
    ),
    bounds,
  );
  const recorded = charted.findLastIndex(({ isNewStart }) => isNewStart);
  return {
    ...chart,
    levelStart: Math.max(...starts),
    points: chart.points.map((point) => {
      if (starts.has(point.index)) return { ...point, startsLevel: true };
      const next =
        point.index < recorded ? undefined : levels.find(({ start }) => start > point.index);
      return next === undefined ? point : toFormerLevel(point, next, bounds);
    }),
  };
}

/** A point of an earlier level, with the mean and limits of that level and no signals. */
function toFormerLevel(
  point: ControlPoint,
  { baseline }: SettledLevel,
  bounds: Bounds,
): ControlPoint {
  return {
    ...point,
    centre: baseline.mean,
    limits: clampLimits(baseline, bounds),
    basedOn: baseline.indexes.length,
    signals: [],
  };
}
