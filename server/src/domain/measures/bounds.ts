import type { Measure } from './measure.js';

/** Values that a measure cannot go beyond; open where there is no end. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The values that a measure can have: nothing below 0, and a share of a whole no more than 100. A
 * share from which something is taken away, such as the vacancy rate, may lie below zero, and has
 * no ends.
 */
export function boundsOf({ unit, numerator }: Pick<Measure, 'unit' | 'numerator'>): Bounds {
  if (numerator.some(({ sign }) => sign < 0)) return { lower: -Infinity, upper: Infinity };
  return { lower: 0, upper: unit === 'PERCENT' ? 100 : Infinity };
}
