import {
  type Figure,
  type FigureFlag,
  toFigure,
  toFigureParts,
} from '#domain/figures/figure/figure.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';

/** Flags that a sum does not take over from its parts. */
const ofOneFigure: readonly FigureFlag[] = ['NOT_AVAILABLE', 'NOT_APPLICABLE', 'LOW_RELIABILITY'];

/**
 * The figure of several parts together, for a measure that is not per resident. Null if any part is
 * hidden or rounded, even partly, because the sum is then unknown.
 */
export function mergeFigures(measure: Measure, figures: readonly Figure[]): Figure | null {
  const [only, ...others] = figures;
  if (only !== undefined && others.length === 0) return only;
  if (
    figures.some(
      ({ flags, range, isWithheld }) =>
        isWithheld || range !== null || flags.includes('CONFIDENTIAL'),
    )
  )
    return null;
  const known = figures.filter(({ flags }) => !flags.includes('NOT_AVAILABLE'));
  const [one] = known.length === 0 ? figures : known;
  if (one === undefined || known.length <= 1) return one ?? null;
  const sum = (of: (figure: Figure) => number | null) =>
    known.reduce((total, figure) => total + (of(figure) ?? 0), 0) / measure.sumScale;
  const isShare = measure.denominator !== null;
  const parts = {
    numerator: sum(isShare ? ({ numerator }) => numerator : ({ value }) => value),
    denominator: isShare ? sum(({ denominator }) => denominator) : null,
  };
  const flags = new Set(
    known.flatMap((figure) => figure.flags).filter((flag) => !ofOneFigure.includes(flag)),
  );
  return toFigure(measure, parts, [...flags]);
}

/** The numerator and denominator of several parts together; null if there are no parts. */
export function mergeParts(measure: Measure, several: readonly Parts[]): Parts | null {
  if (several.length <= 1) return several[0] ?? null;
  const sum = (of: (parts: Parts) => number | null) =>
    several.reduce((total, parts) => total + (of(parts) ?? 0), 0) / measure.sumScale;
  return toFigureParts(measure, {
    numerator: sum(({ numerator }) => numerator),
    denominator: measure.denominator === null ? null : sum(({ denominator }) => denominator),
  });
}
