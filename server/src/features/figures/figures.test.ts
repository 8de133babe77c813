import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type AnsweredTable, type ApiClient, createApiClient } from '#testing/api-client.js';
import { aReferral, insertReferrals, insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const READING = 'E06000038';
const SLOUGH = 'E06000039';
const OXFORD = 'E07000178';
const OXFORDSHIRE = 'E10000025';
const BERKSHIRE = 'TV-C-BERKSHIRE';
const FORCE = 'E23000029';

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  await insertReferrals(test, [
    // Q4 2024/25: told by the police for the whole force only.
    aReferral({ receivedOn: '2025-03-31', area: FORCE, quantity: 30, ageBand: 'ADULT_18_OR_OVER', exploitation: ['LABOUR', 'CRIMINAL'] }),
    // Q1 2025/26.
    aReferral({ receivedOn: '2025-04-01', quantity: 12, reasonableGroundsOn: '2025-07-01', reasonableGrounds: 'POSITIVE' }),
    aReferral({ receivedOn: '2025-06-30', quantity: 8, area: SLOUGH, ageBand: 'UNKNOWN', exploitation: [], countyLines: true }),
    aReferral({
      agency: 'OCC',
      pathway: 'MASH_CHILD',
      area: OXFORDSHIRE,
      quantity: 5,
      exploitation: ['SEXUAL'],
      sex: null,
      countyLines: false,
    }),
    aReferral({ agency: 'RBC', pathway: 'ADULT_CONCERN', quantity: 15, ageBand: 'ADULT_18_OR_OVER', priority: 'RED' }),
    // Q3 2025/26: nothing was received in Q2, but a decision was made in it.
    aReferral({ receivedOn: '2025-10-01', quantity: 3, reasonableGroundsOn: '2025-07-31', reasonableGrounds: 'NEGATIVE' }),
    aReferral({ receivedOn: '2025-12-31', quantity: 1, reasonableGroundsOn: '2025-07-31', reasonableGrounds: 'SUSPENDED' }),
  ]);
  // Returns of nothing: those quarters are known to hold no referral. Q1 2026/27 was not sent.
  await insertReturns(
    test,
    ['2025-07-01', '2026-09-30', '2026-10-01'].map((day) => ({ agency: 'TVP', day })),
  );
  await test.asOwner(
    `INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES (gen_random_uuid(), '2025-04-01', 'A new form.', '{nrmReferrals}', true),
            (gen_random_uuid(), '2020-01-01', 'An old form.', '{positiveReasonableGrounds}', true)`,
  );
  await test.asOwner(`INSERT INTO agency_data_version (agency_id, version) SELECT id, 3 FROM agency WHERE code IN ('TVP', 'OCC')`);
});
afterAll(async () => {
  await api.close();
  await test.drop();
});

