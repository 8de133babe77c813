import { hasInvisible } from '#domain/invisible-characters.js';

/**
 * The minimum and maximum length of a text in characters: a full stop is not a reason, and a record
 * holds no more than the maximum.
 */
const LEAST = 5;
const MOST = 2_000;

export type ReadWords =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string; readonly field: string };

/**
 * What somebody typed, as one line of 5 to 2,000 characters, or what is wrong with it.
 *
 * @param what the name of the text, such as "the reason"
 * @param field the part of the input that contained the text
 */
export function readWords(given: string | null, what: string, field: string): ReadWords {
  const text = (given ?? '').trim().replace(/\s+/gu, ' ');
  const length = Array.from(text).length;
  if (length < LEAST || length > MOST)
    return {
      ok: false,
      message: `Write ${what} in ${LEAST} to ${MOST.toLocaleString('en-GB')} characters; ${length === 0 ? 'there is none' : `it has ${length.toLocaleString('en-GB')}`}.`,
      field,
    };
  return hasInvisible(text)
    ? {
        ok: false,
        message: `There is an invisible character in ${what}. Type it again.`,
        field,
      }
    : { ok: true, text };
}
