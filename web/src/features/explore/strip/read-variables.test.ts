import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { readVariables } from './read-variables.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);
const read = (declared: string, where = '') =>
  readVariables(
    `query (${declared}) { figures${where === '' ? '' : `(${where})`} { groupCount } }`,
    schema,
  );

describe('readVariables', () => {
  it.each([
    { declared: '$quarter: Quarter!', where: '', picker: 'QUARTER' },
    { declared: '$m: Month', where: '', picker: 'MONTH' },
    { declared: '$y: FinancialYear', where: '', picker: 'YEAR' },
    { declared: '$place: ID!', where: 'where: { area: { within: [$place] } }', picker: 'AREA' },
    { declared: '$place: ID!', where: 'where: { county: { in: [$place] } }', picker: 'AREA' },
    { declared: '$who: ID!', where: 'where: { agency: { in: [$who] } }', picker: 'AGENCY' },
    {
      declared: '$who: [ID!]',
      where: 'where: { supportingAgency: { in: $who } }',
      picker: 'AGENCY',
    },
    { declared: '$p: [Pathway!]', where: '', picker: 'LIST' },
    { declared: '$first: Int', where: '', picker: 'NUMBER' },
    { declared: '$gaps: Boolean', where: '', picker: 'YES_NO' },
    { declared: '$where: FigureFilter', where: '', picker: 'PARTS' },
    { declared: '$day: Date', where: '', picker: 'DAY' },
    { declared: '$word: String', where: '', picker: 'TEXT' },
  ])('picks $declared in $where by $picker', ({ declared, where, picker }) => {
    expect(read(declared, where)).toMatchObject([{ picker }]);
  });

  it('says which values are required, and what the defaults are', () => {
    expect(read('$crimeType: CrimeType!, $first: Int! = 20, $some: [Quarter!]')).toMatchObject([
      { name: 'crimeType', label: 'Crime type', isRequired: true, isList: false, usual: null },
      { name: 'first', isRequired: false, usual: 20 },
      { name: 'some', isRequired: false, isList: true },
    ]);
  });

  it('is null for a text that cannot be parsed, and skips unknown types', () => {
    expect(readVariables('query ($a: ', schema)).toBeNull();
    expect(read('$a: Nothing')).toEqual([]);
  });
});
