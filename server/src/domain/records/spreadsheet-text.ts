/**
 * What a spreadsheet takes the beginning of a formula by, as a class of characters in patterns of the language and of
 * PostgreSQL alike. The wide forms are those of East Asian keyboards, which spreadsheets read as the plain ones.
 */
export const FORMULA_STARTS = '[=+@\\t\\r\\n＝＋＠－-]';

/** A plain negative number is shown as what it is and runs nothing. */
export const PLAIN_NEGATIVE = '^-[0-9]+([.][0-9]+)?$';

const isMarked = new RegExp(`^'+${FORMULA_STARTS}`);

/**
 * What a sender wrote, out of a cell that was exported: an apostrophe before what a spreadsheet would take for a formula
 * (or before an apostrophe that stands there already) was put there by the export, and is not part of it.
 */
export function withoutMark(text: string): string {
  return text.startsWith("'") && isMarked.test(text) ? text.slice(1) : text;
}
