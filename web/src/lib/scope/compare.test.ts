import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { listComparable, readCompare, toComparedScope } from './compare.js';

const force = { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' } as const;
const county = { code: 'TV-BERKS', name: 'Berkshire (county)', kind: 'COUNTY' } as const;
const reading = { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' } as const;
const slough = { code: 'E06000039', name: 'Slough', kind: 'DISTRICT' } as const;
const police = { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' } as const;
const charities = { code: 'CHARITY', name: 'Charities', of: 'KIND' } as const;
const choices = {
  periods: [],
  areas: [force, county, reading, slough],
  agencies: [
    { code: 'TVP', name: 'Thames Valley Police' },
    { code: 'RBC', name: 'Reading Borough Council' },
  ],
  agencyKinds: [
    { code: 'POLICE', name: 'Police forces' },
    { code: 'CHARITY', name: 'Charities' },
  ],
} as const;

describe('readCompare', () => {
  it('compares a district with another, and keeps the agency', () => {
    expect(readCompare('E06000039', { area: reading, agency: police }, choices)).toEqual({
      compare: { part: 'area', choice: slough },
      problem: null,
    });
  });

  it('compares an agency with another', () => {
    expect(readCompare('RBC', { area: force, agency: police }, choices).compare?.choice.name).toBe(
      'Reading Borough Council',
    );
  });

  it.each([
    {
      asked: 'E06000038',
      agency: null,
      area: reading,
      problem: 'Reading is already shown, so nothing is compared with it.',
    },
    {
      asked: 'TV-BERKS',
      agency: null,
      area: reading,
      problem:
        'Berkshire (county) is a county and can only be compared with another one; a district is shown, so nothing is compared.',
    },
    {
      asked: 'E06000038',
      agency: null,
      area: force,
      problem:
        'Reading is a district and can only be compared with another one; the whole force is shown, so nothing is compared.',
    },
    {
      asked: 'E23000029',
      agency: null,
      area: reading,
      problem:
        'Thames Valley is the whole force, and there is no other to compare it with, so nothing is compared.',
    },
    {
      asked: 'TVP',
      agency: null,
      area: force,
      problem:
        'Thames Valley Police can be compared once one agency is chosen; all are shown, so nothing is compared.',
    },
    {
      asked: 'TVP',
      agency: police,
      area: force,
      problem: 'Thames Valley Police is already shown, so nothing is compared with it.',
    },
    {
      asked: 'TVP',
      agency: charities,
      area: force,
      problem:
        'An agency cannot be compared with a kind of agency, so Charities is shown on its own.',
    },
    {
      asked: 'GONE',
      agency: police,
      area: force,
      problem: '“GONE” is not a known area or agency, so nothing is compared.',
    },
  ])('does not compare, and says why: $problem', ({ asked, agency, area, problem }) => {
    expect(readCompare(asked, { area, agency }, choices)).toEqual({ compare: null, problem });
  });
});

describe('listComparable', () => {
  it('offers the other districts and the other agencies', () => {
    const names = listComparable({ area: reading, agency: police }, choices).map(
      ({ name, options }) => [name, options.map(({ code }) => code)],
    );
    expect(names).toEqual([
      ['Areas', ['E06000039']],
      ['Agencies', ['RBC']],
    ]);
  });

  it('does not offer anything for the whole force, and offers other kinds for a kind', () => {
    expect(listComparable({ area: force, agency: null }, choices)).toEqual([]);
    expect(
      listComparable({ area: force, agency: charities }, choices)[0]?.options.map(
        ({ code }) => code,
      ),
    ).toEqual(['POLICE']);
  });
});

describe('toComparedScope', () => {
  it('changes the place and nothing else', () => {
    const scope = aScope({
      area: reading,
      agency: police,
      compare: { part: 'area', choice: slough },
    });
    expect(toComparedScope(scope)).toEqual({ ...scope, area: slough, compare: null });
    expect(toComparedScope(aScope())).toBeNull();
  });
});
