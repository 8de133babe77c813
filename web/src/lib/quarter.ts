import { toShownYears, yearsShown } from './years.js';

const pattern = /^(\d{4})-(\d{2})-Q([1-4])$/;

/**
 * The parts of a quarter's key that an axis writes: `2025-26-Q1` gives `Q1`, `2025/26` and `25/26`,
 * or in calendar years `Q2`, `2025` and `2025`. Null if the key is not that of a quarter.
 */
export function toQuarterParts(
  key: string,
): { readonly number: string; readonly year: string; readonly shortYear: string } | null {
  const [, from, to, number] = pattern.exec(key) ?? [];
  if (from === undefined) return null;
  const [quarter = '', year = ''] = toShownYears(`Q${number} ${from}/${to}`).split(' ');
  return { number: quarter, year, shortYear: yearsShown() === 'calendar' ? year : year.slice(2) };
}

/**
 * Whether a text is the key of a quarter with two consecutive years, such as `2025-26-Q1`. Keys
 * sort as text.
 */
export function isQuarterKey(text: string): boolean {
  const [, from, to] = pattern.exec(text) ?? [];
  return from !== undefined && Number(to) === (Number(from) + 1) % 100;
}

/** `Q1 2022/23 to Q3 2023/24`, or one label if both are the same. */
export function formatRange(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}

/**
 * The label of the quarter that is `by` quarters later, or earlier if `by` is negative:
 * `2026-27-Q1` and −1 give `Q4 2025/26`.
 */
export function labelQuarter(key: string, by: number): string {
  const { number, year } = toQuarterParts(shiftQuarter(key, by)) ?? {};
  return number === undefined ? key : `${number} ${year}`;
}

/**
 * The key of the quarter that is `by` quarters later, or earlier if `by` is negative. Anything but
 * a key stays as it is.
 */
export function shiftQuarter(key: string, by: number): string {
  const [, from, , number] = pattern.exec(key) ?? [];
  if (from === undefined) return key;
  const count = Number(from) * 4 + Number(number) - 1 + by;
  const year = Math.floor(count / 4);
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}-Q${(count % 4) + 1}`;
}

/** The key of the quarter that contains a month: `2026-02` gives `2025-26-Q4`. */
export function toQuarterOfMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return shiftQuarter(
    `${year}-${String((year + 1) % 100).padStart(2, '0')}-Q1`,
    Math.floor((number - 4) / 3),
  );
}

/**
 * The keys of the first and last quarter of the year that contains a quarter, April to March or
 * January to December.
 */
export function toYearSpan(
  key: string,
  years: 'financial' | 'calendar',
): { readonly first: string; readonly last: string } {
  const number = Number(key.slice(-1));
  const place = years === 'financial' ? number - 1 : number % 4;
  return { first: shiftQuarter(key, -place), last: shiftQuarter(key, 3 - place) };
}

/** How much of a quarter had passed at the start of a day, 0 to 1. */
export function findShare(
  day: string,
  { start, end }: { readonly start: string; readonly end: string },
): number {
  const [at, from, last] = [day, start, end].map((date) => Date.parse(date));
  if (at === undefined || from === undefined || last === undefined) return 0;
  return (at - from) / (last + dayLength - from);
}

const dayLength = 24 * 60 * 60 * 1000;
