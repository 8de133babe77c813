import { cellsOf, isSmallCount, type Others, toNumber } from '#domain/disclosure/others.js';
import { formatAbout } from '#domain/figures/words/rounding.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Parts } from '#domain/measures/sums.js';

import { type Figure, type FigureFlag, toFigure, toMissing } from './figure.js';
import { halfOf, halfWidthOf, type Range, rangeOfCount, rangeOfShare } from './uncertainty.js';

/**
 * What the sums behind a figure show of others; null below the line where nothing of others can
 * stand there.
 */
export interface OthersOfParts {
  readonly numerator: Others;
  readonly denominator: Others | null;
}

/** The sums behind a figure, those of others as they are shown. */
export interface ShownParts extends Parts {
  readonly others: OthersOfParts;
  /** Whether the viewer's agencies can have records of their own in it. */
  readonly isOfAgencies: boolean;
}

/** A share that others are in is hidden below so many, and of low reliability below the second. */
const MIN_FOR_SHARE = 20;
export const FEW_FOR_SHARE = 50;

/**
 * The figure made from sums of which a part is protected. Where others are not shown, the viewer's
 * own part stays, with a flag; where there is none of that either, nothing is shown, and never 0. A
 * share is hidden where either of its sums is.
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
 * What is said of others of whom nothing is shown. Several figures added up may be more than four.
 */
const tooFew = 'too few to show';

function describeTooFew(whose: string): string {
  return `too few ${whose} to show`;
}

/**
 * A count as the viewer's own and what is told of others. Not told of rates and shares, and where
 * open records of others stand beside it.
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

/** What is said where what others recorded is withheld, and nothing is one's own. */
export const withheld = 'withheld to protect people';

/** The same of what is one's own, where that is nothing. */
export const noneOfYours = 'none of yours';

/**
 * What is one's own, or open, where others are withheld. That nothing is one's own is known to
 * oneself, and told; the person who belongs to no agency is told that it is withheld. A share takes
 * others out of both of its sums, also where one of them could show them: else it would be of less
 * than it is a share of.
 */
function toOwnAlone(measure: Measure, shown: ShownParts, flags: readonly FigureFlag[]): Figure {
  const parts = withoutOthers(shown);
  const isEmpty =
    measure.denominator === 'POPULATION'
      ? parts.numerator === 0
      : (parts.denominator ?? parts.numerator) === 0;
  const isOwnKnown = shown.isOfAgencies && !isMixed(measure);
  // What else is known of the whole, such as what is published, is nobody's own.
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
    displayText: `${plain.text}${isMixed(measure) ? ', without protected ones of others' : ', yours only'}`,
    isWithheld: true,
  };
}

function withoutOthers({ numerator, denominator, others }: ShownParts): Parts {
  return {
    numerator: numerator - toNumber(others.numerator),
    denominator: denominator === null ? null : denominator - toNumber(others.denominator),
  };
}

/** A count, or a rate of one. */
function toShownCount(measure: Measure, parts: ShownParts, flags: readonly FigureFlag[]): Figure {
  const plain = toFigure(measure, parts, flags);
  if (toNumber(parts.others.numerator) !== 0)
    return round(measure, plain, scaleOf(measure, parts, rangeOfCount(countAbove(parts))));
  if (parts.numerator === 0) return toMissing(measure, ['CONFIDENTIAL', ...flags], tooFew);
  const own = isMixed(measure)
    ? `${plain.text}, and ${describeTooFew('protected ones of others')}`
    : `${plain.text} of yours, ${describeTooFew('of others')}`;
  // Of several nothing is known of how many there may be.
  const { from, to } = rangeOfCount(countAbove(parts));
  const range = parts.others.numerator === 'FEW' ? null : scaleOf(measure, parts, { from, to });
  return { ...plain, flags: ['CONFIDENTIAL', ...plain.flags], displayText: own, range };
}

/** What is above the line, by how it is known. */
function countAbove({ numerator, others }: ShownParts) {
  return {
    shown: numerator,
    exact: numerator - toNumber(others.numerator),
    cells: cellsOf(others.numerator),
  };
}

/** A range of the count above the line in the unit of the measure. */
function scaleOf(
  { scale, sumScale }: Measure,
  { denominator }: Parts,
  { from, to }: Range,
): Range | null {
  if (denominator === 0) return null;
  const factor = denominator === null ? sumScale : scale / denominator;
  return { from: from * factor, to: to * factor };
}

/** A figure that others were rounded in: its text as far as it can be known, its value as it is. */
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
    return toMissing(measure, ['CONFIDENTIAL', ...flags], 'hidden: too few to protect people');
  }
  // Each sum is off by a few, so that the part can come out above the whole.
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
 * Whether only some of a measure's records are protected, so that it holds open ones of others,
 * too.
 */
function isMixed({ disclosure }: Measure): boolean {
  return disclosure === 'PROTECTED_CRIME_TYPES';
}
