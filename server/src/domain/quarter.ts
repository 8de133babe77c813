import { memoise } from './memoise.js';
import { addDays, type PlainDate } from './plain-date.js';

/** A UK financial quarter: `2025-26-Q1` is April to June 2025. Sorts as text. */
export type Quarter = string;

const pattern = /^(\d{4})-(\d{2})-Q([1-4])$/;

const spans = [
  'April to June',
  'July to September',
  'October to December',
  'January to March',
] as const;

/** The years in which a quarter may fall: the day after the quarter must still be valid. */
const FIRST_YEAR = 1000;
const LAST_YEAR = 9997;

/** Whether a text is the key of a quarter. */
export function isQuarter(text: string): boolean {
  const [, digits, next] = pattern.exec(text) ?? [];
  const year = Number(digits);
  return year >= FIRST_YEAR && year <= LAST_YEAR && (year + 1) % 100 === Number(next);
}

/** The quarter that a day falls in. */
export function quarterOf(date: PlainDate): Quarter {
  return findQuarter(date);
}

/** First day of the quarter. */
export function startOf(quarter: Quarter): PlainDate {
  return findStart(quarter);
}

/** First day after the quarter. */
export function endBefore(quarter: Quarter): PlainDate {
  return findEnd(quarter);
}

/** Last day of the quarter. */
export function endOf(quarter: Quarter): PlainDate {
  return addDays(endBefore(quarter), -1);
}

/** The quarter that is `count` quarters later; earlier if negative. */
export function shift(quarter: Quarter, count: number): Quarter {
  const { year, number } = parse(quarter);
  const index = year * 4 + number - 1 + count;
  return toKey(Math.floor(index / 4), (index % 4) + 1);
}

/** All quarters from `from` to `to`, both included; empty if `from` is after `to`. */
export function quartersBetween(from: Quarter, to: Quarter): readonly Quarter[] {
  return findBetween(`${from} ${to}`);
}

/** `Q1 2025/26` */
export function formatQuarter(quarter: Quarter): string {
  const { year, number } = parse(quarter);
  return `Q${number} ${year}/${twoDigits(year + 1)}`;
}

/** A quarter with its months: `Q1 2025/26 (April to June 2025)`. */
export function formatQuarterLong(quarter: Quarter): string {
  const { number } = parse(quarter);
  return `${formatQuarter(quarter)} (${spans[number - 1]} ${startOf(quarter).slice(0, 4)})`;
}

/**
 * The maximum number of parsed quarters that are kept: an answer names the same few in each of its
 * thousands of figures.
 */
const MAX_KNOWN = 1_000;

const parse = memoise((quarter: Quarter): { readonly year: number; readonly number: number } => {
  const [, year, , number] = pattern.exec(quarter) ?? [];
  if (year === undefined || number === undefined) throw new Error(`Not a quarter: ${quarter}`);
  return { year: Number(year), number: Number(number) };
}, MAX_KNOWN);

const findQuarter = memoise((date: PlainDate): Quarter => {
  const [year, month] = parts(date);
  const isBeforeApril = month < 4;
  return toKey(isBeforeApril ? year - 1 : year, isBeforeApril ? 4 : Math.floor((month - 1) / 3));
}, MAX_KNOWN);

const findStart = memoise((quarter: Quarter): PlainDate => {
  const { year, number } = parse(quarter);
  return number === 4 ? `${year + 1}-01-01` : `${year}-${twoDigits(number * 3 + 1)}-01`;
}, MAX_KNOWN);

const findBetween = memoise((ends: string): readonly Quarter[] => {
  const [from = '', to = ''] = ends.split(' ');
  const quarters: Quarter[] = [];
  for (let quarter = from; quarter <= to; quarter = shift(quarter, 1)) quarters.push(quarter);
  return quarters;
}, MAX_KNOWN);

const findEnd = memoise((quarter: Quarter): PlainDate => startOf(shift(quarter, 1)), MAX_KNOWN);

function toKey(year: number, number: number): Quarter {
  return `${year}-${twoDigits(year + 1)}-Q${number}`;
}

function twoDigits(year: number): string {
  return String(year % 100).padStart(2, '0');
}

function parts(date: PlainDate): readonly [number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
}
