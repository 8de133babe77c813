import { addDays, formatDate, type PlainDate } from '#domain/plain-date.js';
import { formatQuarter } from '#domain/quarter.js';
import { type DateRange, keyOf, rangeOf, type TimeGrain } from '#domain/time.js';

const monthFormat = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** How periods of each grain are named, longest first: 2025/26, 2025, Q1 2025/26, April 2025. */
const names: readonly { readonly grain: TimeGrain; readonly format: (day: PlainDate) => string }[] =
  [
    { grain: 'FINANCIAL_YEAR', format: (day) => keyOf('FINANCIAL_YEAR', day).replace('-', '/') },
    { grain: 'CALENDAR_YEAR', format: (day) => keyOf('CALENDAR_YEAR', day) },
    { grain: 'QUARTER', format: (day) => formatQuarter(keyOf('QUARTER', day)) },
    { grain: 'MONTH', format: (day) => monthFormat.format(Date.parse(day)) },
  ];

/**
 * Days as people name them: by the one period they make up, or else by their first and last
 * quarter, month or day.
 */
export function namePeriod({ from, until }: DateRange): string {
  const last = addDays(until, -1);
  for (const { grain, format } of names) {
    const [first, end] = [rangeOf(grain, keyOf(grain, from)), rangeOf(grain, keyOf(grain, last))];
    if (first.from !== from || end.until !== until) continue;
    return first.until === until ? format(from) : `${format(from)} to ${format(last)}`;
  }
  return from === last ? formatDate(from) : `${formatDate(from)} to ${formatDate(last)}`;
}
