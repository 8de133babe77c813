import { type FigureValue, formatAmong, isHidden, isOwnAlone, withoutOthers } from '#lib/figure.js';
import { capitalise } from '#lib/format.js';
import type { Step } from '#lib/scope.js';
import { eachOf, wordPartial, wordSpan } from '#lib/span-words.js';
import type { ToldPlace } from '#lib/time-lines.js';

/** Reports of one quarter, month or year that name a limb of the serious-crime test, and those that name none. */
export interface SeriousTime {
  readonly label: string;
  readonly isOpen: boolean;
  /** `so far`; empty of what is whole. */
  readonly part: string;
  readonly withLimb: FigureValue;
  readonly withoutLimb: FigureValue;
}

/** The message of the serious-crime test by quarter: both numbers of the quarter shown. A missing one is said to be missing. */
export function wordSerious(quarter: SeriousTime | undefined): string {
  if (quarter === undefined) return 'No report names a limb of the serious-crime test';
  const { label, isOpen, withLimb, withoutLimb } = quarter;
  const when = isOpen ? ` so far in ${label}` : '';
  if (withLimb.value === null && withoutLimb.value === null)
    return `What reports name of the serious-crime test cannot be told for ${label}`;
  const told = `${capitalise(wordCount(withLimb))} reports met the serious-crime test${when}; ${wordCount(withoutLimb)} named no limb of it`;
  return [withLimb, withoutLimb].some(isOwnAlone) ? `${told}, ${withoutOthers}` : told;
}

/** The same where it is told by other steps than the quarter, or of a range: between which numbers both lay. */
export function wordSeriousSpans([meets, none]: readonly { readonly places: readonly ToldPlace[] }[], step: Step): string {
  const lines = [meets, none].filter((line) => line !== undefined);
  const [met, named] = [meets, none].map((line) => wordSpan(line?.places ?? []));
  if (!met || !named) return 'Nothing of this is whole yet';
  return `${capitalise(met)} reports ${eachOf[step]} met the serious-crime test; ${named} named no limb of it${wordPartial(lines, ', ')}`;
}

function wordCount(figure: FigureValue): string {
  if (figure.value !== null) return formatAmong(figure);
  return isHidden(figure) ? 'fewer than 5' : 'an unknown number of';
}

/** What the bars show, in one sentence for those who do not see them: the quarter shown, and how far the others lie apart. */
export function summariseSerious(quarters: readonly SeriousTime[], shown: SeriousTime | undefined): string {
  const closed = quarters.filter(({ isOpen, withLimb }) => !isOpen && withLimb.value !== null);
  const size = ({ withLimb }: SeriousTime) => withLimb.value ?? 0;
  const lowest = closed.find((quarter) => closed.every((other) => size(quarter) <= size(other)));
  const highest = closed.findLast((quarter) => closed.every((other) => size(quarter) >= size(other)));
  const now =
    shown === undefined
      ? null
      : `${[shown.label, shown.part].join(' ').trim()}: ${formatAmong(shown.withLimb)} meet the test, ${formatAmong(shown.withoutLimb)} name no limb`;
  const span =
    lowest === undefined || highest === undefined || lowest === highest
      ? null
      : `of those that meet it, lowest ${formatAmong(lowest.withLimb)} in ${lowest.label}, highest ${formatAmong(highest.withLimb)} in ${highest.label}`;
  const partial = quarters.some(({ withLimb, withoutLimb }) => isOwnAlone(withLimb) || isOwnAlone(withoutLimb)) ? withoutOthers : null;
  return `${[now, span, partial].filter((part) => part !== null).join('; ')}.`;
}
