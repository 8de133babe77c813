import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import {
  BERKSHIRE,
  createSomeReferrals,
  OXFORDSHIRE,
  type SomeReferrals,
} from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

const figures = (argument: string, selection: string) => askFigures(some.api, argument, selection);

describe('figures', () => {
  it('count the whole without a grouping', async () => {
    const table = await figures(
      '',
      'rows { referrals { value } } totals { referrals { value text unit flags } } groupCount truncated dataVersion other { referrals { value } }',
    );
    expect(table.rows).toEqual([{ referrals: { value: 74 } }]);
    expect(table.totals).toEqual({
      referrals: { value: 74, text: '74', unit: 'COUNT', flags: ['PROVISIONAL'] },
    });
    expect(table).toMatchObject({ groupCount: 1, truncated: false, dataVersion: 6, other: null });
  });

  it('count the last day of a quarter in it, and the day after in the next quarter', async () => {
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
    {
      by: 'MONTH',
      field: 'month',
      keys: ['2025-03', '2025-04', '2025-05', '2025-06', '2025-10', '2025-12'],
    },
    { by: 'FINANCIAL_YEAR', field: 'financialYear', keys: ['2024-25', '2025-26'] },
    { by: 'CALENDAR_YEAR', field: 'calendarYear', keys: [2025] },
    { by: 'PATHWAY', field: 'pathway', keys: ['NRM', 'MASH_CHILD', 'ADULT_CONCERN'] },
    {
      by: 'AGE_BAND',
      field: 'ageBand',
      keys: ['CHILD_17_OR_UNDER', 'ADULT_18_OR_OVER', 'UNKNOWN'],
    },
    { by: 'SEX', field: 'sex', keys: ['MALE', null] },
    { by: 'COUNTY_LINES', field: 'countyLines', keys: [true, false, null] },
    { by: 'PRIORITY', field: 'priority', keys: ['RED', null] },
    { by: 'CRIME_TYPE', field: 'crimeType', keys: [null] },
    {
      by: 'AGENCY_KIND',
      field: 'agencyKind',
      keys: ['POLICE', 'LOCAL_AUTHORITY_UNITARY', 'LOCAL_AUTHORITY_COUNTY'],
    },
  ])('group by $by in list order, missing values last', async ({ by, field, keys }) => {
    const { rows } = await figures(
      `(by: [${by}])`,
      `rows { key { ${field} } referrals { value } }`,
    );
    expect(rows.map(({ key }) => key[field])).toEqual(keys);
    expect(rows.reduce((sum: number, { referrals }) => sum + Number(referrals.value), 0)).toBe(74);
  });

  it('group by place: a record for the whole force is in no county or command unit', async () => {
    const { rows } = await figures(
      '(by: [COUNTY, LOCAL_COMMAND_UNIT, AREA])',
      'rows { key { county { code } localCommandUnit { name } area { name kind } } referrals { value } }',
    );
    expect(
      rows.map(({ key, referrals }) => [
        key.county?.code ?? null,
        key.localCommandUnit?.name ?? null,
        key.area.name,
        referrals.value,
      ]),
    ).toEqual([
      [BERKSHIRE, 'Berkshire East', 'Slough', 8],
      [BERKSHIRE, 'Berkshire West', 'Reading', 31],
      [OXFORDSHIRE, null, 'Oxfordshire', 5],
      [null, null, 'Thames Valley', 30],
    ]);
  });

  it('count a record under each of its values and once in the total, and say so', async () => {
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

  it('list only groups that have records of a selected measure', async () => {
    const { rows } = await figures(
      '(by: [PATHWAY])',
      'rows { key { pathway } nrmReferrals { value } }',
    );
    expect(rows).toEqual([{ key: { pathway: 'NRM' }, nrmReferrals: { value: 54 } }]);
  });

  describe('with an order and a limit', () => {
    it('are in the order of a measure, then of the key, with missing values last either way', async () => {
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

    it('do not make a group or a note for a measure used only to order', async () => {
      const { rows, notes } = await figures(
        '(by: [PATHWAY], orderBy: [{ measure: childShare, direction: DESC }])',
        'rows { key { pathway } nrmReferrals { value } } notes',
      );
      expect(rows).toEqual([{ key: { pathway: 'NRM' }, nrmReferrals: { value: 54 } }]);
      expect(notes.join()).not.toContain('Child share');
    });

    it('are in the order of a dimension, in either direction, with the group without a value last', async () => {
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

    it('say that the list is cut short, and put the rest in "other"', async () => {
      const table = await figures(
        '(by: [QUARTER], orderBy: [{ measure: referrals, direction: DESC }], first: 1)',
        'rows { key { quarter { key } } referrals { value } } other { key { quarter { key } } referrals { value } childShare { numerator denominator } } totals { referrals { value } } groupCount truncated notes',
      );
      expect(table.rows).toEqual([
        { key: { quarter: { key: '2025-26-Q1' } }, referrals: { value: 40 } },
      ]);
      expect(table.other).toEqual({
        key: { quarter: null },
        referrals: { value: 34 },
        childShare: { numerator: 4, denominator: 34 },
      });
      expect(table).toMatchObject({
        groupCount: 3,
        truncated: true,
        totals: { referrals: { value: 74 } },
      });
      expect(table.notes[0]).toBe(
        'Only 1 of 3 groups are listed. "other" holds the rest, and "totals" holds the whole.',
      );
    });
  });

  it('resolve the selection through aliases, fragments and directives', async () => {
    const { data, errors } = await some.api.ask(
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

  it('give the same id to the same question at the same data version, and a different id to any other question', async () => {
    const [one, same, other] = [
      await figures('(by: [SEX])', 'id rows { referrals { value } }'),
      await figures('(by: [SEX])', 'id rows { referrals { value } }'),
      await figures('(by: [SEX], first: 5)', 'id rows { referrals { value } }'),
    ];
    expect(one.id).toBe(same.id);
    expect(one.id).not.toBe(other.id);
  });
});
