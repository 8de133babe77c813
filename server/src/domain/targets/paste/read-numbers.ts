import type { Measure } from '#domain/measures/measure.js';
import type { GivenNumbers } from '#domain/targets/target-numbers.js';

const plain = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** What people and spreadsheets write for no target. */
const nothing = new Set(['', 'none', 'no target', 'n/a']);

const none: GivenNumbers = { value: null, lower: null, upper: null, tolerance: null };

/**
 * The numbers in a cell, as people write a target: `660`, `75%`, `8% or less`, `600 to 700`,
 * `−1.25% to +1.25%`, each with `±5` after it if the tolerance is not the default. All numbers are
 * null for an empty cell, which sets no target. The result is null if the cell cannot be read.
 * `findUnsuited` says whether words and units suit the measure.
 */
export function readNumbers(text: string): GivenNumbers | null {
  const written = toPlainText(text);
  if (nothing.has(written)) return none;
  const [aim = '', tolerance, ...more] = written.split('±');
  if (more.length > 0) return null;
  const within = tolerance === undefined ? null : readNumber(tolerance);
  if (tolerance !== undefined && within === null) return null;
  const [lower = '', upper, ...edges] = aim.split(/\s+to\s+/);
  if (edges.length > 0) return null;
  if (upper === undefined) {
    const value = readNumber(lower.replace(/\s+or (less|more)\s*$/, ''));
    return value === null ? null : { ...none, value, tolerance: within };
  }
  const [from, to] = [readNumber(lower), readNumber(upper)];
  return from === null || to === null
    ? null
    : { ...none, lower: from, upper: to, tolerance: within };
}

/**
 * A text in lower case, without spaces at its ends, and with the same sign for every dash and
 * minus.
 */
function toPlainText(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[\u2212\u2013\u2014]/g, '-');
}

/**
 * Whether a cell contains a dash and no number. A spreadsheet's accounting format shows 0 like
 * that, and people write it to mean nothing.
 */
export function isBareDash(text: string): boolean {
  return /^£?\s*-\s*%?$/.test(toPlainText(text));
}

/**
 * Why the words or units in a cell do not suit the measure, without the cell's text and with what
 * to write instead: `8 or more` for a measure that is better the lower it is, a percentage for a
 * count, pounds for a share. Null if they suit it.
 */
export function findUnsuited(
  text: string,
  { name, direction, unit }: Pick<Measure, 'name' | 'direction' | 'unit'>,
): string | null {
  const written = toPlainText(text);
  const [, word] = /\bor (less|more)\b/.exec(written) ?? [];
  if (word !== undefined && direction === 'NEAREST')
    return `cannot be set for ${name}: the nearer to zero, the better. Write only a number, or a band, such as -5 to 5.`;
  if (word === 'less' && direction === 'HIGHER')
    return `is the wrong way round: higher is better for ${name}. Write only the number, or add “or more”.`;
  if (word === 'more' && direction === 'LOWER')
    return `is the wrong way round: lower is better for ${name}. Write only the number, or add “or less”.`;
  if (written.includes('%') && unit !== 'PERCENT')
    return `is a percentage, and ${name} is not. Write the target as a number, without %.`;
  if (written.includes('£') && unit !== 'GBP')
    return `is an amount of money, and ${name} is not. Write the target as a number, without £.`;
  return null;
}

/** The number in a text. Commas may only separate thousands, so that 1,5 is not read as 15. */
function readNumber(text: string): number | null {
  const digits = text
    .trim()
    .replace(/^([+-]?)£\s*/, '$1')
    .replace(/\s*%$/, '');
  return plain.test(digits) ? Number(digits.replaceAll(',', '').replace(/^\+/, '')) : null;
}
