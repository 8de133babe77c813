import { halfOf } from '#domain/figures/figure/uncertainty.js';
import { formatBare } from '#domain/figures/words/format.js';
import { formatAbout, stepFor } from '#domain/figures/words/rounding.js';

import type { Limits } from './control-limits.js';
import type { Kpi } from './kpi.js';

/** Figures that levels and limits are worked out from. */
type Charted = Pick<Kpi, 'trend' | 'measure'>;

/**
 * How far the true value of any figure in a trend may be from the one shown, in the measure's unit;
 * 0 if all are exact.
 */
function uncertaintyOf({ trend }: Charted): number {
  return Math.max(
    0,
    ...trend.map((point) =>
      point.exact !== undefined || point.figure.value === null ? 0 : halfOf(point.figure.range),
    ),
  );
}

/**
 * The step that levels and limits are written in: no finer than the figures that they come from,
 * since a mean of rounded figures is rounded, too. Null if the figures are exact.
 */
export function stepOfLevels(kpi: Charted & Pick<Kpi, 'chart'>): number | null {
  const uncertainty = uncertaintyOf(kpi);
  return uncertainty === 0 ? null : stepFor(kpi.chart.centre ?? 0, uncertainty, kpi.measure.unit);
}

/** The usual range of a figure: "113 to 171"; for rounded figures "about 6,910 to 9,160". */
export function formatLimits({ lower, upper }: Limits, kpi: Charted): string {
  const { unit } = kpi.measure;
  const uncertainty = uncertaintyOf(kpi);
  if (uncertainty === 0) return `${formatBare(lower, unit)} to ${formatBare(upper, unit)}`;
  return `about ${formatAbout(lower, uncertainty, unit)} to ${formatAbout(upper, uncertainty, unit)}`;
}
