/**
 * What a spreadsheet takes the beginning of a formula by, as a class of characters in patterns of
 * the language and of PostgreSQL alike. The wide forms are those of East Asian keyboards, which
 * spreadsheets read as the plain ones.
 */
export const FORMULA_STARTS = '[=+@\\t\\r\\n＝＋＠－-]';

/** A plain negative number is shown as what it is and runs nothing. */
export const PLAIN_NEGATIVE = '^-[0-9]+([.][0-9]+)?$';

const isMarked = new RegExp(`^'+${FORMULA_STARTS}`);

const startsFormula = new RegExp(`^'*${FORMULA_STARTS}`);
const plainNegative = new RegExp(PLAIN_NEGATIVE);

/** The same text, marked with an apostrophe where a spreadsheet would take it for a formula. */
export function toMarked(text: string): string {
  return startsFormula.test(text) && !plainNegative.test(text) ? `'${text}` : text;
}

/**
 * What a sender wrote, out of a cell that was exported: an apostrophe before what a spreadsheet
 * would take for a formula (or before an apostrophe that stands there already) was put there by the
 * export, and is not part of it.
 */
export function withoutMark(text: string): string {
  return text.startsWith("'") && isMarked.test(text) ? text.slice(1) : text;
}
