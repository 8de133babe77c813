import { formatHeadline, type ShareValue } from './figure.js';
import { splitClause, splitSentence } from './sentence.js';

export interface JudgedShare {
  readonly figure: ShareValue;
  readonly sentence: string;
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
