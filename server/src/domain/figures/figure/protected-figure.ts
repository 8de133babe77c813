import { cellsOf, isSmallCount, type Others, toNumber } from '#domain/disclosure/others.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';

import { type Figure, type FigureFlag, toFigure, toMissing } from './figure.js';
import { halfOf, halfWidthOf, type Range, rangeOfCount, rangeOfShare } from './uncertainty.js';

/**
 * What the sums behind a figure show of others' records; the denominator is null if it can count
 * none of them.
 */
export interface OthersOfParts {
  readonly numerator: Others;
  readonly denominator: Others | null;
}

/** The sums behind a figure, with others' part as shown. */
export interface ShownParts extends Parts {
  readonly others: OthersOfParts;
  /** Whether the viewer's agencies can have records of their own in the figure. */
  readonly isOfAgencies: boolean;
}

/**
 * A share that includes others is hidden if it has fewer cases than the first number, and has low
 * reliability if it has fewer than the second.
 */
const MIN_FOR_SHARE = 20;
export const FEW_FOR_SHARE = 50;

/**
 * The figure worked out from partly protected sums. If others are not shown, the viewer's own part
 * stays, with a flag; if there is no own part either, nothing is shown, not even 0. A share is
 * hidden if either of its sums is.
 */
export function toProtectedFigure(
  measure: Measure,
  parts: ShownParts,
  flags: readonly FigureFlag[],
): Figure {
  const { numerator, denominator } = parts.others;
  const isMissing = flags.includes('NOT_AVAILABLE') || flags.includes('NOT_APPLICABLE');
  if (isMissing || (numerator === 'NONE' && (denominator ?? 'NONE') === 'NONE'))
    return toFigure(measure, parts, flags);
  if (numerator === 'NOT_AVAILABLE' || denominator === 'NOT_AVAILABLE') {
    return { ...toOwnAlone(measure, parts, flags), ...splitOwn(measure, parts) };
  }
  if (denominator !== null) return toShownShare(measure, parts, flags);
  return { ...toShownCount(measure, parts, flags), ...splitOwn(measure, parts) };
}

/**
 * The text for others who are not shown. It does not name a limit, because several such figures may
 * add up to more than four.
 */
const tooFew = 'too few to show';

/**
 * Splits a count into the viewer's own part and the text for others. Both are null for rates,
 * shares, and measures that include other agencies' open records.
 */
function splitOwn(
  measure: Measure,
  { numerator, others, isOfAgencies }: ShownParts,
): Pick<Figure, 'own' | 'othersText'> {
  if (!isOfAgencies || measure.denominator !== null || isMixed(measure))
    return { own: null, othersText: null };
  const shown = toNumber(others.numerator);
  const halfWidth = halfWidthOf(cellsOf(others.numerator)) * measure.sumScale;
  const words =
    shown === 0
      ? tooFew
      : `about ${formatAbout(shown * measure.sumScale, halfWidth, measure.unit)}`;
  return {
    own: (numerator - shown) * measure.sumScale,
    othersText: others.numerator === 'NOT_AVAILABLE' ? 'withheld' : words,
  };
}

/** The text if other agencies' part is withheld and the viewer has none. */
export const withheld = 'withheld to protect people';

/** The text for the viewer's own part if there is nothing in it. */
export const noneOfYours = 'none of yours';

/**
 * The figure made only from records that are the viewer's own or open, if others are withheld.
 * Viewers may know that they have none, so the text says so; a viewer without an agency reads that
 * the figure is withheld. A share leaves others out of both of its sums, even if one of them could
 * be shown: otherwise its numerator and denominator would not match.
 */
function toOwnAlone(measure: Measure, shown: ShownParts, flags: readonly FigureFlag[]): Figure {
  const parts = withoutOthers(shown);
  const isEmpty =
    measure.denominator === 'POPULATION'
      ? parts.numerator === 0
      : (parts.denominator ?? parts.numerator) === 0;
  const isOwnKnown = shown.isOfAgencies && !isMixed(measure);
  // Other known parts of the whole, such as what is published, belong to no viewer.
  if (isEmpty || (!shown.isOfAgencies && !isMixed(measure))) {
    const gone = toMissing(
      measure,
      ['NOT_AVAILABLE', ...flags],
      isOwnKnown ? noneOfYours : withheld,
    );
    return { ...gone, isWithheld: true };
  }
  const plain = toFigure(measure, parts, flags);
  return {
    ...plain,
    flags: ['NOT_AVAILABLE', ...plain.flags],
    displayText: `${plain.text}${isMixed(measure) ? ', without other agencies’ protected ones' : ', yours only'}`,
    isWithheld: true,
  };
}

