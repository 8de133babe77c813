import type Holidays from 'date-holidays';

import { lazily } from '#domain/lazily.js';
import { memoise } from '#domain/memoise.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { BankHolidays } from '#domain/working-days.js';

/**
 * Days that the package lacks, because they are missing or listed on their original day. England
 * and Wales, from 2000 on.
 */
const added: ReadonlySet<PlainDate> = new Set([
  '2002-06-03',
  '2002-06-04',
  '2011-04-29',
  '2012-06-04',
]);
const moved: ReadonlySet<PlainDate> = new Set(['2002-05-27', '2012-05-28']);

/**
 * Loads the bank holidays of England and Wales, including one-off days. Loaded only for screening
 * and for filling in derived columns, because the package has the holidays of 200 countries and
 * takes 8 MB. The holidays of a year are computed on first use.
 */
export const loadBankHolidays = lazily(async (): Promise<BankHolidays> => {
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays('GB', 'ENG');
  const ofYear = memoise((year: string) => findHolidays(calendar, Number(year)));
  return { has: (day) => ofYear(day.slice(0, 4)).has(day) };
});

function findHolidays(calendar: Holidays, year: number): ReadonlySet<PlainDate> {
  const days = calendar
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    // The text begins with the day, "2022-09-19 00:00:00", so no time zone is involved.
    .map(({ date }) => date.slice(0, 10));
  return new Set([...days.filter((day) => !moved.has(day)), ...added]);
}
