import type { GivenNumbers } from '#domain/targets/target-numbers.js';

const plain = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** What people and spreadsheets write for no target. */
const nothing = new Set(['', '-', 'none', 'no target', 'n/a']);

const none: GivenNumbers = { value: null, lower: null, upper: null, tolerance: null };

/**
 * The numbers in a cell, as people write a target: `660`, `75%`, `8% or less`, `600 to 700`,
 * `−1.25% to +1.25%`, each with `±5` after it if the tolerance is not the default. All null for an
 * empty cell, which sets no target. Null if it cannot be read.
 */
export function readNumbers(text: string): GivenNumbers | null {
  const written = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\u2212\u2013\u2014]/g, '-');
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

/** The number in a text. Commas may only separate thousands, so that 1,5 is not read as 15. */
function readNumber(text: string): number | null {
  const digits = text
    .trim()
    .replace(/^([+-]?)£\s*/, '$1')
    .replace(/\s*%$/, '');
  return plain.test(digits) ? Number(digits.replaceAll(',', '').replace(/^\+/, '')) : null;
}
