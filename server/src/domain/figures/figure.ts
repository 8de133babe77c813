import type { Measure } from '#domain/measures/measure.js';

import { formatFigure, missing } from './format.js';

export const figureFlags = {
  PROVISIONAL: '[p] Provisional: returns may still come in or be corrected.',
  REVISED: '[r] Revised since it was first final.',
  CONFIDENTIAL: '[c] Hidden to protect people.',
  NOT_AVAILABLE: '[x] Not available: not recorded at this level, or no return was sent.',
  NOT_APPLICABLE: '[z] Not applicable, such as a share of nothing.',
  ESTIMATED: '[e] Estimated.',
  LOW_RELIABILITY: '[u] Low reliability: a share of fewer than 20.',
  BREAK: '[b] Break: figures before and after cannot be compared.',
} as const;
export type FigureFlag = keyof typeof figureFlags;

/** The sums behind one figure. `denominator` is null for counts. */
export interface Parts {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** The value of a measure for one group. Null where it has none; its flags then say why. */
export interface Figure {
  readonly value: number | null;
  /** The value in words, as British readers write it; a missing one as its flag. */
  readonly text: string;
  readonly unit: Measure['unit'];
  readonly flags: readonly FigureFlag[];
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** A share of fewer than this is of low reliability. */
const LOW_DENOMINATOR = 20;

/**
 * The figure that sums make: a count as it is, a share as numerator over denominator x 100. A share of nothing is
 * NOT_APPLICABLE. `flags` are those that come from outside, such as PROVISIONAL; NOT_AVAILABLE among them takes the value away.
 */
export function toFigure(measure: Measure, parts: Parts, flags: readonly FigureFlag[]): Figure {
  const { unit } = measure;
  if (flags.includes('NOT_AVAILABLE')) return { value: null, text: missing.NOT_AVAILABLE, unit, flags, numerator: null, denominator: null };

  const { numerator, denominator } = parts;
  if (denominator === null) {
    return { value: numerator, text: formatFigure(numerator, unit), unit, flags, numerator: null, denominator: null };
  }
  if (denominator === 0) {
    return { value: null, text: missing.NOT_APPLICABLE, unit, flags: ['NOT_APPLICABLE', ...flags], numerator, denominator };
  }
  const value = (numerator / denominator) * 100;
  const isLow = denominator < LOW_DENOMINATOR;
  return { value, text: formatFigure(value, unit), unit, flags: isLow ? [...flags, 'LOW_RELIABILITY'] : flags, numerator, denominator };
}
