import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';
import { Periods, type PeriodSetting } from '#domain/period.js';

import {
  describeEnd,
  findEndProblems,
  findNameProblems,
  findNewProblems,
} from './agency-change.js';

const anAgency = (about: Partial<AgencyRecord>): AgencyRecord => ({
  ...{ id: 2, code: 'RBC', name: 'Reading', kind: 'LOCAL_AUTHORITY_UNITARY' },
  ...{ family: 'LOCAL_AUTHORITY', validFrom: null, validTo: null },
  ...about,
});
const lead = anAgency({ id: 1, code: 'TVP', name: 'Thames Valley Police' });
const reading = anAgency({ validFrom: '2020-04-01' });
const ended = anAgency({ id: 3, code: 'BOB', name: 'BOB board', validTo: '2026-06-30' });
const young = anAgency({ id: 4, code: 'WAY', name: 'A way out', validFrom: '2026-10-01' });
const known = {
  agencies: [lead, reading, ended, young],
  today: '2026-11-25',
  periods: new Periods([]),
};

describe('findNewProblems', () => {
  it.each([
    { code: 'NEW', name: 'New', fields: [], because: 'nothing is wrong' },
    { code: 'new', name: 'New', fields: ['code'], because: 'codes have capital letters' },
    { code: 'N', name: 'New', fields: ['code'], because: 'one letter is too short' },
    { code: '1N', name: 'New', fields: ['code'], because: 'it begins with a digit' },
    { code: 'BOB', name: 'New', fields: ['code'], because: 'an agency that ended keeps its code' },
    { code: 'NEW', name: ' ', fields: ['name'], because: 'it has no name' },
    { code: 'NEW', name: 'reading', fields: ['name'], because: 'another agency has this name' },
    { code: 'NEW', name: 'BOB board', fields: ['name'], because: 'returns still name that agency' },
    {
      code: 'NEW',
      name: 'Thames-Valley  police',
      fields: ['name'],
      because: 'returns use it for TVP',
    },
    { code: 'NEW', name: 'tvp', fields: ['name'], because: 'it is another agency’s code' },
    { code: 'NEW', name: 'New\u{200b}', fields: ['name'], because: 'one character is invisible' },
    { code: 'READING', name: 'New', fields: ['code'], because: 'it is another agency’s name' },
    { code: 'A-WAY-OUT', name: 'New', fields: ['code'], because: 'returns use it for WAY' },
    { code: 'NEW', name: 'a'.repeat(121), fields: ['name'], because: 'it is too long' },
  ])('finds $fields in $code, $name: $because', ({ code, name, fields }) => {
    const added = { code, name, kind: 'CHARITY', validFrom: null } as const;
    expect(findNewProblems(added, known).map(({ field }) => field)).toEqual(fields);
  });
});

it('lets an agency keep its own name with different capitals', () => {
  expect(findNameProblems('READING', reading, known)).toEqual([]);
});

describe('findEndProblems', () => {
  it.each([
    { agency: reading, lastDay: '2026-12-31', successors: ['TVP'], fields: [] },
    { agency: reading, lastDay: '2026-03-31', successors: [], fields: [] },
    { agency: reading, lastDay: '2026-03-30', successors: [], fields: ['lastDay'] },
    { agency: lead, lastDay: '1926-03-31', successors: [], fields: [null, 'lastDay'] },
    { agency: young, lastDay: '2026-10-01', successors: [], fields: [] },
    { agency: young, lastDay: '2026-09-30', successors: [], fields: ['lastDay'] },
    { agency: reading, lastDay: '2027-11-26', successors: [], fields: [] },
    { agency: reading, lastDay: '2027-11-27', successors: [], fields: ['lastDay'] },
    { agency: reading, lastDay: '2026-12-31', successors: ['RBC'], fields: ['successors'] },
    { agency: reading, lastDay: '2026-12-31', successors: ['XX'], fields: ['successors'] },
    { agency: reading, lastDay: '2026-12-31', successors: ['BOB'], fields: ['successors'] },
    { agency: reading, lastDay: '2026-06-29', successors: ['BOB'], fields: [] },
    { agency: reading, lastDay: null, successors: ['TVP'], fields: ['successors'] },
    { agency: ended, lastDay: null, successors: [], fields: [] },
    { agency: lead, lastDay: '2026-12-31', successors: [], fields: [null] },
  ])('finds $fields if $agency.code ends on $lastDay with $successors', (given) => {
    const { agency, lastDay, successors, fields } = given;
    expect(
      findEndProblems(agency, { lastDay, successors }, known).map(({ field }) => field),
    ).toEqual(fields);
  });

  it('accepts a last day in a final quarter if it was already set', () => {
    const old = anAgency({ id: 5, code: 'OLD', validTo: '2022-03-31' });
    const end = { lastDay: '2022-03-31', successors: ['TVP'] };
    expect(findEndProblems(old, end, known)).toEqual([]);
  });

  it('refuses an earlier last day even if an old quarter is kept open', () => {
    const kept: PeriodSetting = {
      dataset: 'REPORTS',
      quarter: '2025-26-Q3',
      dueOn: '2026-01-31',
      closedOn: '2026-12-24',
    };
    const find = (lastDay: string) =>
      findEndProblems(
        reading,
        { lastDay, successors: [] },
        { ...known, periods: new Periods([kept]) },
      );
    expect(find('2025-12-31')).toHaveLength(1);
    expect(find('2026-03-31')).toEqual([]);
  });

  it('refuses successors that lead back to the agency, directly or through others', () => {
    const first = anAgency({ id: 6, code: 'AA', name: 'First' });
    const third = anAgency({ id: 8, code: 'CC', name: 'Third', successorCodes: ['AA'] });
    const second = anAgency({ id: 7, code: 'BB', name: 'Second', successorCodes: ['CC'] });
    const all = { ...known, agencies: [lead, first, second, third] };
    const end = { lastDay: '2026-12-31', successors: ['BB'] };
    expect(findEndProblems(first, end, all)).toEqual([
      {
        field: 'successors',
        message: 'Second has itself ended, and First is its final successor. Choose another.',
      },
    ]);
    expect(findEndProblems(reading, end, all)).toEqual([]);
  });
});

it('logs the previous state', () => {
  const end = { lastDay: '2026-12-31', successors: ['West Berkshire'] };
  const owed = [
    { dataset: 'REPORTS', from: '2022-23-Q1', until: null },
    { dataset: 'REFERRALS', from: '2024-25-Q1', until: '2027-28-Q4' },
  ] as const;
  expect(describeEnd(reading, end, { lastDay: null, successors: [], owed })).toBe(
    'Ended Reading, with 31 December 2026 as its last day. Successors: West Berkshire. Before: no last day. It owed reports from Q1 2022/23 on. It owed referrals from Q1 2024/25 to Q4 2027/28.',
  );
  const back = { lastDay: null, successors: [] };
  expect(describeEnd(reading, back, { ...end, owed: [] })).toBe(
    'Reversed the end of Reading. Before: 31 December 2026 as its last day. Successors: West Berkshire.',
  );
});
