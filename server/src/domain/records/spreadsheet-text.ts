/**
 * Characters that make a spreadsheet read a text as a formula, as a character class for patterns in
 * both JavaScript and PostgreSQL. The wide forms are those of East Asian keyboards, which
 * spreadsheets read like the plain characters.
 */
export const FORMULA_STARTS = '[=+@\\t\\r\\n＝＋＠－-]';

/** A plain negative number is shown unchanged and runs nothing. */
export const PLAIN_NEGATIVE = '^-[0-9]+([.][0-9]+)?$';

const isMarked = new RegExp(`^'+${FORMULA_STARTS}`);

const startsFormula = new RegExp(`^'*${FORMULA_STARTS}`);
const plainNegative = new RegExp(PLAIN_NEGATIVE);

/** A text with an apostrophe in front if a spreadsheet would read it as a formula. */
export function toMarked(text: string): string {
  return startsFormula.test(text) && !plainNegative.test(text) ? `'${text}` : text;
}

/**
 * What a sender wrote, from an exported cell: an apostrophe before text that a spreadsheet would
 * read as a formula, or before another apostrophe, was added by the export and is removed.
 */
export function withoutMark(text: string): string {
  return text.startsWith("'") && isMarked.test(text) ? text.slice(1) : text;
}
