import Holidays from 'date-holidays';

import type { PlainDate } from '#domain/plain-date.js';
import type { BankHolidays } from '#domain/working-days.js';

/**
 * Days that the package lacks, or has on the day they were moved from. England and Wales, from 2000
 * on.
 */
const added: ReadonlySet<PlainDate> = new Set([
  '2002-06-03',
  '2002-06-04',
  '2011-04-29',
  '2012-06-04',
]);
const moved: ReadonlySet<PlainDate> = new Set(['2002-05-27', '2012-05-28']);

const calendar = new Holidays('GB', 'ENG');
const byYear = new Map<string, ReadonlySet<PlainDate>>();

/**
 * The bank holidays of England and Wales, including one-off days. Computed for each year on first
 * use.
 */
export const englandAndWales: BankHolidays = {
  has(day) {
    const year = day.slice(0, 4);
    const known = byYear.get(year) ?? findHolidays(year);
    byYear.set(year, known);
    return known.has(day);
  },
};

function findHolidays(year: string): ReadonlySet<PlainDate> {
  const days = calendar
    .getHolidays(Number(year))
    .filter(({ type }) => type === 'public')
    // The text begins with the day, "2022-09-19 00:00:00", so no time zone is involved.
    .map(({ date }) => date.slice(0, 10));
  return new Set([...days.filter((day) => !moved.has(day)), ...added]);
}
