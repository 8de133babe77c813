import { formatFigure, formatHeadline, isOwnAlone, type ShareValue, withoutOthers } from './figure.js';
import { capitalise } from './format.js';
import { splitClause, splitSentence } from './sentence.js';

export interface JudgedShare {
  readonly figure: ShareValue;
  readonly sentence: string;
}

/** A share that stands beside what was wanted of it; a null target where nothing was. */
export interface AimedShare extends JudgedShare {
  readonly target: { readonly text: string } | null;
}

/** The share of a range, which nobody judges, as one that is judged: `22.8% were major or moderate`, without a target. */
export function tellUnjudged(figure: ShareValue, were: string): AimedShare {
  return { figure, target: null, sentence: wordUnjudged(figure, were) };
}

function wordUnjudged(figure: ShareValue, were: string): string {
  if (figure.value === null) return `The share that ${were} is not shown: ${formatFigure(figure)}`;
  if (isOwnAlone(figure)) return `${figure.text} ${were}, ${withoutOthers}`;
  return `${capitalise(formatHeadline(figure))} ${were}`;
}

interface ShareMessage {
  readonly message: string;
  /** What of the server's words is no headline; empty where nothing is. */
  readonly note: string;
}

/**
 * The message of a share, in the server's words. A share of too few is told as what it is of what, `3 of 11 were major or moderate`,
 * and never as a percentage.
 */
export function tellShare(
  { figure, sentence }: JudgedShare,
  { were, isOpen }: { readonly were: string; readonly isOpen: boolean },
): ShareMessage {
  if (figure.flags.includes('LOW_RELIABILITY')) {
    return { message: `${formatHeadline(figure)} ${were}: too few for a percentage`, note: '' };
  }
  if (!isOpen) return { message: splitSentence(sentence)[0], note: '' };
  const [message, note] = splitClause(sentence);
  return { message, note };
}
