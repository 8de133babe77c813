import { describe, expect, it } from 'vitest';

import { addDays } from '#domain/plain-date.js';

import { loadBankHolidays } from './bank-holidays.js';

const bankHolidays = await loadBankHolidays();
const holidaysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index)).filter(
    (day) => day.startsWith(String(year)) && bankHolidays.has(day),
  );

describe('the bank holidays of England and Wales', () => {
  it.each([
    {
      year: 2022,
      // These include the third of January instead of the first, the moved spring holiday, the
      // jubilee, the state funeral, and the substitute for Christmas Day.
      days: [
        '2022-01-03',
        '2022-04-15',
        '2022-04-18',
        '2022-05-02',
        '2022-06-02',
        '2022-06-03',
        '2022-08-29',
        '2022-09-19',
        '2022-12-26',
        '2022-12-27',
      ],
    },
    {
      year: 2023,
      days: [
        '2023-01-02',
        '2023-04-07',
        '2023-04-10',
        '2023-05-01',
        '2023-05-08',
        '2023-05-29',
        '2023-08-28',
        '2023-12-25',
        '2023-12-26',
      ],
    },
    {
      year: 2020,
      // The early May holiday moved to VE Day.
      days: [
        '2020-01-01',
        '2020-04-10',
        '2020-04-13',
        '2020-05-08',
        '2020-05-25',
        '2020-08-31',
        '2020-12-25',
        '2020-12-28',
      ],
    },
    {
      year: 2012,
      days: [
        '2012-01-02',
        '2012-04-06',
        '2012-04-09',
        '2012-05-07',
        '2012-06-04',
        '2012-06-05',
        '2012-08-27',
        '2012-12-25',
        '2012-12-26',
      ],
    },
    {
      year: 2011,
      days: [
        '2011-01-03',
        '2011-04-22',
        '2011-04-25',
        '2011-04-29',
        '2011-05-02',
        '2011-05-30',
        '2011-08-29',
        '2011-12-26',
        '2011-12-27',
      ],
    },
    {
      year: 2026,
      days: [
        '2026-01-01',
        '2026-04-03',
        '2026-04-06',
        '2026-05-04',
        '2026-05-25',
        '2026-08-31',
        '2026-12-25',
        '2026-12-28',
      ],
    },
  ])('in $year are the days that were proclaimed', ({ year, days }) => {
    const isWeekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());
    expect(holidaysOf(year).filter(isWeekday)).toEqual(days);
  });

  it('are the same days in any time zone', () => {
    expect(bankHolidays.has('2022-09-18')).toBe(false);
    expect(bankHolidays.has('2022-09-20')).toBe(false);
  });
});
