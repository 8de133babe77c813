/**
 * Line breaks, other control characters, and characters that have no width or change the direction
 * of the text after them.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/u;
const everyUnseen = new RegExp(unseen, 'gu');

/** Whether a text holds a character that is invisible, or that a screen would act on. */
export function hasInvisible(text: string): boolean {
  return unseen.test(text);
}

/** A text that is safe to show on a screen: each invisible character becomes a replacement mark. */
export function showInvisible(text: string): string {
  return text.replace(everyUnseen, '\u{fffd}');
}
