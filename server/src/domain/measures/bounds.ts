import type { Measure } from './measure.js';

/** The smallest and largest value that a measure can have; infinite if there is none. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The values that a measure can have: nothing below 0, and a share of a whole no more than 100. A
 * share with something subtracted, such as the vacancy rate, may be below zero, and has no bounds.
 */
export function boundsOf({ unit, numerator }: Pick<Measure, 'unit' | 'numerator'>): Bounds {
  if (numerator.some(({ sign }) => sign < 0)) return { lower: -Infinity, upper: Infinity };
  return { lower: 0, upper: unit === 'PERCENT' ? 100 : Infinity };
}
