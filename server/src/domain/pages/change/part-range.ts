import type { Figure } from '#domain/figures/figure/figure.js';
import { boundsOf } from '#domain/measures/bounds.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { toCharted } from '#domain/scorecard/charted-quarters.js';
import { drawControlChart, MIN_FOR_SIGNALS } from '#domain/scorecard/control-chart.js';
import type { Limits } from '#domain/scorecard/control-limits.js';

interface Series {
  readonly quarters: readonly Quarter[];
  readonly figureIn: (quarter: Quarter) => Figure | null;
}

/**
 * The usual range of a part, from eight quarters on; null if unknown. A quarter without records
 * counts as 0.
 */
export function usualOfPart(
  measure: Measure,
  { quarters, figureIn }: Series,
  referenceData: ReferenceData,
): Limits | null {
  const [last = ''] = quarters.slice(-1);
  const points = quarters.flatMap((quarter) => {
    const figure = figureIn(quarter);
    return figure === null ? [] : [{ quarter, figure }];
  });
  const { limits, pointCount, isTooSmall } = drawControlChart(
    toCharted(measure, points, { breaks: [], quarter: last, referenceData }),
    boundsOf(measure),
  );
  return limits === null || isTooSmall || pointCount < MIN_FOR_SIGNALS ? null : limits;
}
