import { addDays, type PlainDate } from './plain-date.js';
import { endOf, type Quarter, quarterOf, shift, startOf } from './quarter.js';

export const periodStatuses = {
  OPEN: 'Running: figures are not complete.',
  PROVISIONAL: 'Closed, and returns may still be corrected.',
  FINAL: 'Closed for good. Later changes are revisions.',
} as const;
export type PeriodStatus = keyof typeof periodStatuses;

/**
 * How settled a quarter is on a day, by the date alone: OPEN up to and on its last day, PROVISIONAL until the second
 * quarter after it is two months old, FINAL from then on. Q2 2026/27 is provisional up to and on 28 February 2027.
 */
export function statusOf(quarter: Quarter, today: PlainDate): PeriodStatus {
  if (today <= endOf(quarter)) return 'OPEN';
  return today < provisionalUntil(quarter) ? 'PROVISIONAL' : 'FINAL';
}

/** First day on which the quarter is final: two months into the second quarter after it. */
export function provisionalUntil(quarter: Quarter): PlainDate {
  const monthLater = addDays(startOf(shift(quarter, 2)), 31);
  return `${addDays(`${monthLater.slice(0, 7)}-01`, 31).slice(0, 7)}-01`;
}

/** First day of the oldest quarter that is not final on that day: figures that reach it are provisional. */
export function provisionalFrom(today: PlainDate): PlainDate {
  let quarter = quarterOf(today);
  while (statusOf(shift(quarter, -1), today) !== 'FINAL') quarter = shift(quarter, -1);
  return startOf(quarter);
}
