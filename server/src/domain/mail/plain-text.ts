/**
 * Characters that are not part of the text: control characters, marks that change the direction of
 * text, and unpaired surrogates.
 */
const steering = /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A text as one line of a header: line breaks and other control characters become spaces, marks
 * that change direction are removed, and anything longer than `most` characters ends in an
 * ellipsis.
 */
export function toPlainLine(text: string, most: number): string {
  return shorten(
    removeSteering(text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))
      .replace(/ +/g, ' ')
      .trim(),
    most,
  );
}

/**
 * A text as the body of an email: line breaks stay; other control characters and marks that change
 * direction are removed. The text is cut after `most` characters.
 */
export function toPlainBody(text: string, most: number): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => removeSteering(line).trimEnd());
  return shorten(lines.join('\n').trim(), most);
}

function removeSteering(text: string): string {
  return text.replace(steering, '');
}

/** Cuts a text by code points, so as not to split a character. */
function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const characters = Array.from(text);
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
