import { allDatasets } from '#domain/lists.js';
import type { Periods } from '#domain/period.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf, shift } from '#domain/quarter.js';

import { fromLondonHour, nextWeekday, toLondonHour } from './london-time.js';
import type { Timing } from './schedule.js';

/** One time at which a schedule is due. */
export interface Due {
  readonly at: Date;
  /** What makes the schedule due: two times with the same occasion are one. */
  readonly occasion: string;
}

interface Calendar {
  readonly periods: Periods;
}

/**
 * When a schedule is next due, after a given moment; null if it waits for a publication. Each week
 * and each quarter is an occasion of its own, even if the clocks change.
 */
export function findNextRun(timing: Timing, after: Date, { periods }: Calendar): Due | null {
  if (timing.cadence === 'AFTER_PUBLISHING') return null;
  const { hour } = timing;
  const from = toLondonHour(after).day;
  if (timing.cadence === 'WEEKLY') {
    const first = nextWeekday(from, timing.weekday);
    const days = [first, addDays(first, 7)];
    const due = days.map((day) => toDue(day, hour, `WEEKLY ${day}`)).find(({ at }) => at > after);
    return due ?? null;
  }
  return findNextClosing(from, { hour, after, periods });
}

/**
 * The number of quarters that may close next, from a year ago on: an administrator can move the
 * closing of a quarter only by months.
 */
const QUARTERS_AHEAD = 8;

function findNextClosing(
  from: PlainDate,
  { hour, after, periods }: { readonly hour: number; readonly after: Date } & Calendar,
): Due | null {
  const first = shift(quarterOf(from), -4);
  const quarters = Array.from({ length: QUARTERS_AHEAD }, (_, index) => shift(first, index));
  const dues = quarters.map((quarter) =>
    toDue(closingDayOf(quarter, periods), hour, `QUARTER_CLOSED ${quarter}`),
  );
  return (
    dues.filter(({ at }) => at > after).toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ??
    null
  );
}

/** The first day on which no dataset of a quarter is still open. */
export function closingDayOf(quarter: Quarter, periods: Periods): PlainDate {
  const closing = allDatasets
    .map((dataset) => periods.closedFrom(dataset, quarter))
    .reduce((last, day) => (day > last ? day : last));
  const over = endBefore(quarter);
  return closing > over ? closing : over;
}

function toDue(day: PlainDate, hour: number, occasion: string): Due {
  return { at: fromLondonHour({ day, hour }), occasion };
}
