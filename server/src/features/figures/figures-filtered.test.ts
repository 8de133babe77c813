import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import {
  BERKSHIRE,
  createSomeReferrals,
  FORCE,
  OXFORD,
  OXFORDSHIRE,
  READING,
  type SomeReferrals,
} from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

const figures = (argument: string, selection: string) => askFigures(some.api, argument, selection);

describe('filters', () => {
  it.each([
    {
      where: 'quarter: { from: "2025-26-Q1", to: "2025-26-Q1" }',
      value: 40,
      because: 'both ends of a range count',
    },
    {
      where: 'quarter: { to: "2024-25-Q4" }',
      value: 30,
      because: 'a range may be open at one end',
    },
    { where: 'month: { in: ["2025-04", "2025-10"] }', value: 15, because: 'months need not touch' },
    {
      where: 'financialYear: { in: ["2025-26"] }',
      value: 44,
      because: 'a financial year begins in April',
    },
    { where: 'calendarYear: { from: 2026 }', value: 0, because: 'there are no records yet' },
    {
      where: `area: { in: ["${FORCE}"] }`,
      value: 30,
      because: '"in" means coded to exactly that place',
    },
    {
      where: `area: { within: ["${FORCE}"] }`,
      value: 74,
      because: '"within" means that place and everything inside it',
    },
    {
      where: `area: { within: ["${BERKSHIRE}"] }`,
      value: 39,
      because: 'a county holds its districts',
    },
    {
      where: `area: { within: ["${OXFORDSHIRE}"] }`,
      value: 5,
      because: 'what is coded to a county lies within it',
    },
    {
      where: `area: { notIn: ["${READING}"] }`,
      value: 43,
      because: 'all others count, even larger places',
    },
    {
      where: `county: { in: ["${BERKSHIRE}"] }`,
      value: 39,
      because: 'a county as a dimension holds its districts',
    },
    { where: 'county: { isNull: true }', value: 30, because: 'the force lies in no county' },
    { where: 'area: { isNull: true }', value: 0, because: 'the force is also a place' },
    { where: 'area: { isNull: false }', value: 74, because: 'every referral names some place' },
    {
      where: `area: { isNull: false, notIn: ["${READING}"] }`,
      value: 43,
      because: 'naming a place adds no condition',
    },
    {
      where: `or: [{ area: { isNull: true } }, { area: { in: ["${READING}"] } }]`,
      value: 31,
      because: 'no record is without a place',
    },
    {
      where: 'localCommandUnit: { isNull: false }',
      value: 39,
      because: 'only districts lie in a command unit',
    },
    { where: 'agency: { in: ["RBC", "OCC"] }', value: 20, because: 'agencies add up' },
    { where: 'agency: { isNull: true }', value: 0, because: 'every record has a sender' },
    {
      where: 'not: { agency: { isNull: true } }',
      value: 74,
      because: 'every record has a sender, so all are left',
    },
    {
      where: 'agency: { in: ["RBC", "OCC"], isNull: false }',
      value: 20,
      because: 'having an agency adds no condition',
    },
    { where: 'agencyKind: { notIn: [POLICE] }', value: 20, because: 'kinds can be left out' },
    {
      where: 'sex: { notIn: [MALE] }',
      value: 5,
      because: 'a record without the fact is not one of those left out',
    },
    { where: 'sex: { isNull: true }', value: 5, because: 'nulls can be asked for' },
    {
      where: 'sex: { in: [MALE], isNull: false }',
      value: 69,
      because: 'conditions on the same fact must all hold',
    },
    {
      where: 'not: { countyLines: { in: [true] } }',
      value: 66,
      because: '"not" includes records without the fact',
    },
    { where: 'countyLines: { in: [false] }', value: 5, because: 'no is not the same as not known' },
    {
      where: 'exploitation: { in: [LABOUR, SEXUAL] }',
      value: 35,
      because: 'one of the kinds is enough',
    },
    {
      where: 'exploitation: { notIn: [CRIMINAL] }',
      value: 13,
      because: 'none of the kinds, including records without any',
    },
    { where: 'exploitation: { isNull: true }', value: 8, because: 'none was named' },
    { where: 'pathway: { in: [] }', value: 0, because: 'no record meets an empty list' },
    { where: 'pathway: { notIn: [] }', value: 74, because: 'leaving out nothing leaves all' },
    { where: 'and: []', value: 74, because: 'there is no condition to meet' },
    { where: 'or: []', value: 0, because: 'there is no alternative to meet' },
    {
      where: `or: [{ agency: { in: ["OCC"] } }, { area: { in: ["${READING}"] } }]`,
      value: 36,
      because: '"or" counts a record once',
    },
    {
      where: 'not: { or: [{ pathway: { in: [NRM] } }, { agency: { in: ["OCC"] } }] }',
      value: 15,
      because: '"not" of "or" leaves the rest',
    },
    {
      where: 'not: { not: { pathway: { in: [NRM] } } }',
      value: 54,
      because: 'two negations cancel',
    },
    { where: 'pathway: null, quarter: { in: null }', value: 74, because: 'null sets no condition' },
  ])('$where gives $value: $because', async ({ where, value }) => {
    const { totals, rows } = await figures(
      `(where: { ${where} })`,
      'totals { referrals { value } } rows { referrals { value } }',
    );
    expect(totals.referrals.value).toBe(value);
    expect(rows).toEqual([{ referrals: { value } }]);
  });
});

describe('places smaller than the record’s', () => {
  it('are not available, rather than 0, if records only have a larger place', async () => {
    const { totals, notes } = await figures(
      `(where: { area: { within: ["${READING}"] }, quarter: { in: ["2024-25-Q4"] } })`,
      'totals { nrmReferrals { value text flags } } notes',
    );
    expect(totals.nrmReferrals).toEqual({ value: null, text: '[x]', flags: ['NOT_AVAILABLE'] });
    expect(notes).toContain(
      'NRM referrals: 30 are recorded only for a larger place, and not counted in any smaller one.',
    );
  });

  it('get a note without a number if it is unknown how many of the selected records are missing', async () => {
    const { notes } = await figures(
      `(where: { area: { within: ["${READING}"] }, quarter: { in: ["2024-25-Q4"] }, exploitation: { in: [CRIMINAL] } })`,
      'totals { nrmReferrals { value } } notes',
    );
    expect(notes).toContain(
      'NRM referrals: some are recorded only for a larger place, and not counted in any smaller one.',
    );
  });

  it('have 0 if other records have a place at that level', async () => {
    const { totals } = await figures(
      '(where: { area: { within: ["E06000040"] }, quarter: { in: ["2025-26-Q1"] } })',
      'totals { nrmReferrals { value flags } }',
    );
    expect(totals.nrmReferrals).toEqual({ value: 0, flags: ['BREAK'] });
  });

  it('are not available for an Oxfordshire district if only the county is recorded', async () => {
    const { rows } = await figures(
      '(by: [AREA], where: { quarter: { in: ["2025-26-Q1"] }, pathway: { in: [MASH_CHILD] } }, fillGaps: true)',
      'rows { key { area { code } } referrals { value flags } }',
    );
    const byArea = new Map(rows.map(({ key, referrals }) => [key.area.code, referrals]));
    expect(byArea.get(OXFORD)).toEqual({ value: null, flags: ['NOT_AVAILABLE'] });
    expect(byArea.get(READING)).toEqual({ value: 0, flags: [] });
    expect(byArea.get(OXFORDSHIRE)).toEqual({ value: 5, flags: [] });
    expect(rows).toHaveLength(14);
  });
});
