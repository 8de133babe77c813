/** A day without a time or a time zone, as `YYYY-MM-DD`. Sorts as text. */
export type PlainDate = string;

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const millisecondsPerDay = 86_400_000;

/**
 * The day with this year (100 to 9999), month (1 to 12) and day; null if there is no such day, as
 * for 30 February.
 */
export function toPlainDate(year: number, month: number, day: number): PlainDate | null {
  return isDay(year, month, day)
    ? new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
    : null;
}

/** Whether a text is a day that exists. */
export function isPlainDate(text: string): boolean {
  const [, year, month, day] = pattern.exec(text) ?? [];
  return year !== undefined && isDay(Number(year), Number(month), Number(day));
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  // JavaScript reads a year below 100 as one of the last century; comparing the year detects that.
  return (
    year >= 1 &&
    year <= 9999 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  );
}

/** The day `days` later; earlier if negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(date) + days * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The number of days from `from` to `until`, the first included and the last not. */
export function countDays(from: PlainDate, until: PlainDate): number {
  return (Date.parse(until) - Date.parse(from)) / millisecondsPerDay;
}

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day as British readers write it: `1 April 2025`. */
export function formatDate(date: PlainDate): string {
  return dateFormat.format(Date.parse(date));
}
