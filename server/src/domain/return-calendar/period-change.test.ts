import { describe, expect, it } from 'vitest';

import type { PeriodSetting } from '#domain/period.js';

import {
  decidePeriod,
  describePeriodChange,
  findPeriodProblems,
  type StoredPeriod,
} from './period-change.js';

const today = '2026-11-25';
const setting = {
  dataset: 'REPORTS',
  quarter: '2026-27-Q2',
  dueOn: '2026-11-30',
  closedOn: null,
} as const;
const stored: StoredPeriod = { dueOn: '2026-11-14', closedOn: null, version: 3 };
const find = (
  about: Partial<PeriodSetting>,
  standing: StoredPeriod | null = null,
  on: string = today,
) =>
  findPeriodProblems({ ...setting, ...about }, { today: on, stored: standing }).map(
    ({ field }) => field,
  );

describe('findPeriodProblems', () => {
  it.each<{
    readonly about: Partial<PeriodSetting>;
    readonly fields: readonly string[];
    readonly because: string;
  }>([
    { about: {}, fields: [], because: 'it is due a month later' },
    { about: { dueOn: today }, fields: [], because: 'it is due today' },
    { about: { dueOn: '2026-11-24' }, fields: ['dueOn'], because: 'that day has passed' },
    {
      about: { dueOn: '2026-10-31' },
      fields: [],
      because: 'that day has passed, but it was the due day already',
    },
    {
      about: { quarter: '2026-27-Q3', dueOn: '2026-12-31' },
      fields: [],
      because: 'the last day of the quarter is the earliest allowed',
    },
    {
      about: { quarter: '2026-27-Q3', dueOn: '2026-12-30' },
      fields: ['dueOn'],
      because: 'the quarter is still running',
    },
    { about: { dueOn: '2027-10-01' }, fields: [], because: 'that is 366 days later' },
    { about: { dueOn: '2027-10-02' }, fields: ['dueOn'], because: 'that is a day too late' },
    { about: { closedOn: today }, fields: [], because: 'it is closed today' },
    { about: { closedOn: '2026-12-24' }, fields: [], because: 'it is kept open until then' },
    { about: { closedOn: '2026-11-24' }, fields: ['closedOn'], because: 'that day has passed' },
    {
      about: { closedOn: '2026-09-30' },
      fields: ['closedOn', 'closedOn'],
      because: 'that day is in the quarter itself, and has passed',
    },
    {
      about: { quarter: '2026-27-Q3', dueOn: '2027-01-31', closedOn: '2026-11-25' },
      fields: ['closedOn'],
      because: 'the quarter is still running',
    },
    {
      about: { quarter: '2025-26-Q4', dueOn: '2026-05-31' },
      fields: ['quarter'],
      because: 'it is final',
    },
    {
      about: { quarter: '2028-29-Q3', dueOn: '2029-01-31' },
      fields: [],
      because: 'it is eight quarters ahead',
    },
    {
      about: { quarter: '2028-29-Q4', dueOn: '2029-04-30' },
      fields: ['quarter'],
      because: 'it is nine quarters ahead',
    },
  ])('finds $fields in $about: $because', ({ about, fields }) => {
    expect(find(about)).toEqual(fields);
  });

  it('accepts a past day that was set before, and refuses to change it', () => {
    const standing = { ...stored, closedOn: '2026-11-20' };
    expect(find({ closedOn: '2026-11-20', dueOn: '2026-11-30' }, standing)).toEqual([]);
    expect(find({ closedOn: '2026-11-20', dueOn: '2026-11-14' }, standing)).toEqual([]);
    expect(find({ closedOn: null, dueOn: '2026-11-14' }, standing)).toEqual(['closedOn']);
  });

  it.each([
    { closedOn: null, fields: ['closedOn'], because: 'the due day was in October' },
    { closedOn: '2027-03-09', fields: ['closedOn'], because: 'that day has passed' },
    { closedOn: '2027-03-10', fields: ['closedOn'], because: 'it would be final at once' },
    { closedOn: '2027-03-11', fields: [], because: 'it can be undone until then' },
    { closedOn: '2027-03-31', fields: [], because: 'it stays as it is' },
  ])('finds $fields if a quarter kept open closes on $closedOn: $because', (given) => {
    const kept = { dueOn: '2026-10-31', closedOn: '2027-03-31', version: 1 };
    const about = { dueOn: '2026-10-31', closedOn: given.closedOn };
    expect(find(about, kept, '2027-03-10')).toEqual(given.fields);
  });
});

describe('decidePeriod', () => {
  it.each([
    {
      standing: null,
      dueOn: '2026-10-31',
      seen: 7,
      is: 'KEEP',
      because: 'that is already the rule',
    },
    { standing: null, dueOn: '2026-11-14', seen: 0, is: 'WRITE', because: 'nobody set anything' },
    {
      standing: null,
      dueOn: '2026-11-14',
      seen: 1,
      is: 'CONFLICT',
      because: 'there never was a version 1',
    },
    { standing: stored, dueOn: '2026-11-14', seen: 0, is: 'KEEP', because: 'it is already set' },
    {
      standing: stored,
      dueOn: '2026-11-30',
      seen: 3,
      is: 'WRITE',
      because: 'nobody has changed it since',
    },
    {
      standing: stored,
      dueOn: '2026-11-30',
      seen: 2,
      is: 'CONFLICT',
      because: 'somebody else has changed it since',
    },
  ])('says $is: $because', ({ standing, dueOn, seen, is }) => {
    expect(decidePeriod(standing, { ...setting, dueOn, seen })).toBe(is);
  });
});

it('logs the old and the new setting', () => {
  expect(describePeriodChange({ ...setting, closedOn: today }, null)).toBe(
    'Set reports for Q2 2026/27: due on 30 November 2026, and closed from 25 November 2026 on. Before: due on 31 October 2026, and closed at the end of that day.',
  );
});
