import type { Range } from '#domain/figures/figure/uncertainty.js';
import { lazily } from '#domain/lazily.js';

import { type Break, type BreakOptions, findBreaks } from './level-breaks.js';

/** A series of closed quarters that was recorded in one way, in which breaks are looked for. */
export interface Series {
  /** One value for each consecutive quarter; null for a gap. */
  readonly values: readonly (number | null)[];
  /**
   * For each value, the range that holds the true value nine times in ten; null for an exact value.
   * The whole list is null if all values are exact.
   */
  readonly ranges: readonly (Range | null)[] | null;
  /** The breaks of the values as shown, found once. */
  readonly breaks: readonly Break[];
}

/** Makes a series from its values and their ranges. */
export function toSeries(
  values: Series['values'],
  ranges: Series['ranges'],
  options: BreakOptions,
): Series {
  const breaks = lazily(() => findBreaks(values, options));
  return {
    values,
    ranges,
    get breaks() {
      return breaks();
    },
  };
}

/**
 * The values with the latest one at either end of its range: between them a break appears or
 * disappears only once. Empty if the latest one is exact.
 */
export function latestAtEnds({ values, ranges }: Series): readonly Series['values'][] {
  const range = ranges?.at(-1) ?? null;
  return range === null ? [] : [range.from, range.to].map((end) => values.with(-1, end));
}

/**
 * The values, with each rounded one after the start of a break moved, within its range, to where it
 * supports the break least: nearest to the baseline while the level is broken, and furthest from it
 * once it is back.
 */
export function pushToDoubt(
  { values, ranges }: Series,
  { start, side, backSince }: Pick<Break, 'start' | 'side' | 'backSince'>,
): Series['values'] {
  return values.map((value, index) => {
    const range = ranges?.[index] ?? null;
    if (value === null || range === null || index < start) return value;
    const isAtLevel = backSince === null || index < backSince;
    return isAtLevel === (side === 'HIGH') ? range.from : range.to;
  });
}
