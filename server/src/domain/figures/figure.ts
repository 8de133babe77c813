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
 * The figure that sums make: a count as it is, a ratio as numerator over denominator times the measure's scale. A ratio
 * to nothing is NOT_APPLICABLE. `flags` are those that come from outside, such as PROVISIONAL; NOT_AVAILABLE,
 * NOT_APPLICABLE and CONFIDENTIAL among them take the value away.
 */
export function toFigure(measure: Measure, parts: Parts, flags: readonly FigureFlag[]): Figure {
  const { unit, scale, sumScale } = measure;
  const gone = (['NOT_AVAILABLE', 'CONFIDENTIAL'] as const).find((flag) => flags.includes(flag));
  if (gone) return { value: null, text: missing[gone], unit, flags, numerator: null, denominator: null };

  const numerator = toShown(parts.numerator * sumScale);
  const denominator = parts.denominator === null ? null : toShown(parts.denominator * denominatorScale(measure));
  if (flags.includes('NOT_APPLICABLE'))
    return { value: null, text: missing.NOT_APPLICABLE, unit, flags, numerator: null, denominator: null };
  if (parts.denominator === null) {
    return { value: numerator, text: formatFigure(numerator, unit), unit, flags, numerator: null, denominator: null };
  }
  if (parts.denominator === 0) {
    return { value: null, text: missing.NOT_APPLICABLE, unit, flags: ['NOT_APPLICABLE', ...flags], numerator, denominator };
  }
  // Divided last: 29 of 100 times 100 is less than 29 where it is divided first.
  const value = toShown((parts.numerator * scale) / parts.denominator);
  const isLow = unit === 'PERCENT' && parts.denominator < LOW_DENOMINATOR;
  return { value, text: formatFigure(value, unit), unit, flags: isLow ? [...flags, 'LOW_RELIABILITY'] : flags, numerator, denominator };
}

/** People are people: only sums of the measure's own unit are scaled. */
function denominatorScale({ denominator, sumScale }: Measure): number {
  return denominator === 'POPULATION' ? 1 : sumScale;
}

/** Without a minus before nothing, which a difference of equals may leave. */
function toShown(value: number): number {
  return value === 0 ? 0 : value;
}
