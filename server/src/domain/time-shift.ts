import { addDays, type PlainDate, toPlainDate } from './plain-date.js';
import { ALWAYS, type DateRange } from './time.js';

/**
 * How far one period is before another: in months, or in days if it does not begin and end with
 * months.
 */
export type Distance = { readonly months: number } | { readonly days: number };

/**
 * The day this many months earlier, or the last day of that month if there is no such day: 29
 * February becomes 28 February of the year before.
 */
export function monthsBefore(date: PlainDate, months: number): PlainDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  const days = [Number(date.slice(8, 10)), 30, 29, 28];
  return (
    days.map((day) => toPlainDate(year, month, day)).find((day) => day !== null) ?? ALWAYS.from
  );
}

/**
 * The range this far before another; an open end stays open. Whole months are shifted, so a range
 * that ends with a month still does.
 */
export function shiftBack({ from, until }: DateRange, distance: Distance): DateRange {
  const isOpen = { from: from === ALWAYS.from, until: until === ALWAYS.until };
  if ('days' in distance) {
    return {
      from: isOpen.from ? from : addDays(from, -distance.days),
      until: isOpen.until ? until : addDays(until, -distance.days),
    };
  }
  const { months } = distance;
  const end = () =>
    isFirstOfMonth(until)
      ? monthsBefore(until, months)
      : addDays(monthsBefore(addDays(until, -1), months), 1);
  return {
    from: isOpen.from ? from : monthsBefore(from, months),
    until: isOpen.until ? until : end(),
  };
}

/** How many whole months a range covers; null if it does not begin and end with months. */
export function countMonths({ from, until }: DateRange): number | null {
  if (!isFirstOfMonth(from) || !isFirstOfMonth(until)) return null;
  return toMonths(until) - toMonths(from);
}

function isFirstOfMonth(day: PlainDate): boolean {
  return day.endsWith('-01');
}

function toMonths(day: PlainDate): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}
