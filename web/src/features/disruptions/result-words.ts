import { type FigureValue, findText, formatFigure, isHidden, wordMissing } from '#lib/figure.js';
import { joinWords } from '#lib/format.js';
import { splitSentence } from '#lib/sentence.js';
import type { Side } from '#lib/signal.js';
import type { Variation } from '#ui/judgement/judgement.type.js';
import { isRealChange, isTold } from '#ui/judgement/real-change.js';

/** One result as it is judged. */
export interface ToldResult {
  readonly name: string;
  readonly figure: FigureValue;
  readonly variation: Variation;
  /** Which side of what is usual it lies on; null where it is no real change. */
  readonly side: Side | null;
  /** What the server says of it. */
  readonly sentence: string;
  /** The figure of the quarter before; null where there is none to compare with. */
  readonly before: FigureValue | null;
}

/** So many real changes are named with their numbers. */
const mostNumbered = 3;

/** The message of the results: which really changed, in the server's words where it is one. Of an open quarter nothing is judged. */
export function wordResults(results: readonly ToldResult[], quarter: { readonly name: string; readonly isOpen: boolean }): string {
  if (quarter.isOpen) return `Results so far in ${quarter.name}, which is not closed`;
  const known = results.filter(({ figure }) => figure.value !== null);
  const changed = known.filter(isChanged);
  const [first] = changed;
  if (first === undefined) return wordUnchanged(results, known);

  // Where a change came from is told with its measure: here it would stand between the change and the rest.
  const [told] = splitSentence(first.sentence)[0].split('; ');
  if (changed.length === 1) return `${told ?? first.name}; no other result really changed`;
  const named = changed.length > mostNumbered ? changed.map(({ name }) => name) : changed.map(wordChanged);
  return `${changed.length} of ${results.length} results really changed: ${joinWords(named.map(inSentence))}`;
}

function wordUnchanged(results: readonly ToldResult[], known: readonly ToldResult[]): string {
  const judged = known.filter(({ variation }) => isTold(variation));
  if (judged.length === 0) return 'There are too few quarters to tell a real change in any result';
  if (judged.length === results.length) return `No real change in any of the ${results.length} results`;
  return judged.length === 1
    ? 'No real change in the one result that can be judged'
    : `No real change in the ${judged.length} results that can be judged`;
}

function isChanged({ variation }: ToldResult): boolean {
  return isRealChange(variation);
}

function wordChanged({ name, figure, side }: ToldResult): string {
  return `${name} (${formatFigure(figure)}, unusually ${side === 'LOW' ? 'low' : 'high'})`;
}

function inSentence(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** `148 last quarter, unusually high`: what stands under a result. */
export function wordBefore({ figure, before, side }: ToldResult, isOpen: boolean): string {
  if (figure.value === null) return isHidden(figure) ? 'hidden to protect people' : wordMissing(figure);
  const when = isOpen ? 'same days last quarter' : 'last quarter';
  const told = findText(before);
  const compared = told === null ? 'not compared' : `${told} ${when}`;
  return side === null || isOpen ? compared : `${compared}, unusually ${side === 'LOW' ? 'low' : 'high'}`;
}

/** What the panel shows, in one sentence for those who do not see it. */
export function summariseResults(results: readonly ToldResult[], quarter: string): string {
  return `${quarter}: ${results.map(({ name, figure }) => `${inSentence(name)} ${figure.value === null ? formatFigure(figure) : formatFigure(figure)}`).join('; ')}.`;
}
