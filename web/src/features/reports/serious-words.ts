import { type FigureValue, formatAmong, isHidden, isOwnAlone, withoutOthers } from '#lib/figure.js';
import { capitalise } from '#lib/format.js';

/** Reports of one quarter that name a limb of the serious-crime test, and those that name none. */
export interface SeriousQuarter {
  readonly label: string;
  readonly isOpen: boolean;
  readonly withLimb: FigureValue;
  readonly withoutLimb: FigureValue;
}

/** The message of the serious-crime test by quarter: both numbers of the quarter shown. A missing one is said to be missing. */
export function wordSerious(quarter: SeriousQuarter | undefined): string {
  if (quarter === undefined) return 'No report names a limb of the serious-crime test';
  const { label, isOpen, withLimb, withoutLimb } = quarter;
  const when = isOpen ? ` so far in ${label}` : '';
  if (withLimb.value === null && withoutLimb.value === null)
    return `What reports name of the serious-crime test cannot be told for ${label}`;
  const told = `${capitalise(wordCount(withLimb))} reports met the serious-crime test${when}; ${wordCount(withoutLimb)} named no limb of it`;
  return [withLimb, withoutLimb].some(isOwnAlone) ? `${told}, ${withoutOthers}` : told;
}

function wordCount(figure: FigureValue): string {
  if (figure.value !== null) return formatAmong(figure);
  return isHidden(figure) ? 'fewer than 5' : 'an unknown number of';
}

/** What the bars show, in one sentence for those who do not see them: the quarter shown, and how far the others lie apart. */
export function summariseSerious(quarters: readonly SeriousQuarter[], shown: SeriousQuarter | undefined): string {
  const closed = quarters.filter(({ isOpen, withLimb }) => !isOpen && withLimb.value !== null);
  const size = ({ withLimb }: SeriousQuarter) => withLimb.value ?? 0;
  const lowest = closed.find((quarter) => closed.every((other) => size(quarter) <= size(other)));
  const highest = closed.findLast((quarter) => closed.every((other) => size(quarter) >= size(other)));
  const now =
    shown === undefined
      ? null
      : `${shown.label}${shown.isOpen ? ' so far' : ''}: ${formatAmong(shown.withLimb)} meet the test, ${formatAmong(shown.withoutLimb)} name no limb`;
  const span =
    lowest === undefined || highest === undefined || lowest === highest
      ? null
      : `of those that meet it, lowest ${formatAmong(lowest.withLimb)} in ${lowest.label}, highest ${formatAmong(highest.withLimb)} in ${highest.label}`;
  const partial = quarters.some(({ withLimb, withoutLimb }) => isOwnAlone(withLimb) || isOwnAlone(withoutLimb)) ? withoutOthers : null;
  return `${[now, span, partial].filter((part) => part !== null).join('; ')}.`;
}
