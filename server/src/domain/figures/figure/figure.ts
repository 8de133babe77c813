import { formatValue, missing } from '#domain/figures/words/format.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';

import type { Range } from './uncertainty.js';

export const figureFlags = {
  PROVISIONAL: '[p] Provisional: returns may still come in or be corrected.',
  REVISED: '[r] Revised since it was first final.',
  CONFIDENTIAL: '[c] Hidden to protect people.',
  NOT_AVAILABLE:
    '[x] Not available: not recorded at this level, or no return was sent. Also where other agencies’ figures are withheld.',
  NOT_APPLICABLE: '[z] Not applicable, such as a share of nothing.',
  ESTIMATED:
    '[e] Estimated: moved to protect people, by about 2 either way and never by more than 9 for each part that it is added up from. Its text is rounded to what can be known.',
  LOW_RELIABILITY:
    '[u] Low reliability: a share of fewer than 20, or of fewer than 50 where it is estimated.',
  BREAK: '[b] Break: figures before and after cannot be compared.',
} as const;
export type FigureFlag = keyof typeof figureFlags;

/** The value of a measure for one group. Null where it has none; its flags then say why. */
export interface Figure {
  readonly value: number | null;
  /**
   * The value in words, as British readers write it, rounded as far as it can be known; a missing
   * one as its flag.
   */
  readonly text: string;
  /**
   * The same as it is told: "about 45", "too few to show", "12 of yours, too few of others to
   * show", "none of yours".
   */
  readonly displayText: string;
  readonly unit: Measure['unit'];
  readonly flags: readonly FigureFlag[];
  readonly numerator: number | null;
  readonly denominator: number | null;
  /**
   * What of a protected count is the viewer's own, exactly. Null where nothing of it is protected,
   * and where it is not told.
   */
  readonly own: number | null;
  /** The rest of it, which is of others, as it is told: "about 15". Null where `own` is. */
  readonly othersText: string | null;
  /**
   * Where the truth of what was rounded lies nine times in ten, in the unit of the measure; null
   * where it is exact or not known. It never leaves the server.
   */
  readonly range: Range | null;
  /**
   * Whether something of it is withheld from the viewer, by what was asked alone: nothing is
   * missing then.
   */
  readonly isWithheld: boolean;
}

/** A share of fewer than this is of low reliability. */
const LOW_DENOMINATOR = 20;

/**
 * The figure that sums make: a count as it is, a ratio as numerator over denominator times the
 * measure's scale. A ratio to nothing is NOT_APPLICABLE. `flags` are those that come from outside,
 * such as PROVISIONAL; NOT_AVAILABLE, NOT_APPLICABLE and CONFIDENTIAL among them take the value
 * away.
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

/** The value that sums make; null for a share of nothing. */
export function toFigureValue(
  { scale, sumScale }: Measure,
  { numerator, denominator }: Parts,
): number | null {
  if (denominator === null) return toShown(numerator * sumScale);
  // Divided last: 29 of 100 times 100 is less than 29 where it is divided first.
  return denominator === 0 ? null : toShown((numerator * scale) / denominator);
}

/** What stands above and below the line of a figure, of the sums that it is made of. */
export function toFigureParts(measure: Measure, { numerator, denominator }: Parts): Parts {
  return {
    numerator: toShown(numerator * measure.sumScale),
    denominator: denominator === null ? null : toShown(denominator * denominatorScale(measure)),
  };
}

/** A figure that passed no perturbation. */
function toExact(
  measure: Measure,
  value: number,
  { flags, numerator, denominator }: Pick<Figure, 'flags' | 'numerator' | 'denominator'>,
): Figure {
  const { unit } = measure;
  const text = formatValue(measure, value);
  // Written out: spreading takes many times as long, and an answer has thousands.
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

/** A figure that has no value, for the first of its flags that takes one away. */
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

/** People are people: only sums of the measure's own unit are scaled. */
function denominatorScale({ denominator, sumScale }: Measure): number {
  return denominator === 'POPULATION' ? 1 : sumScale;
}

/** Without a minus before nothing, which a difference of equals may leave. */
function toShown(value: number): number {
  return value === 0 ? 0 : value;
}