function withoutOthers({ numerator, denominator, others }: ShownParts): Parts {
  return {
    numerator: numerator - toNumber(others.numerator),
    denominator: denominator === null ? null : denominator - toNumber(others.denominator),
  };
}

/** A count, or a rate based on one. */
function toShownCount(measure: Measure, parts: ShownParts, flags: readonly FigureFlag[]): Figure {
  const plain = toFigure(measure, parts, flags);
  if (toNumber(parts.others.numerator) !== 0)
    return round(measure, plain, scaleOf(measure, parts, rangeOfCount(countAbove(parts))));
  if (parts.numerator === 0) return toMissing(measure, ['CONFIDENTIAL', ...flags], tooFew);
  const own = isMixed(measure)
    ? `${plain.text}, and other agencies’ protected ones are ${tooFew}`
    : `${plain.text} of yours, too few of others to show`;
  // For several hidden figures, the largest possible sum is unknown.
  const { from, to } = rangeOfCount(countAbove(parts));
  const range = parts.others.numerator === 'FEW' ? null : scaleOf(measure, parts, { from, to });
  return { ...plain, flags: ['CONFIDENTIAL', ...plain.flags], displayText: own, range };
}

/** The numerator as shown, its exact part, and the number of cells that make up the rest. */
function countAbove({ numerator, others }: ShownParts) {
  return {
    shown: numerator,
    exact: numerator - toNumber(others.numerator),
    cells: cellsOf(others.numerator),
  };
}

/** A range of the numerator's count, in the measure's unit; null if the denominator is zero. */
function scaleOf(
  { scale, sumScale }: Measure,
  { denominator }: Parts,
  { from, to }: Range,
): Range | null {
  if (denominator === 0) return null;
  const factor = denominator === null ? sumScale : scale / denominator;
  return { from: from * factor, to: to * factor };
}

/**
 * A figure that includes rounded others: its text rounded as far as it is known, its value
 * unrounded.
 */
function round({ unit }: Measure, plain: Figure, range: Range | null): Figure {
  const flags: readonly FigureFlag[] = ['ESTIMATED', ...plain.flags];
  if (plain.value === null) return { ...plain, flags, displayText: `about ${plain.text}` };
  const text = formatAbout(plain.value, halfOf(range), unit);
  return { ...plain, text, flags, displayText: `about ${text}`, range };
}

function toShownShare(measure: Measure, parts: ShownParts, flags: readonly FigureFlag[]): Figure {
  const { others, denominator } = parts;
  const below = denominator ?? 0;
  if (isSmallCount(others.numerator) || isSmallCount(others.denominator) || below < MIN_FOR_SHARE) {
    return toMissing(
      measure,
      ['CONFIDENTIAL', ...flags],
      'hidden to protect people: too few cases',
    );
  }
  // Each sum is off by a few, so the part may come out larger than the whole.
  const plain = toFigure(measure, { ...parts, numerator: Math.min(parts.numerator, below) }, flags);
  const low: readonly FigureFlag[] = below < FEW_FOR_SHARE ? ['LOW_RELIABILITY'] : [];
  const whole = {
    shown: below,
    exact: below - toNumber(others.denominator),
    cells: cellsOf(others.denominator),
  };
  const { from, to } = rangeOfShare(countAbove(parts), whole);
  const figure = round(measure, plain, { from: from * measure.scale, to: to * measure.scale });
  return { ...figure, flags: [...figure.flags, ...low] };
}

/**
 * Whether only some of a measure's records are protected, so that it includes open records of
 * others, too.
 */
function isMixed({ disclosure }: Measure): boolean {
  return disclosure === 'PROTECTED_CRIME_TYPES';
}
