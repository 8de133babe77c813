import type { Json } from '#domain/json.js';

import { toText } from './canonical.js';

/**
 * The maximum length of a text or filter in one entry of the log, or in one asked question, in
 * bytes of UTF-8.
 */
export const MAX_KEPT_BYTES = 4096;

/**
 * The text as it is stored. If it is longer than `maxBytes` in UTF-8, it is cut after a whole
 * character and says so.
 */
export function toBoundedText(text: string, maxBytes = MAX_KEPT_BYTES): string {
  if (fitsSurely(text, maxBytes)) return text;
  const bytes = byteLengthOf(text);
  if (bytes <= maxBytes) return text;
  const note = ` … (cut, ${bytes.toLocaleString('en-GB')} bytes in all)`;
  return startOf(text, maxBytes - byteLengthOf(note)) + note;
}

/**
 * A filter or question as it is kept. If its JSON is longer than `maxBytes` in UTF-8, it becomes an
 * object that says so and holds the beginning.
 */
export function toBoundedJson(value: Json, maxBytes = MAX_KEPT_BYTES): Json {
  const text = toText(value);
  if (fitsSurely(text, maxBytes)) return value;
  const bytes = byteLengthOf(text);
  if (bytes <= maxBytes) return value;
  const toCut = (begins: string) => ({
    cut: `${bytes.toLocaleString('en-GB')} bytes in all`,
    begins,
  });
  // The text is quoted once more, which adds one byte for each quotation mark and backslash.
  let begins = startOf(text, maxBytes);
  for (;;) {
    const excess = byteLengthOf(toText(toCut(begins))) - maxBytes;
    if (excess <= 0) return toCut(begins);
    begins = startOf(begins, byteLengthOf(begins) - Math.max(Math.ceil(excess / 2), 1));
  }
}

/**
 * Whether a text is certainly short enough, without looking at each character: no code unit takes
 * more than three bytes.
 */
function fitsSurely({ length }: string, maxBytes: number): boolean {
  return length * 3 <= maxBytes;
}

/** The start of a text: as many whole characters as fit. */
function startOf(text: string, maxBytes: number): string {
  let [bytes, end] = [0, 0];
  for (const character of text) {
    bytes += byteLengthOf(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/**
 * The length of a text in UTF-8 bytes. Half a surrogate pair counts as its replacement character,
 * three bytes.
 */
function byteLengthOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
