import { describe, expect, it } from 'vitest';

import type { AgencyRecord } from '#domain/agencies.js';

import { findEndProblems, findNameProblems, findNewProblems } from './agency-change.js';

const anAgency = (about: Partial<AgencyRecord>): AgencyRecord => ({
  ...{ id: 2, code: 'RBC', name: 'Reading', kind: 'LOCAL_AUTHORITY_UNITARY' },
  ...{ family: 'LOCAL_AUTHORITY', validFrom: null, validTo: null },
  ...about,
});
const lead = anAgency({ id: 1, code: 'TVP', name: 'Thames Valley Police' });
const reading = anAgency({ validFrom: '2020-04-01' });
const ended = anAgency({ id: 3, code: 'BOB', name: 'BOB board', validTo: '2026-03-31' });
const known = { agencies: [lead, reading, ended], today: '2026-11-25' };

describe('findNewProblems', () => {
  it.each([
    { code: 'NEW', name: 'New', fields: [], because: 'nothing is wrong' },
    { code: 'new', name: 'New', fields: ['code'], because: 'codes have capital letters' },
    { code: 'N', name: 'New', fields: ['code'], because: 'one letter is no code' },
    { code: '1N', name: 'New', fields: ['code'], because: 'it begins with a digit' },
    { code: 'BOB', name: 'New', fields: ['code'], because: 'one that ended keeps its code' },
    { code: 'NEW', name: ' ', fields: ['name'], because: 'it has no name' },
    { code: 'NEW', name: 'reading', fields: ['name'], because: 'another is called so' },
    { code: 'NEW', name: 'BOB board', fields: [], because: 'that one has ended' },
    { code: 'NEW', name: 'a'.repeat(121), fields: ['name'], because: 'it is too long' },
  ])('finds $fields in $code, $name: $because', ({ code, name, fields }) => {
    const added = { code, name, kind: 'CHARITY', validFrom: null } as const;
    expect(findNewProblems(added, known).map(({ field }) => field)).toEqual(fields);
  });
});

it('lets an agency keep its own name in different case', () => {
  expect(findNameProblems('READING', reading, known)).toEqual([]);
});

describe('findEndProblems', () => {
  it.each([
    { agency: reading, lastDay: '2026-12-31', successors: ['TVP'], fields: [] },
    { agency: reading, lastDay: '2020-04-01', successors: [], fields: [] },
    { agency: reading, lastDay: '2020-03-31', successors: [], fields: ['lastDay'] },
    { agency: reading, lastDay: '2027-11-26', successors: [], fields: [] },
    { agency: reading, lastDay: '2027-11-27', successors: [], fields: ['lastDay'] },
    { agency: reading, lastDay: '2026-12-31', successors: ['RBC'], fields: ['successors'] },
    { agency: reading, lastDay: '2026-12-31', successors: ['XX'], fields: ['successors'] },
    { agency: reading, lastDay: '2026-12-31', successors: ['BOB'], fields: ['successors'] },
    { agency: reading, lastDay: '2026-03-30', successors: ['BOB'], fields: [] },
    { agency: reading, lastDay: null, successors: ['TVP'], fields: ['successors'] },
    { agency: ended, lastDay: null, successors: [], fields: [] },
    { agency: lead, lastDay: '2026-12-31', successors: [], fields: [null] },
  ])('finds $fields if $agency.code ends on $lastDay with $successors', (given) => {
    const { agency, lastDay, successors, fields } = given;
    expect(
      findEndProblems(agency, { lastDay, successors }, known).map(({ field }) => field),
    ).toEqual(fields);
  });
});
