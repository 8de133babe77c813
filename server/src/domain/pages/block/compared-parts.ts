import type { Figure } from '#domain/figures/figure/figure.js';
import {
  drawFunnel,
  type Funnel,
  type FunnelKind,
  type FunnelPlace,
  type FunnelPoint,
  markOver,
} from '#domain/funnel/funnel.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Measure } from '#domain/measures/measure.js';
import type { HeadlinePart } from '#domain/scorecard/headline.js';

import type { CellMark } from './block.js';

/** A part compared with the others of its dimension. */
export interface ComparedPart {
  readonly part: HeadlinePart;
  readonly figure: Figure;
  /** The part's cases and base; 0 for both if its figure is not shown in full. */
  readonly place: FunnelPlace;
  readonly point: FunnelPoint;
  /**
   * The side on which the part is outside what chance explains, for every possible true value; null
   * otherwise.
   */
  readonly outlier: FunnelPoint['outlier'];
}

export interface ComparedParts {
  /** The kind of the funnel; null if parts are not compared. */
  readonly kind: FunnelKind | null;
  readonly centre: Funnel['centre'];
  readonly parts: readonly ComparedPart[];
}

/**
 * How parts of a measure are compared with each other: as rates for residents, or as shares of
 * cases. Null for a measure without a denominator, of money, hours or posts, or of a stock.
 */
export function funnelKindOf({ unit, partsUnit, denominator, kind }: Measure): FunnelKind | null {
  if (denominator === null || partsUnit !== 'COUNT' || kind !== 'FLOW') return null;
  if (denominator === 'POPULATION') return 'RATE';
  return unit === 'PERCENT' ? 'SHARE' : null;
}

export interface ShownPart {
  readonly part: HeadlinePart;
  readonly figure: Figure;
}

/** The counts of a part that is not compared with anything. */
export const emptyFunnelPlace: FunnelPlace = { cases: 0, base: 0 };

/**
 * Compares parts with each other by what is shown of them (FINDINGS 4); parts of a measure without
 * a funnel are not compared.
 *
 * @param leftOut keys of parts that cannot be compared
 */
export function compareParts(
  key: MeasureKey,
  shown: readonly ShownPart[],
  leftOut: ReadonlySet<string> = new Set(),
): ComparedParts {
  const measure = measureOf(key);
  const kind = funnelKindOf(measure);
  const places = shown.map(({ part, figure }) =>
    kind === null || leftOut.has(part.key) ? emptyFunnelPlace : toPlace(figure),
  );
  const { centre, points } = drawFunnel(places, kind ?? 'RATE');
  const parts = shown.flatMap(({ part, figure }, index): readonly ComparedPart[] => {
    const [place, point] = [places[index], points[index]];
    if (!place || !point) return [];
    const ends = point.outlier === null ? [] : endsOf(figure, place, measure);
    const outlier =
      kind === null || ends.length === 0
        ? point.outlier
        : markOver(places, { index, cases: [place.cases, ...ends] }, kind);
    return [{ part, figure, place, point, outlier }];
  });
  return { kind, centre, parts };
}

/** A figure's cases and base. A figure that is shown in part, or withheld, is not compared. */
export function toPlace({ value, numerator, denominator, isWithheld, flags }: Figure): FunnelPlace {
  const isShown =
    value !== null &&
    !isWithheld &&
    !flags.includes('CONFIDENTIAL') &&
    !flags.includes('NOT_AVAILABLE');
  return isShown && numerator !== null && denominator !== null
    ? { cases: numerator, base: denominator }
    : emptyFunnelPlace;
}

/** The minimum and maximum number of cases of a rounded figure; empty if exact. */
export function endsOf(
  { range }: Pick<Figure, 'range'>,
  { base }: FunnelPlace,
  { scale }: Pick<Measure, 'scale'>,
): readonly number[] {
  return range === null ? [] : [(range.from * base) / scale, (range.to * base) / scale];
}

/** The mark of a part outside the limits; null for a part within them. */
export function outlierMark({
  outlier,
}: Pick<ComparedPart, 'outlier'>): Extract<CellMark, 'ABOVE_OTHERS' | 'BELOW_OTHERS'> | null {
  return outlier === null ? null : outlier === 'HIGH' ? 'ABOVE_OTHERS' : 'BELOW_OTHERS';
}
