import { describe, expect, it } from 'vitest';

import { defaultDueOn, Periods, type PeriodSetting, provisionalUntil } from './period.js';

const Q2 = '2026-27-Q2';
const byRule = new Periods([]);
const set = (setting: Partial<PeriodSetting>) =>
  new Periods([
    { dataset: 'REFERRALS', quarter: Q2, dueOn: '2026-10-31', closedOn: null, ...setting },
  ]);

describe('defaultDueOn', () => {
  it.each([
    { quarter: '2026-27-Q1', dueOn: '2026-07-31', because: 'July follows the quarter' },
    { quarter: Q2, dueOn: '2026-10-31', because: 'October has 31 days' },
    { quarter: '2026-27-Q3', dueOn: '2027-01-31', because: 'the next month is in the next year' },
    { quarter: '2026-27-Q4', dueOn: '2027-04-30', because: 'April has 30 days' },
  ])('is $dueOn for $quarter: $because', ({ quarter, dueOn }) => {
    expect(defaultDueOn(quarter)).toBe(dueOn);
  });
});

describe('provisionalUntil', () => {
  it.each([
    { quarter: Q2, day: '2027-03-01', because: 'the second quarter after it began in January' },
    {
      quarter: '2026-27-Q1',
      day: '2026-12-01',
      because: 'the second quarter after it began in October',
    },
    { quarter: '2023-24-Q2', day: '2024-03-01', because: 'a leap day does not matter' },
  ])('is $day for $quarter: $because', ({ quarter, day }) => {
    expect(provisionalUntil(quarter)).toBe(day);
  });
});

describe('the status of a dataset and quarter', () => {
  it.each([
    { today: '2026-01-01', status: 'OPEN', because: 'the quarter has not begun' },
    {
      today: '2026-09-30',
      status: 'OPEN',
      because: 'the quarter is still running on its last day',
    },
    { today: '2026-10-01', status: 'OPEN', because: 'returns are still due' },
    { today: '2026-10-31', status: 'OPEN', because: 'a return on the due day is on time' },
    { today: '2026-11-01', status: 'PROVISIONAL', because: 'the due day has passed' },
    {
      today: '2027-02-28',
      status: 'PROVISIONAL',
      because: 'the second quarter after it is not two months old',
    },
    {
      today: '2027-03-01',
      status: 'FINAL',
      because: 'the second quarter after it is two months old',
    },
  ])('is $status for Q2 2026/27 on $today: $because', ({ today, status }) => {
    expect(byRule.statusOf('REFERRALS', Q2, today)).toBe(status);
  });

  it.each([
    {
      setting: { dueOn: '2026-11-15' },
      today: '2026-11-15',
      status: 'OPEN',
      because: 'another due day was set',
    },
    {
      setting: { dueOn: '2026-11-15' },
      today: '2026-11-16',
      status: 'PROVISIONAL',
      because: 'the due day that was set has passed',
    },
    {
      setting: { closedOn: '2026-10-20' },
      today: '2026-10-19',
      status: 'OPEN',
      because: 'it is closed tomorrow',
    },
    {
      setting: { closedOn: '2026-10-20' },
      today: '2026-10-20',
      status: 'PROVISIONAL',
      because: 'it was closed early on that day',
    },
    {
      setting: { closedOn: '2026-11-10' },
      today: '2026-11-09',
      status: 'OPEN',
      because: 'it is kept open after its due day',
    },
    {
      setting: { closedOn: '2027-03-20' },
      today: '2027-03-19',
      status: 'OPEN',
      because: 'it is kept open for longer than it would be provisional',
    },
    {
      setting: { closedOn: '2027-03-20' },
      today: '2027-03-20',
      status: 'FINAL',
      because: 'the time for corrections has passed when it closes',
    },
    {
      setting: { dueOn: '2026-09-30', closedOn: '2026-09-15' },
      today: '2026-09-30',
      status: 'OPEN',
      because: 'a quarter does not close while it is running',
    },
    {
      setting: { dataset: 'REPORTS', dueOn: '2026-11-15' },
      today: '2026-11-10',
      status: 'PROVISIONAL',
      because: 'that was set for another dataset',
    },
  ] as const)('is $status on $today: $because', ({ setting, today, status }) => {
    expect(set(setting).statusOf('REFERRALS', Q2, today)).toBe(status);
  });
});

describe('the status of a quarter', () => {
  it.each([
    {
      periods: byRule,
      today: '2026-11-01',
      status: 'PROVISIONAL',
      because: 'all of its datasets are provisional',
    },
    {
      periods: set({ dueOn: '2026-11-15' }),
      today: '2026-11-10',
      status: 'OPEN',
      because: 'one dataset is open',
    },
    {
      periods: set({ closedOn: '2026-10-20' }),
      today: '2026-10-25',
      status: 'OPEN',
      because: 'the other datasets are open',
    },
    {
      periods: set({ closedOn: '2027-04-01' }),
      today: '2027-03-05',
      status: 'OPEN',
      because: 'the least final dataset decides',
    },
    { periods: set({}), today: '2027-03-01', status: 'FINAL', because: 'all are final' },
  ])('is $status on $today: $because', ({ periods, today, status }) => {
    expect(periods.minSettled(Q2, today)).toBe(status);
  });
});

describe('the quarters that are not final', () => {
  it.each([
    {
      today: '2026-11-24',
      quarters: ['2026-27-Q1', Q2, '2026-27-Q3'],
      because: 'Q1 is provisional up to the end of November',
    },
    {
      today: '2026-11-30',
      quarters: ['2026-27-Q1', Q2, '2026-27-Q3'],
      because: 'Q1 is still provisional on its last day',
    },
    { today: '2026-12-01', quarters: [Q2, '2026-27-Q3'], because: 'Q1 is final now' },
  ])('are $quarters on $today: $because', ({ today, quarters }) => {
    expect(byRule.unsettled('REFERRALS', today)).toEqual(quarters);
  });

  it('include an old one that is kept open, but none that has not begun', () => {
    const periods = new Periods([
      { dataset: 'REFERRALS', quarter: '2024-25-Q1', dueOn: '2024-07-31', closedOn: '2027-01-01' },
      { dataset: 'REFERRALS', quarter: '2027-28-Q1', dueOn: '2027-07-15', closedOn: null },
      { dataset: 'REPORTS', quarter: '2023-24-Q1', dueOn: '2023-07-31', closedOn: '2027-01-01' },
    ]);
    expect(periods.unsettled('REFERRALS', '2026-12-01')).toEqual(['2024-25-Q1', Q2, '2026-27-Q3']);
  });
});
