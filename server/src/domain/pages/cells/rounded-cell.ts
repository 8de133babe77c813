import type { Figure } from '#domain/figures/figure/figure.js';
import type { Range } from '#domain/figures/figure/uncertainty.js';
import { formatBare, formatFigure } from '#domain/figures/words/format.js';
import type { CellPlace, ValueRange } from '#domain/pages/block/block.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import { fitScale } from './scale.js';
import { formatTick, wantedOf } from './wanted.js';

/** The text for others, or for all, if none of them is shown. */
export const tooFew = 'too few to show';

/**
 * The range of a rounded value, both ends included. It is worked out from the number shown and the
 * number of shown figures in its sum, which anybody can find out by asking for them, and reveals
 * nothing more.
 */
export function toValueRange(range: Range | null): ValueRange | null {
  return range && { lower: range.from, upper: range.to };
}

/** The range of each of several figures; empty if all are exact. */
export function rangesOf(
  figures: readonly Pick<Figure, 'range'>[],
): readonly (ValueRange | null)[] {
  return figures.some(({ range }) => range !== null)
    ? figures.map(({ range }) => toValueRange(range))
    : [];
}

/**
 * A share with its numerator and denominator. With few cases, only these two are given; for a
 * rounded share, its range.
 */
export function describeShare(
  { value, displayText, range, numerator, denominator, flags }: Figure,
  { unit, partsUnit }: JudgedKpi['measure'],
): string {
  if (value === null) return displayText;
  if (range !== null)
    return `${displayText} (${formatFigure(range.from, unit)} to ${formatFigure(range.to, unit)})`;
  if (numerator === null || denominator === null || flags.includes('NOT_AVAILABLE'))
    return displayText;
  const cases = `${formatBare(numerator, partsUnit)} of ${formatBare(denominator, partsUnit)}`;
  return flags.includes('LOW_RELIABILITY') ? cases : `${cases} (${formatFigure(value, unit)})`;
}

/**
 * Whether a figure is drawn. An exact share of few cases is not, because it swings between
 * extremes.
 */
function isOnScale({ flags, value }: Figure): boolean {
  return value !== null && (!flags.includes('LOW_RELIABILITY') || flags.includes('ESTIMATED'));
}

/**
 * The range of a figure on a scale of its own, with the target, and the viewer's own figure. Null
 * if neither figure can be drawn.
 */
export function placeOf(
  kpi: JudgedKpi,
  range: Range | null,
  own: number | null = null,
): CellPlace | null {
  const { figure, measure, target } = kpi;
  const wanted = wantedOf(target, kpi);
  const ends = isOnScale(figure)
    ? range === null
      ? [figure.value ?? 0]
      : [range.from, range.to]
    : [];
  const drawn = [...ends, ...(own === null ? [] : [own])];
  if (drawn.length === 0) return null;
  const scale = fitScale(
    widen([...drawn, ...wanted], measure),
    (value) => formatTick(value, measure),
    { isFromZero: false },
  );
  return { scale, range: isOnScale(figure) ? toValueRange(range) : null, wanted };
}

/** A scale of shares covers at least this many points: less would exaggerate small differences. */
const MIN_POINTS = 10;

function widen(values: readonly number[], { unit }: JudgedKpi['measure']): readonly number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (unit !== 'PERCENT' || most - least >= MIN_POINTS) return values;
  const from = Math.max(0, Math.min(100 - MIN_POINTS, (least + most - MIN_POINTS) / 2));
  return [...values, from, from + MIN_POINTS];
}

/** The viewer's own share, if it has enough cases. */
export function ownShare(own: JudgedKpi | null): number | null {
  return own !== null && isOnScale(own.figure) ? own.figure.value : null;
}
