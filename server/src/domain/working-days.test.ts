import { describe, expect, it } from 'vitest';

import { addWorkingDays, isWorkingDay } from './working-days.js';

const holidays = new Set([
  '2023-04-07',
  '2023-04-10',
  '2023-05-01',
  '2023-05-08',
  '2022-12-26',
  '2022-12-27',
  '2023-01-02',
]);

describe('isWorkingDay', () => {
  it.each([
    { day: '2023-05-05', is: true, because: 'a Friday' },
    { day: '2023-05-06', is: false, because: 'a Saturday' },
    { day: '2023-05-07', is: false, because: 'a Sunday' },
    { day: '2023-05-08', is: false, because: 'a bank holiday' },
    { day: '2023-05-09', is: true, because: 'the day after it' },
  ])('says $is for $day: $because', ({ day, is }) => {
    expect(isWorkingDay(day, holidays)).toBe(is);
  });
});

describe('addWorkingDays', () => {
  it.each([
    { day: '2023-05-15', count: 1, due: '2023-05-16', because: 'the day itself does not count' },
    {
      day: '2023-05-15',
      count: 5,
      due: '2023-05-22',
      because: 'one Monday to the next, with a weekend in between',
    },
    { day: '2023-05-19', count: 5, due: '2023-05-26', because: 'one Friday to the next' },
    {
      day: '2023-05-20',
      count: 5,
      due: '2023-05-26',
      because: 'if received on a Saturday, the first day is Monday',
    },
    {
      day: '2023-05-21',
      count: 5,
      due: '2023-05-26',
      because: 'if received on a Sunday, the first day is Monday',
    },
    {
      day: '2023-05-05',
      count: 5,
      due: '2023-05-15',
      because: 'the coronation makes it a day later',
    },
    {
      day: '2023-05-08',
      count: 5,
      due: '2023-05-15',
      because: 'received on the bank holiday itself',
    },
    {
      day: '2023-04-06',
      count: 5,
      due: '2023-04-17',
      because: 'Good Friday and Easter Monday make it two days later',
    },
    {
      day: '2022-12-23',
      count: 5,
      due: '2023-01-04',
      because: 'two days of Christmas, a weekend and the substitute day for New Year',
    },
  ])('counts $count from $day to $due: $because', ({ day, count, due }) => {
    expect(addWorkingDays(day, count, holidays)).toBe(due);
  });
});
