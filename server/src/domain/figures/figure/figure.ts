import { formatValue, missing } from '#domain/figures/words/format.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';

import type { Range } from './uncertainty.js';

export const figureFlags = {
  PROVISIONAL: '[p] Provisional: returns may still come in or be corrected.',
  REVISED: '[r] Revised since it first became final.',
  CONFIDENTIAL: '[c] Hidden to protect people.',
  NOT_AVAILABLE:
    '[x] Not available: not recorded at this level, or no return was sent. Also where other agencies’ figures are withheld.',
  NOT_APPLICABLE: '[z] Not applicable, such as a share of nothing.',
  ESTIMATED:
    '[e] Estimated: changed to protect people, by about 2 either way and never by more than 9 for each part that makes it up. Its text is rounded accordingly.',
  LOW_RELIABILITY:
    '[u] Low reliability: a share of fewer than 20, or of fewer than 50 if it is estimated.',
  BREAK: '[b] Break: figures before and after cannot be compared.',
} as const;
export type FigureFlag = keyof typeof figureFlags;

/** The value of a measure for one group. If there is no value, the flags say why. */
export interface Figure {
  readonly value: number | null;
  /**
   * The value in British notation, rounded as far as it is known; or a flag, if there is no value.
   */
  readonly text: string;
  /**
   * The value in words: "about 45", "too few to show", "12 of yours, too few of others to show",
   * "none of yours".
   */
  readonly displayText: string;
  readonly unit: Measure['unit'];
  readonly flags: readonly FigureFlag[];
  readonly numerator: number | null;
  readonly denominator: number | null;
  /**
   * The viewer's own part of a protected count, exactly. Null if none of it is protected, or the
   * part is not shown.
   */
  readonly own: number | null;
  /** Others' part of the count, in words: "about 15". Null if `own` is null. */
  readonly othersText: string | null;
  /**
   * The range that holds the true value nine times in ten, in the measure's unit; null if exact or
   * unknown. It never leaves the server.
   */
  readonly range: Range | null;
  /**
   * Whether part of the figure is withheld from the viewer only because of the question, and not
   * because returns are missing.
   */
  readonly isWithheld: boolean;
}

/** A share of fewer than this has low reliability. */
const LOW_DENOMINATOR = 20;

/**
 * The figure worked out from sums: a count unchanged, a ratio as numerator over denominator times
 * the measure's scale. A ratio with a zero denominator is NOT_APPLICABLE. `flags` come from the
 * caller, such as PROVISIONAL. NOT_AVAILABLE, NOT_APPLICABLE and CONFIDENTIAL remove the value.
 */
export function toFigure(measure: Measure, parts: Parts, flags: readonly FigureFlag[]): Figure {
  const { unit } = measure;
  const gone = (['NOT_AVAILABLE', 'CONFIDENTIAL'] as const).find((flag) => flags.includes(flag));
  if (gone) return toMissing(measure, flags, missing[gone]);

  const { numerator, denominator } = toFigureParts(measure, parts);
  const value = toFigureValue(measure, parts);
  if (flags.includes('NOT_APPLICABLE')) return toMissing(measure, flags, missing.NOT_APPLICABLE);
  if (value === null) {
    return {
      ...toMissing(measure, ['NOT_APPLICABLE', ...flags], missing.NOT_APPLICABLE),
      numerator,
      denominator,
    };
  }
  if (parts.denominator === null)
    return toExact(measure, value, { flags, numerator: null, denominator: null });
  const isLow = unit === 'PERCENT' && parts.denominator < LOW_DENOMINATOR;
  return toExact(measure, value, {
    flags: isLow ? [...flags, 'LOW_RELIABILITY'] : flags,
    numerator,
    denominator,
  });
}

/** The value worked out from sums; null for a share with a zero denominator. */
export function toFigureValue(
  { scale, sumScale }: Measure,
  { numerator, denominator }: Parts,
): number | null {
  if (denominator === null) return toShown(numerator * sumScale);
  // Divided last: (29 / 100) * 100 is slightly less than 29.
  return denominator === 0 ? null : toShown((numerator * scale) / denominator);
}

/** A figure's numerator and denominator, from the sums that it is made of. */
export function toFigureParts(measure: Measure, { numerator, denominator }: Parts): Parts {
  return {
    numerator: toShown(numerator * measure.sumScale),
    denominator: denominator === null ? null : toShown(denominator * denominatorScale(measure)),
  };
}

/** A figure without perturbation. */
function toExact(
  measure: Measure,
  value: number,
  { flags, numerator, denominator }: Pick<Figure, 'flags' | 'numerator' | 'denominator'>,
): Figure {
  const { unit } = measure;
  const text = formatValue(measure, value);
  // Written out, because spreading objects takes many times as long and an answer has thousands of
  // figures.
  return {
    value,
    text,
    displayText: text,
    unit,
    flags,
    numerator,
    denominator,
    own: null,
    othersText: null,
    range: null,
    isWithheld: false,
  };
}

/** A figure without a value, for the first of its flags that removes it. */
export function toMissing(
  { unit }: Pick<Measure, 'unit'>,
  flags: readonly FigureFlag[],
  displayText: string,
): Figure {
  const gone = flags.includes('NOT_AVAILABLE')
    ? 'NOT_AVAILABLE'
    : flags.includes('CONFIDENTIAL')
      ? 'CONFIDENTIAL'
      : 'NOT_APPLICABLE';
  const text = missing[flags.includes(gone) ? gone : 'NOT_AVAILABLE'];
  return {
    value: null,
    text,
    displayText,
    unit,
    flags,
    numerator: null,
    denominator: null,
    own: null,
    othersText: null,
    range: null,
    isWithheld: false,
  };
}

/** Only sums in the measure's own unit are scaled, not people. */
function denominatorScale({ denominator, sumScale }: Measure): number {
  return denominator === 'POPULATION' ? 1 : sumScale;
}

/** The value with 0 in place of negative zero, which subtracting equal numbers may give. */
export function toShown(value: number): number {
  return value === 0 ? 0 : value;
}
