import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';
import { Periods } from '#domain/period.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { places } from '#testing/places.js';

import { readAskedTarget, type TargetParams, targetQuarters } from './set-target.js';

const police: AgencyRecord = {
  ...{ id: 7, code: 'TVP', name: 'Thames Valley Police', kind: 'POLICE', family: 'POLICE' },
  ...{ validFrom: null, validTo: null },
};
const referenceData: ReferenceData = {
  today: '2026-11-25',
  places,
  agencies: [police],
  periods: new Periods([]),
  obligations: [],
};
const quarters = { first: '2022-23-Q1', last: '2028-29-Q4' };
const disruptions: TargetParams = {
  ...{ measure: 'disruptions', quarter: '2026-27-Q2', area: null, agency: null, objective: null },
  ...{ value: 660, lower: null, upper: null, tolerance: null },
};
const read = (about: Partial<TargetParams>) =>
  readAskedTarget({ ...disruptions, ...about }, quarters, referenceData);

describe('targetQuarters', () => {
  it.each([
    {
      oldest: '2014-15-Q1',
      today: '2026-11-25',
      first: '2014-15-Q1',
      last: '2028-29-Q4',
      because: 'records go back to then',
    },
    {
      oldest: '2026-27-Q1',
      today: '2026-11-25',
      first: '2023-24-Q3',
      last: '2028-29-Q4',
      because: 'three years are allowed even without records',
    },
    {
      oldest: null,
      today: '2026-11-25',
      first: '2023-24-Q3',
      last: '2028-29-Q4',
      because: 'there are no records at all',
    },
    {
      oldest: null,
      today: '2027-03-31',
      first: '2023-24-Q4',
      last: '2028-29-Q4',
      because: 'the year ends in March',
    },
    {
      oldest: null,
      today: '2027-04-01',
      first: '2024-25-Q1',
      last: '2029-30-Q4',
      because: 'the next year begins in April',
    },
  ])('gives $first to $last on $today: $because', ({ oldest, today, first, last }) => {
    expect(targetQuarters(oldest, today)).toEqual({ first, last });
  });
});

describe('readAskedTarget', () => {
  it.each<{
    readonly about: Partial<TargetParams>;
    readonly fields: readonly string[];
    readonly because: string;
  }>([
    { about: {}, fields: [], because: 'nothing is wrong' },
    { about: { quarter: '2022-23-Q1' }, fields: [], because: 'it is the first quarter allowed' },
    {
      about: { quarter: '2021-22-Q4' },
      fields: ['quarter'],
      because: 'it is before the first quarter allowed',
    },
    { about: { quarter: '2028-29-Q4' }, fields: [], because: 'it is the last quarter allowed' },
    {
      about: { quarter: '2029-30-Q1' },
      fields: ['quarter'],
      because: 'it is after the last quarter allowed',
    },
    { about: { area: 'READING' }, fields: [], because: 'disruptions are recorded by area' },
    { about: { area: 'NOWHERE' }, fields: ['area'], because: 'there is no such area' },
    { about: { area: '' }, fields: ['area'], because: 'a code is never empty' },
    { about: { area: 'WYCOMBE' }, fields: ['area'], because: 'it has ended' },
    {
      about: { measure: 'returnsOnTime', value: 95, area: 'READING' },
      fields: ['area'],
      because: 'returns are not recorded by area',
    },
    {
      about: { measure: 'returnsOnTime', value: 95, area: 'FORCE' },
      fields: [],
      because: 'the force means everything',
    },
    { about: { agency: 'TVP' }, fields: [], because: 'disruptions are recorded by agency' },
    { about: { agency: 'XYZ' }, fields: ['agency'], because: 'there is no such agency' },
    {
      about: { objective: 'PREVENT' },
      fields: [],
      because: 'disruptions are recorded by objective',
    },
    {
      about: { measure: 'vacancyRate', value: 8, objective: 'PREVENT' },
      fields: [],
      because: 'posts are recorded by objective',
    },
    {
      about: { measure: 'returnsOnTime', value: 95, objective: 'PREVENT' },
      fields: ['objective'],
      because: 'returns are not recorded by objective',
    },
    {
      about: { quarter: '2021-22-Q4', area: 'NOWHERE', agency: 'XYZ', value: -1, tolerance: -1 },
      fields: ['area', 'agency', 'quarter', 'value', 'tolerance'],
      because: 'everything wrong is reported at once',
    },
    {
      about: { value: null, quarter: '1999-00-Q1' },
      fields: [],
      because: 'a target outside the range may be removed',
    },
    {
      about: { value: null, area: 'WYCOMBE' },
      fields: [],
      because: 'a target for a former place may be removed',
    },
    {
      about: { value: null, measure: 'reports' },
      fields: [],
      because: 'a target for a measure that is no longer rated may be removed',
    },
    {
      about: { value: null, area: 'NOWHERE', agency: 'XYZ' },
      fields: ['area', 'agency'],
      because: 'it is unclear which target to remove',
    },
  ])('rejects $fields in $about: $because', ({ about, fields }) => {
    const result = read(about);
    expect(result.ok ? [] : result.problems.map(({ field }) => field)).toEqual(fields);
  });

  it.each([
    {
      about: { quarter: '2030-31-Q1' },
      message:
        'Targets are set for quarters from Q1 2022/23 to Q4 2028/29, the end of the financial year after next; this is Q1 2030/31. Choose one of them.',
    },
    {
      about: { area: 'XYZ\u0000' },
      message: 'No area has the code "XYZ\u{fffd}". { areas { code name kind } } lists them.',
    },
    {
      about: { area: 'WYCOMBE' },
      message: 'WYCOMBE has ended. Set one for BUCKINGHAMSHIRE instead.',
    },
    {
      about: { agency: 'XYZ' },
      message: 'No agency has the code "XYZ". { agencies { code name } } lists them.',
    },
    {
      about: { measure: 'returnsOnTime', value: 95, area: 'READING' } as const,
      message:
        'This measure has no breakdown by area. Leave out "area", or choose a measure that has one.',
    },
  ])('says what would be accepted: $message', ({ about, message }) => {
    const result = read(about);
    expect(result.ok ? [] : result.problems.map((problem) => problem.message)).toEqual([message]);
  });

  it("reads the force's code as the whole force, and every other code as what it names", () => {
    const subject = {
      measure: 'disruptions',
      quarter: '2026-27-Q2',
      areaCode: null,
      agencyId: null,
      objective: null,
    };
    expect(read({ area: 'FORCE', tolerance: 33 })).toEqual({
      ok: true,
      subject,
      wish: { aim: { value: 660 }, tolerance: 33 },
    });
    expect(read({ area: 'READING', agency: 'TVP', objective: 'PREVENT', value: null })).toEqual({
      ok: true,
      subject: { ...subject, areaCode: 'READING', agencyId: 7, objective: 'PREVENT' },
      wish: null,
    });
  });
});
