import { addDays, type PlainDate } from '#domain/plain-date.js';

/** A whole hour of a day in London. */
export interface LondonHour {
  readonly day: PlainDate;
  /** The hour, 0 to 23. */
  readonly hour: number;
}

const MS_PER_HOUR = 3_600_000;

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The day and hour in London at a moment. */
export function toLondonHour(at: Date): LondonHour {
  const [day = '', hour = ''] = clock.format(at).split(' ');
  return { day, hour: Number(hour.slice(0, 2)) };
}

/**
 * The moment at which an hour of a day begins in London. An hour that is skipped begins at the
 * moment when the clocks go forward, so that what is due in it is neither late nor left out. If an
 * hour occurs twice, the first counts.
 */
export function fromLondonHour({ day, hour }: LondonHour): Date {
  const asWinter = Date.parse(`${day}T00:00:00Z`) + hour * MS_PER_HOUR;
  const isHere = (moment: number) => {
    const there = toLondonHour(new Date(moment));
    return there.day === day && there.hour === hour;
  };
  return new Date([asWinter - MS_PER_HOUR, asWinter].find(isHere) ?? asWinter);
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: PlainDate): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** The first day on or after `day` that is the given weekday, from 1 for Monday. */
export function nextWeekday(day: PlainDate, weekday: number): PlainDate {
  return addDays(day, (weekday - weekdayOf(day) + 7) % 7);
}
