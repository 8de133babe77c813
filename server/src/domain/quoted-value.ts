import { showInvisible } from './invisible-characters.js';

const LONGEST_VALUE = 100;

/** A value that somebody sent, as a sentence about it quotes it: at most 100 characters, without anything that a screen would obey. */
export function toQuotedValue(text: string): string {
  const characters = Array.from(text.slice(0, LONGEST_VALUE * 2));
  const short = characters.slice(0, LONGEST_VALUE).join('');
  const isCut = characters.length > LONGEST_VALUE || text.length > LONGEST_VALUE * 2;
  return showInvisible(short) + (isCut ? '…' : '');
}