async function figures(argument: string, selection: string): Promise<AnsweredTable> {
  const { data, errors } = await api.ask(`{ figures${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.figures;
}

async function refusal(argument: string, selection = 'rows { referrals { value } }') {
  const { errors, status } = await api.ask(`{ figures${argument} { ${selection} } }`);
  expect(status).toBe(200);
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return errors[0]?.message;
}

describe('figures', () => {
  it('counts the whole without a grouping', async () => {
    const table = await figures(
      '',
      'rows { referrals { value } } totals { referrals { value text unit flags } } groupCount truncated dataVersion other { referrals { value } }',
    );
    expect(table.rows).toEqual([{ referrals: { value: 74 } }]);
    expect(table.totals).toEqual({ referrals: { value: 74, text: '74', unit: 'COUNT', flags: ['PROVISIONAL'] } });
    expect(table).toMatchObject({ groupCount: 1, truncated: false, dataVersion: 6, other: null });
  });

  it('puts the last day of a quarter in it and the first day of the next in the next', async () => {
    const { rows } = await figures(
      '(by: [QUARTER])',
      'rows { key { quarter { key label longLabel start end status } } referrals { value } }',
    );
    expect(rows.map(({ key, referrals }) => [key.quarter.key, referrals.value])).toEqual([
      ['2024-25-Q4', 30],
      ['2025-26-Q1', 40],
      ['2025-26-Q3', 4],
    ]);
    expect(rows[0].key.quarter).toEqual({
      key: '2024-25-Q4',
      label: 'Q4 2024/25',
      longLabel: 'Q4 2024/25 (January to March 2025)',
      start: '2025-01-01',
      end: '2025-03-31',
      status: 'FINAL',
    });
  });

  it.each([
    { by: 'MONTH', field: 'month', keys: ['2025-03', '2025-04', '2025-05', '2025-06', '2025-10', '2025-12'] },
    { by: 'FINANCIAL_YEAR', field: 'financialYear', keys: ['2024-25', '2025-26'] },
    { by: 'CALENDAR_YEAR', field: 'calendarYear', keys: [2025] },
    { by: 'PATHWAY', field: 'pathway', keys: ['NRM', 'MASH_CHILD', 'ADULT_CONCERN'] },
    { by: 'AGE_BAND', field: 'ageBand', keys: ['CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER', 'UNKNOWN'] },
    { by: 'SEX', field: 'sex', keys: ['MALE', null] },
    { by: 'COUNTY_LINES', field: 'countyLines', keys: [true, false, null] },
    { by: 'PRIORITY', field: 'priority', keys: ['RED', null] },
    { by: 'CRIME_TYPE', field: 'crimeType', keys: [null] },
    { by: 'AGENCY_KIND', field: 'agencyKind', keys: ['POLICE', 'LOCAL_AUTHORITY_UNITARY', 'LOCAL_AUTHORITY_COUNTY'] },
  ])('groups by $by in the order of its list, what has none last', async ({ by, field, keys }) => {
    const { rows } = await figures(`(by: [${by}])`, `rows { key { ${field} } referrals { value } }`);
    expect(rows.map(({ key }) => key[field])).toEqual(keys);
    expect(rows.reduce((sum: number, { referrals }) => sum + Number(referrals.value), 0)).toBe(74);
  });

  it('groups by places: what is coded to the force lies in no county and no command unit', async () => {
    const { rows } = await figures(
      '(by: [COUNTY, LOCAL_COMMAND_UNIT, AREA])',
      'rows { key { county { code } localCommandUnit { name } area { name kind } } referrals { value } }',
    );
    expect(
      rows.map(({ key, referrals }) => [key.county?.code ?? null, key.localCommandUnit?.name ?? null, key.area.name, referrals.value]),
    ).toEqual([
      [BERKSHIRE, 'Berkshire East', 'Slough', 8],
      [BERKSHIRE, 'Berkshire West', 'Reading', 31],
      [OXFORDSHIRE, null, 'Oxfordshire', 5],
      [null, null, 'Thames Valley', 30],
    ]);
  });

  it('counts a record in each of its several values and once in the total, and says so', async () => {
    const { rows, totals, notes } = await figures(
      '(by: [EXPLOITATION])',
      'rows { key { exploitation } referrals { value } } totals { referrals { value } } notes',
    );
    expect(rows.map(({ key, referrals }) => [key.exploitation, referrals.value])).toEqual([
      ['CRIMINAL', 61],
      ['LABOUR', 30],
      ['SEXUAL', 5],
      [null, 8],
    ]);
    expect(totals.referrals.value).toBe(74);
    expect(notes.join()).toContain('rows must not be added up');
  });

  it('lists only groups that have records of a measure that was selected', async () => {
    const { rows } = await figures('(by: [PATHWAY])', 'rows { key { pathway } nrmReferrals { value } }');
    expect(rows).toEqual([{ key: { pathway: 'NRM' }, nrmReferrals: { value: 54 } }]);
  });

  it('puts measures of different dates in one row, each counted by its own', async () => {
    const { rows } = await figures(
      '(by: [QUARTER])',
      'rows { key { quarter { key } } nrmReferrals { value } positiveReasonableGrounds { value numerator denominator flags text } }',
    );
    expect(
      rows.map(({ key, nrmReferrals, positiveReasonableGrounds }) => [key.quarter.key, nrmReferrals.value, positiveReasonableGrounds.text]),
    ).toEqual([
      ['2024-25-Q4', 30, '[z]'],
      ['2025-26-Q1', 20, '[z]'],
      ['2025-26-Q2', 0, '80.0%'],
      ['2025-26-Q3', 4, '[z]'],
    ]);
    expect(rows[2].positiveReasonableGrounds).toMatchObject({ value: 80, numerator: 12, denominator: 15, flags: ['LOW_RELIABILITY'] });
  });

  it('leaves unknown ages out of the child share and says how many', async () => {
    const { totals, notes } = await figures('', 'totals { childShare { value numerator denominator text flags } } notes');
    expect(totals.childShare).toMatchObject({ numerator: 21, denominator: 66, text: '31.8%' });
    expect(totals.childShare.value).toBeCloseTo(100 * (21 / 66), 12);
    expect(notes).toContain('Child share of referrals leaves out 8 people of unknown age.');
  });

  it('calls a share of nothing not applicable, never 0', async () => {
    const { totals } = await figures(
      '(where: { pathway: { in: [SUPPORT_SERVICE] }, quarter: { to: "2025-26-Q3" } })',
      'totals { childShare { value text flags } referrals { value } }',
    );
    expect(totals).toEqual({ childShare: { value: null, text: '[z]', flags: ['NOT_APPLICABLE'] }, referrals: { value: 0 } });
  });

  describe('filters', () => {
    it.each([
      { where: 'quarter: { from: "2025-26-Q1", to: "2025-26-Q1" }', value: 40, because: 'both ends of a range count' },
      { where: 'quarter: { to: "2024-25-Q4" }', value: 30, because: 'a range may be open at one end' },
      { where: 'month: { in: ["2025-04", "2025-10"] }', value: 15, because: 'months need not touch' },
      { where: 'financialYear: { in: ["2025-26"] }', value: 44, because: 'a financial year begins in April' },
      { where: 'calendarYear: { from: 2026 }', value: 0, because: 'nothing is there yet' },
      { where: `area: { in: ["${FORCE}"] }`, value: 30, because: '"in" means coded to exactly that' },
      { where: `area: { within: ["${FORCE}"] }`, value: 74, because: '"within" means that and all inside it' },
      { where: `area: { within: ["${BERKSHIRE}"] }`, value: 39, because: 'a county holds its districts' },
      { where: `area: { within: ["${OXFORDSHIRE}"] }`, value: 5, because: 'what is coded to a county lies within it' },
      { where: `area: { notIn: ["${READING}"] }`, value: 43, because: 'all others count, larger places too' },
      { where: `county: { in: ["${BERKSHIRE}"] }`, value: 39, because: 'a county as a dimension holds its districts' },
      { where: 'county: { isNull: true }', value: 30, because: 'the force lies in no county' },
      { where: 'localCommandUnit: { isNull: false }', value: 39, because: 'only districts lie in a command unit' },
      { where: 'agency: { in: ["RBC", "OCC"] }', value: 20, because: 'agencies add up' },
      { where: 'agencyKind: { notIn: [POLICE] }', value: 20, because: 'kinds can be left out' },
      { where: 'sex: { notIn: [MALE] }', value: 5, because: 'a record without the fact is not one of those left out' },
      { where: 'sex: { isNull: true }', value: 5, because: 'nulls can be asked for' },
      { where: 'sex: { in: [MALE], isNull: false }', value: 69, because: 'conditions on one thing hold together' },
      { where: 'not: { countyLines: { in: [true] } }', value: 66, because: '"not" takes records without the fact' },
      { where: 'countyLines: { in: [false] }', value: 5, because: 'no is not the same as not known' },
      { where: 'exploitation: { in: [LABOUR, SEXUAL] }', value: 35, because: 'one of the kinds is enough' },
      { where: 'exploitation: { notIn: [CRIMINAL] }', value: 13, because: 'none of the kinds, those without any among them' },
      { where: 'exploitation: { isNull: true }', value: 8, because: 'none was named' },
      { where: 'pathway: { in: [] }', value: 0, because: 'an empty list holds for nothing' },
      { where: 'pathway: { notIn: [] }', value: 74, because: 'leaving out nothing leaves all' },
      { where: 'and: []', value: 74, because: 'nothing is asked' },
      { where: 'or: []', value: 0, because: 'nothing is offered' },
      { where: `or: [{ agency: { in: ["OCC"] } }, { area: { in: ["${READING}"] } }]`, value: 36, because: '"or" counts a record once' },
      {
        where: 'not: { or: [{ pathway: { in: [NRM] } }, { agency: { in: ["OCC"] } }] }',
        value: 15,
        because: '"not" of "or" leaves the rest',
      },
      { where: 'not: { not: { pathway: { in: [NRM] } } }', value: 54, because: 'two negations cancel' },
      { where: 'pathway: null, quarter: { in: null }', value: 74, because: 'null asks for nothing' },
    ])('$where gives $value: $because', async ({ where, value }) => {
      const { totals, rows } = await figures(`(where: { ${where} })`, 'totals { referrals { value } } rows { referrals { value } }');
      expect(totals.referrals.value).toBe(value);
      expect(rows).toEqual([{ referrals: { value } }]);
    });
  });

  describe('places below the level of the record', () => {
    it('is not available where it was only reported for a larger place, and is never 0', async () => {
      const { totals, notes } = await figures(
        `(where: { area: { within: ["${READING}"] }, quarter: { in: ["2024-25-Q4"] } })`,
        'totals { nrmReferrals { value text flags } } notes',
      );
      expect(totals.nrmReferrals).toEqual({ value: null, text: '[x]', flags: ['NOT_AVAILABLE'] });
      expect(notes).toContain('NRM referrals: 30 recorded only for a larger place, and counted in none of the smaller ones.');
    });

    it('is 0 where others of its level were reported', async () => {
      const { totals } = await figures(
        '(where: { area: { within: ["E06000040"] }, quarter: { in: ["2025-26-Q1"] } })',
        'totals { nrmReferrals { value flags } }',
      );
      expect(totals.nrmReferrals).toEqual({ value: 0, flags: ['BREAK'] });
    });

    it('is not available for an Oxfordshire district where the county alone was reported', async () => {
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

  describe('gaps', () => {
    it('lists quarters without records between the first and the last', async () => {
      const { rows } = await figures('(by: [QUARTER], fillGaps: true)', 'rows { key { quarter { key } } referrals { value } }');
      expect(rows.map(({ key, referrals }) => [key.quarter.key, referrals.value])).toEqual([
        ['2024-25-Q4', 30],
        ['2025-26-Q1', 40],
        ['2025-26-Q2', 0],
        ['2025-26-Q3', 4],
      ]);
    });

    it('goes to the ends of the range asked for, and not past today', async () => {
      const { rows } = await figures(
        '(by: [QUARTER], where: { quarter: { from: "2026-27-Q1", to: "2027-28-Q1" } }, fillGaps: true)',
        'rows { key { quarter { key status } } referrals { value flags } }',
      );
      expect(rows.map(({ key, referrals }) => [key.quarter.key, key.quarter.status, referrals.value, referrals.flags])).toEqual([
        ['2026-27-Q1', 'PROVISIONAL', null, ['NOT_AVAILABLE']],
        ['2026-27-Q2', 'PROVISIONAL', 0, ['PROVISIONAL']],
        ['2026-27-Q3', 'OPEN', 0, ['PROVISIONAL']],
      ]);
    });

    it('is not available for an agency that has sent no return, and 0 for one that has', async () => {
      const { rows } = await figures(
        '(by: [AGENCY], where: { agency: { in: ["TVP", "RBC", "SBC"] }, quarter: { in: ["2025-26-Q1"] }, pathway: { in: [MASH_CHILD] } }, fillGaps: true)',
        'rows { key { agency { code } } referrals { value text } }',
      );
      const byAgency = new Map(rows.map(({ key, referrals }) => [key.agency.code, referrals]));
      expect(byAgency.get('RBC')).toEqual({ value: 0, text: '0' });
      expect(byAgency.get('SBC')).toEqual({ value: null, text: '[x]' });
    });

    it('begins with the first records where the beginning is left open', async () => {
      const { rows } = await figures(
        '(by: [QUARTER], where: { quarter: { to: "2025-26-Q2" } }, fillGaps: true)',
        'rows { key { quarter { key } } referrals { value } }',
      );
      expect(rows.map(({ key }) => key.quarter.key)).toEqual(['2024-25-Q4', '2025-26-Q1', '2025-26-Q2']);
    });

    it('goes up to today where the end is left open', async () => {
      const { rows } = await figures(
        '(by: [FINANCIAL_YEAR], where: { quarter: { from: "2025-26-Q1" } }, fillGaps: true)',
        'rows { key { financialYear } referrals { value } }',
      );
      expect(rows.map(({ key, referrals }) => [key.financialYear, referrals.value])).toEqual([
        ['2025-26', 44],
        ['2026-27', 0],
      ]);
    });

    it('fills the periods of either side of an "or"', async () => {
      const { rows } = await figures(
        '(by: [QUARTER], where: { or: [{ quarter: { in: ["2024-25-Q1"] } }, { month: { in: ["2025-10"] } }] }, fillGaps: true)',
        'rows { key { quarter { key } } referrals { value } }',
      );
      expect(rows.map(({ key, referrals }) => [key.quarter.key, referrals.value])).toEqual([
        ['2024-25-Q1', null],
        ['2025-26-Q3', 3],
      ]);
    });

    it.each([
      { by: 'QUARTER, MONTH', where: 'financialYear: { in: ["2025-26"] }', groups: 12, because: 'a month lies in one quarter' },
      { by: 'COUNTY, AREA', where: 'pathway: { in: [NRM] }', groups: 14, because: 'a district lies in one county' },
      { by: 'AGENCY_KIND, AGENCY', where: '', groups: 42, because: 'an agency is of one kind' },
    ])('makes $groups groups by $by: $because', async ({ by, where, groups }) => {
      const { rows } = await figures(`(by: [${by}], where: { ${where} }, fillGaps: true)`, 'rows { referrals { value } }');
      expect(rows).toHaveLength(groups);
    });

    it('lists every value that the filter allows, and no other', async () => {
      const { rows } = await figures(
        '(by: [PATHWAY, COUNTY_LINES], where: { pathway: { in: [NRM, DUTY_TO_NOTIFY] } }, fillGaps: true)',
        'rows { key { pathway countyLines } referrals { value } }',
      );
      expect(rows.map(({ key, referrals }) => [key.pathway, key.countyLines, referrals.value])).toEqual([
        ['NRM', true, 8],
        ['NRM', false, 0],
        ['NRM', null, 46],
        ['DUTY_TO_NOTIFY', true, 0],
        ['DUTY_TO_NOTIFY', false, 0],
        ['DUTY_TO_NOTIFY', null, 0],
      ]);
    });

    it('refuses to fill a table that nobody could read', async () => {
      expect(await refusal('(by: [AREA, AGENCY, PATHWAY, EXPLOITATION, CRIME_TYPE], fillGaps: true)')).toMatch(
        /^Filling the gaps would make [\d,]+ rows\. Group by fewer things/,
      );
    });
  });

  describe('order and cut', () => {
    it('orders by a measure, then by the key, and what has no value last either way', async () => {
      const ask = async (direction: string) => {
        const { rows } = await figures(
          `(by: [QUARTER], orderBy: [{ measure: positiveReasonableGrounds, direction: ${direction} }])`,
          'rows { key { quarter { key } } referrals { value } positiveReasonableGrounds { value } }',
        );
        return rows.map(({ key }) => key.quarter.key);
      };
      expect(await ask('DESC')).toEqual(['2025-26-Q2', '2024-25-Q4', '2025-26-Q1', '2025-26-Q3']);
      expect(await ask('ASC')).toEqual(['2025-26-Q2', '2024-25-Q4', '2025-26-Q1', '2025-26-Q3']);
    });

    it('makes no group, and writes no note, for a measure that only orders', async () => {
      const { rows, notes } = await figures(
        '(by: [PATHWAY], orderBy: [{ measure: childShare, direction: DESC }])',
        'rows { key { pathway } nrmReferrals { value } } notes',
      );
      expect(rows).toEqual([{ key: { pathway: 'NRM' }, nrmReferrals: { value: 54 } }]);
      expect(notes.join()).not.toContain('Child share');
    });

    it('orders by a dimension in both directions, the group without it last', async () => {
      const { rows } = await figures(
        '(by: [SEX, AGE_BAND], orderBy: [{ dimension: AGE_BAND, direction: DESC }])',
        'rows { key { ageBand sex } referrals { value } }',
      );
      expect(rows.map(({ key }) => [key.ageBand, key.sex])).toEqual([
        ['UNKNOWN', 'MALE'],
        ['ADULT_18_OR_OVER', 'MALE'],
        ['CHILD_17_OR_UNDER', 'MALE'],
        ['CHILD_17_OR_UNDER', null],
      ]);
    });

    it('says when it is cut short, and holds the rest in other', async () => {
      const table = await figures(
        '(by: [QUARTER], orderBy: [{ measure: referrals, direction: DESC }], first: 1)',
        'rows { key { quarter { key } } referrals { value } } other { key { quarter { key } } referrals { value } childShare { numerator denominator } } totals { referrals { value } } groupCount truncated notes',
      );
      expect(table.rows).toEqual([{ key: { quarter: { key: '2025-26-Q1' } }, referrals: { value: 40 } }]);
      expect(table.other).toEqual({ key: { quarter: null }, referrals: { value: 34 }, childShare: { numerator: 4, denominator: 34 } });
      expect(table).toMatchObject({ groupCount: 3, truncated: true, totals: { referrals: { value: 74 } } });
      expect(table.notes[0]).toBe('Cut short: 1 of 3 groups are listed. "other" holds the rest, "totals" the whole.');
    });
  });

  describe('flags', () => {
    it('marks a break in the measures it touches, in the period that holds it and in ranges across it', async () => {
      const { rows, totals, notes } = await figures(
        '(by: [QUARTER])',
        'rows { nrmReferrals { flags } referrals { flags } } totals { nrmReferrals { flags } } notes',
      );
      expect(rows.map(({ nrmReferrals, referrals }) => [nrmReferrals.flags, referrals.flags])).toEqual([
        [[], []],
        [['BREAK'], []],
        [[], []],
      ]);
      expect(totals.nrmReferrals.flags).toContain('BREAK');
      expect(notes).toContain('[b] 1 April 2025: A new form.');
    });

    it.each([
      {
        argument: '(by: [CALENDAR_YEAR], where: { quarter: { to: "2025-26-Q4" } }, fillGaps: true)',
        because: 'the filter leaves only the final part of 2026',
      },
      { argument: '(where: { not: { quarter: { from: "2026-27-Q1" } } })', because: '"not" leaves the provisional days out' },
      {
        argument: '(where: { or: [{ month: { in: ["2025-05"] } }, { quarter: { in: ["2024-25-Q4"] } }] })',
        because: 'both sides of "or" are final',
      },
    ])('calls nothing provisional in $argument: $because', async ({ argument }) => {
      const { rows, notes } = await figures(argument, 'rows { referrals { flags } } notes');
      expect(rows.flatMap(({ referrals }) => referrals.flags)).not.toContain('PROVISIONAL');
      expect(notes.join()).not.toContain('[p]');
    });

    it('marks other by the rows in it, not by the whole', async () => {
      const { other, totals } = await figures(
        '(by: [QUARTER], where: { quarter: { from: "2025-26-Q1" } }, fillGaps: true, orderBy: [{ dimension: QUARTER, direction: DESC }], first: 3)',
        'other { referrals { value flags } nrmReferrals { flags } } totals { referrals { flags } }',
      );
      expect(totals.referrals.flags).toEqual(['PROVISIONAL']);
      expect(other).toEqual({ referrals: { value: 44, flags: [] }, nrmReferrals: { flags: ['BREAK'] } });
    });

    it('never calls other nothing where it holds a figure that is not available', async () => {
      const { other } = await figures(
        '(by: [AREA], where: { quarter: { in: ["2024-25-Q4"] } }, fillGaps: true, first: 1)',
        'other { referrals { value flags } }',
      );
      expect(other.referrals).toEqual({ value: null, flags: ['NOT_AVAILABLE'] });
    });

    it('tells of a break only where the question reaches its day and its measure', async () => {
      const ask = async (argument: string, measure: string) =>
        (await figures(argument, `rows { ${measure} { value } } notes`)).notes.join();
      expect(await ask('(where: { month: { in: ["2025-04"] } })', 'nrmReferrals')).toContain('[b] 1 April 2025');
      expect(await ask('(where: { month: { in: ["2025-05"] } })', 'nrmReferrals')).not.toContain('[b]');
      expect(await ask('', 'nrmReferrals')).not.toContain('An old form');
      expect(await ask('(where: { month: { in: ["2025-04"] } })', 'referrals')).not.toContain('[b]');
    });

    it('says of days to come that nothing is recorded yet', async () => {
      const { notes } = await figures(
        '(where: { quarter: { in: ["2030-31-Q1"] } })',
        'totals { positiveReasonableGrounds { value } } notes',
      );
      expect(notes[0]).toBe('[p] Nothing is recorded yet for days after 24 November 2026.');
    });
  });

  it('knows what is selected through aliases, fragments and run-time choice', async () => {
    const { data, errors } = await api.ask(
      `query ($measure: MeasureKey!, $skip: Boolean!) {
         figures(by: [AGE_BAND]) { rows { ...Row } sum: totals { people: referrals { value } chosen: figure(measure: $measure) { value } childShare @skip(if: $skip) { value } } }
       }
       fragment Row on FigureRow { key { band: ageBand } ... on FigureRow { n: nrmReferrals { value } } }`,
      { measure: 'childShare', skip: true },
    );
    expect(errors).toEqual([]);
    expect(data.figures.sum).toEqual({ people: { value: 74 }, chosen: { value: 2100 / 66 } });
    expect(data.figures.rows).toContainEqual({ key: { band: 'UNKNOWN' }, n: { value: 8 } });
  });

  it('has the same id for the same question at the same data version, and another for another', async () => {
    const [one, same, other] = [
      await figures('(by: [SEX])', 'id rows { referrals { value } }'),
      await figures('(by: [SEX])', 'id rows { referrals { value } }'),
      await figures('(by: [SEX], first: 5)', 'id rows { referrals { value } }'),
    ];
    expect(one.id).toBe(same.id);
    expect(one.id).not.toBe(other.id);
  });

  describe('bad questions get a sentence', () => {
    it.each([
      { argument: '(first: 0)', message: 'first is from 1 to 10,000; it was 0.' },
      { argument: '(first: 10001)', message: 'first is from 1 to 10,000; it was 10001.' },
      { argument: '(by: [SEX, SEX])', message: 'by names SEX twice. Name each dimension once.' },
      {
        argument: '(where: { area: { in: ["E99"] } })',
        message: 'where.area: no area has the code "E99". { areas { code name kind } } lists them.',
      },
      {
        argument: '(where: { county: { in: ["E06000038"] } })',
        message: 'where.county: no county has the code "E06000038". { areas { code name kind } } lists them.',
      },
      {
        argument: '(where: { area: { within: ["E07000007"] } })',
        message: 'where.area: Wycombe has ended. Ask for its successor, E06000060.',
      },
      {
        argument: '(where: { agency: { notIn: ["XYZ"] } })',
        message: 'where.agency: no agency has the code "XYZ". { agencies { code name } } lists them.',
      },
      {
        argument: '(where: { quarter: { from: "2025-26-Q2", to: "2025-26-Q1" } })',
        message: 'where.quarter: from (2025-26-Q2) is after to (2025-26-Q1). Both ends count; write the earlier one first.',
      },
      {
        argument: '(where: { calendarYear: { in: [99999] } })',
        message: 'where.calendarYear: 99999 is not a calendar year. Write it as 2025.',
      },
      {
        argument: '(orderBy: [{ dimension: SEX }])',
        message: 'orderBy names SEX, which the rows are not grouped by. Add it to by, or order by something else.',
      },
      {
        argument: '(by: [SEX], orderBy: [{ dimension: SEX, measure: referrals }])',
        message: 'Each entry of orderBy names either a measure or a dimension. Give exactly one of the two.',
      },
    ])('$message', async ({ argument, message }) => {
      expect(await refusal(argument)).toBe(message);
    });

    const inVariables = async (where: unknown) => {
      const { errors, status } = await api.ask(
        'query ($where: FigureFilter) { figures(where: $where) { totals { referrals { value } } } }',
        {
          where,
        },
      );
      expect(status).toBe(200);
      expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
      return errors[0]?.message;
    };
    const nested = (depth: number): unknown => JSON.parse('{"not":'.repeat(depth) + '{}' + '}'.repeat(depth));

    it.each([
      { what: 'nests deeper than anybody reads', where: nested(20), message: /^where nests and, or and not more than 20 deep/ },
      {
        what: 'holds more conditions than a statement takes',
        where: { or: Array.from({ length: 30_000 }, () => ({ sex: { in: ['MALE'] } })) },
        message: /^where holds 30,000 conditions; 1,000 are the most/,
      },
      {
        what: 'holds more periods than a statement takes',
        where: { month: { in: Array.from({ length: 1001 }, (_, n) => `${2000 + n}-01`) } },
        message: /^where holds 1,001 conditions; 1,000 are the most/,
      },
      {
        what: 'names a code of a megabyte',
        where: { area: { in: ['x'.repeat(900_000)] } },
        message: /^where\.area: no area has the code "x{100}…"/,
      },
      { what: 'names a quarter of a megabyte', where: { quarter: { in: ['x'.repeat(900_000)] } }, message: /^[^]{1,1010}$/ },
      {
        what: 'tries to speak SQL',
        where: { agency: { in: ["a\u0000'; DROP TABLE referral; --"] } },
        message: /^where\.agency: no agency has the code "a\ufffd'; DROP/,
      },
    ])('refuses a filter that $what', async ({ where, message }) => {
      expect(await inVariables(where)).toMatch(message);
    });

    it('takes the same code ten thousand times for once', async () => {
      const { data } = await api.ask('query ($where: FigureFilter) { figures(where: $where) { totals { referrals { value } } } }', {
        where: { area: { in: Array.from({ length: 10_000 }, () => READING) } },
      });
      expect(data.figures.totals.referrals.value).toBe(31);
    });

    it('says so when no measure is selected', async () => {
      expect(await refusal('(by: [SEX])', 'rows { key { sex } }')).toBe(
        'Select at least one measure, such as referrals, in rows, totals or other.',
      );
    });

    it('says what a quarter looks like', async () => {
      const { errors, status } = await api.ask('{ figures(where: { quarter: { in: ["2025-Q1"] } }) { rows { referrals { value } } } }');
      expect(status).toBe(200);
      expect(errors[0]?.message).toContain('"2025-Q1" is not a Quarter. A UK financial quarter, such as 2025-26-Q1');
    });
  });
});
