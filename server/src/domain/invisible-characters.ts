/**
 * Line breaks, other control characters, and what has no width or turns the direction of what
 * follows.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const everyUnseen = new RegExp(unseen, 'gu');

/** Whether a text holds a character that a reader cannot see or a screen would obey. */
export function hasInvisible(text: string): boolean {
  return unseen.test(text);
}

/**
 * A text as a screen may show it: a replacement mark stands for each character that cannot be seen.
 */
export function showInvisible(text: string): string {
  return text.replace(everyUnseen, '\u{fffd}');
}
