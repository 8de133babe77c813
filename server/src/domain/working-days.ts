import { addDays, type PlainDate } from './plain-date.js';

/**
 * A decision on reasonable grounds is in time up to and including this working day after the
 * referral was received.
 */
export const REASONABLE_GROUNDS_DAYS = 5;

/** The days off work, other than Saturdays and Sundays. */
export interface BankHolidays {
  has(day: PlainDate): boolean;
}

/** Whether a day is neither a Saturday or Sunday nor a bank holiday. */
export function isWorkingDay(day: PlainDate, holidays: BankHolidays): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The `count`th working day after `day`. `day` itself never counts. `count` is 1 or more. */
export function addWorkingDays(day: PlainDate, count: number, holidays: BankHolidays): PlainDate {
  let [last, left] = [day, count];
  while (left > 0) {
    last = addDays(last, 1);
    if (isWorkingDay(last, holidays)) left -= 1;
  }
  return last;
}
