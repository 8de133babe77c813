import type { PlainDate } from '#domain/plain-date.js';

/** The current time, for the rest of the server. */
export interface Clock {
  now(): Date;
  /** Today in the Thames Valley. */
  today(): PlainDate;
}

const londonDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });

/**
 * @param fixedToday the day to use as today, for trials and tests; null for the real day. The time
 * of day is always real.
 */
export function createClock(fixedToday: PlainDate | null): Clock {
  const now = () => {
    const real = new Date();
    return fixedToday === null ? real : new Date(`${fixedToday}${real.toISOString().slice(10)}`);
  };
  return { now, today: () => fixedToday ?? londonDate.format(now()) };
}
