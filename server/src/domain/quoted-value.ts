import { showInvisible } from './invisible-characters.js';

const MAX_VALUE_LENGTH = 100;

/**
 * A submitted value as quoted in a sentence about it: at most 100 characters, without anything that
 * a screen would act on.
 */
export function toQuotedValue(text: string): string {
  const characters = Array.from(text.slice(0, MAX_VALUE_LENGTH * 2));
  const short = characters.slice(0, MAX_VALUE_LENGTH).join('');
  const isCut = characters.length > MAX_VALUE_LENGTH || text.length > MAX_VALUE_LENGTH * 2;
  return showInvisible(short) + (isCut ? '…' : '');
}
