import { memoise } from './memoise.js';
import { type PlainDate, toPlainDate } from './plain-date.js';
import { endBefore, isQuarter, quarterOf, startOf } from './quarter.js';

/** Days from `from`, included, to `until`, excluded. */
export interface DateRange {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** Every possible day: from before the first record to after the last. */
export const ALWAYS: DateRange = { from: '0001-01-01', until: '9999-12-31' };

/**
 * The lengths of a period of time, each with its key: `2025-04`, `2025-26-Q1`, `2025-26`, `2025`.
 */
export type TimeGrain = 'MONTH' | 'QUARTER' | 'FINANCIAL_YEAR' | 'CALENDAR_YEAR';

/** Whether a text is the key of a period of that grain. */
export function isPeriodKey(grain: TimeGrain, key: string): boolean {
  return toRange(grain, key) !== null;
}

/** The days of the period with a key; null if there is no such period. */
export function toRange(grain: TimeGrain, key: string): DateRange | null {
  switch (grain) {
    case 'MONTH':
      return monthRange(key);
    case 'QUARTER':
      return isQuarter(key) ? { from: startOf(key), until: endBefore(key) } : null;
    case 'FINANCIAL_YEAR':
      return isQuarter(`${key}-Q1`)
        ? { from: startOf(`${key}-Q1`), until: endBefore(`${key}-Q4`) }
        : null;
    case 'CALENDAR_YEAR':
      return /^[1-9]\d{3}$/.test(key)
        ? between(toPlainDate(Number(key), 1, 1), toPlainDate(Number(key) + 1, 1, 1))
        : null;
  }
}

/** The days of the period with a key that is known to be valid. */
export function rangeOf(grain: TimeGrain, key: string): DateRange {
  return rangesOf[grain](key);
}

/**
 * The maximum number of parsed keys that are kept for each grain: an answer names the same few in
 * each of its thousands of figures.
 */
const MAX_KNOWN = 1_000;

const rangesOf: Readonly<Record<TimeGrain, (key: string) => DateRange>> = {
  MONTH: rangeFinder('MONTH'),
  QUARTER: rangeFinder('QUARTER'),
  FINANCIAL_YEAR: rangeFinder('FINANCIAL_YEAR'),
  CALENDAR_YEAR: rangeFinder('CALENDAR_YEAR'),
};

function rangeFinder(grain: TimeGrain): (key: string) => DateRange {
  return memoise((key) => {
    const range = toRange(grain, key);
    if (!range) throw new Error(`Not the key of a ${grain}: ${key}`);
    return range;
  }, MAX_KNOWN);
}

/** The key of the period that a day falls in. */
export function keyOf(grain: TimeGrain, date: PlainDate): string {
  switch (grain) {
    case 'MONTH':
      return date.slice(0, 7);
    case 'QUARTER':
      return quarterOf(date);
    case 'FINANCIAL_YEAR':
      return quarterOf(date).slice(0, 7);
    case 'CALENDAR_YEAR':
      return date.slice(0, 4);
  }
}

/** The keys of all periods that share a day with the range, in order. */
export function keysIn(grain: TimeGrain, { from, until }: DateRange): readonly string[] {
  const keys: string[] = [];
  for (let day = from; day < until; day = rangeOf(grain, keyOf(grain, day)).until)
    keys.push(keyOf(grain, day));
  return keys;
}

/** Sorts ranges, merges those that touch or overlap, and drops empty ones. */
export function mergeRanges(ranges: readonly DateRange[]): readonly DateRange[] {
  const sorted = ranges
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const merged: DateRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && range.from <= last.until)
      merged[merged.length - 1] = {
        from: last.from,
        until: last.until > range.until ? last.until : range.until,
      };
    else merged.push(range);
  }
  return merged;
}

/** The days that are in a range of both lists, in order. */
export function intersectRanges(
  some: readonly DateRange[],
  others: readonly DateRange[],
): readonly DateRange[] {
  const [a, b] = [some[0], others[0]];
  // Each list usually has one range.
  if (some.length === 1 && others.length === 1 && a && b) {
    if (!overlaps(a, b)) return none;
    return [
      { from: a.from > b.from ? a.from : b.from, until: a.until < b.until ? a.until : b.until },
    ];
  }
  const shared: DateRange[] = [];
  for (const one of some)
    for (const other of others) {
      const from = one.from > other.from ? one.from : other.from;
      const until = one.until < other.until ? one.until : other.until;
      if (from < until) shared.push({ from, until });
    }
  return shared.length < 2 ? shared : mergeRanges(shared);
}

const none: readonly DateRange[] = [];

/** The days that are in none of the ranges, in order. */
export function complementOf(ranges: readonly DateRange[]): readonly DateRange[] {
  const merged = mergeRanges(ranges);
  const starts = [ALWAYS.from, ...merged.map(({ until }) => until)];
  const ends = [...merged.map(({ from }) => from), ALWAYS.until];
  return mergeRanges(starts.map((from, index) => ({ from, until: ends[index] ?? from })));
}

/** Whether two ranges share a day. An empty range shares none. */
export function overlaps(a: DateRange, b: DateRange): boolean {
  const from = a.from > b.from ? a.from : b.from;
  return from < a.until && from < b.until;
}

/** Whether every day of `inner` is in `outer`. */
export function doesContain(outer: DateRange, inner: DateRange): boolean {
  return outer.from <= inner.from && inner.until <= outer.until;
}

function monthRange(key: string): DateRange | null {
  const [, year, month] = /^([1-9]\d{3})-(\d{2})$/.exec(key) ?? [];
  if (year === undefined || month === undefined) return null;
  const isDecember = month === '12';
  return between(
    toPlainDate(Number(year), Number(month), 1),
    toPlainDate(Number(year) + (isDecember ? 1 : 0), isDecember ? 1 : Number(month) + 1, 1),
  );
}

function between(from: PlainDate | null, until: PlainDate | null): DateRange | null {
  return from !== null && until !== null ? { from, until } : null;
}
