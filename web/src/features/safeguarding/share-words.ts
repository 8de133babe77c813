import { findExact, isHidden, isOwnAlone, missingSymbol, type ShareValue, wordMissing } from '#lib/figure.js';
import { capitalise, formatNumber } from '#lib/format.js';
import { formatRounded } from '#lib/rounded.js';

/** A share of fewer is told in numbers, never as a percentage. */
const fewest = 20;

/** Whether there is a share, of enough to be told as a percentage. */
export function isTold({ value, denominator }: ShareValue): boolean {
  return value !== null && denominator !== null && denominator >= fewest;
}

/** `about 73.2%`, `5 of 5` of too few, `[c]` of what is hidden. */
export function wordShare(figure: ShareValue): string {
  const { value, numerator, denominator, inWords } = figure;
  if (value === null) return missingSymbol(figure);
  if (isTold(figure)) return inWords;
  return numerator === null || denominator === null
    ? 'too few to tell'
    : `${formatNumber(numerator)} of ${formatNumber(denominator)}${isOwnAlone(figure) ? ' of yours' : ''}`;
}

/** `38 of 54`, `about 41 of about 56`: what a share is of what. Null where it is not told. */
export function wordCases(figure: ShareValue): string | null {
  const { value, numerator, denominator } = figure;
  if (value === null || numerator === null || denominator === null) return null;
  const about = findExact(figure) === null ? 'about ' : '';
  const write = findExact(figure) === null ? formatRounded : formatNumber;
  return `${about}${write(numerator)} of ${about}${write(denominator)}${isOwnAlone(figure) ? ', yours only' : ''}`;
}

/** Why no percentage stands here, in words: `hidden: too few`, `too few for a percentage`. Null where one does. */
export function wordFew(figure: ShareValue): string | null {
  if (isHidden(figure)) return 'Hidden: too few';
  if (figure.value === null) return capitalise(wordMissing(figure));
  return isTold(figure) ? null : 'Too few for a percentage';
}
