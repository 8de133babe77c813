import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { dimensions } from '#domain/measures/dimensions.js';
import { splitsOf } from '#domain/measures/splits.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReferrals, sentReports } from '#testing/sent-rows.js';

const OCC = 17;
const [BEFORE, AFTER] = ['2025-26-Q1', '2025-26-Q2'];
const owed = ['TVP', 'RBC', 'OCC'].map((agency) => ({
  agency,
  dataset: 'REPORTS' as const,
  from: '2025-04-01',
}));

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({
    owed,
    sent: [
      {
        on: '2025-11-01',
        rows: [
          ...sentReports('TVP', [
            { received_on: '2025-05-01', reference: 'a', quantity: 10, crime_type: 'DRUGS' },
            {
              received_on: '2025-05-01',
              reference: 'b',
              quantity: 20,
              crime_type: 'ECONOMIC_CRIME',
            },
            { received_on: '2025-08-01', reference: 'c', quantity: 30, crime_type: 'DRUGS' },
            {
              received_on: '2025-08-01',
              reference: 'd',
              quantity: 15,
              crime_type: 'ECONOMIC_CRIME',
            },
          ]),
          ...sentReports('RBC', [
            { received_on: '2025-05-01', reference: 'a', quantity: 7, crime_type: 'DRUGS' },
          ]),
          ...sentReports('OCC', [
            { received_on: '2025-05-01', reference: 'a', quantity: 4, crime_type: 'DRUGS' },
            { received_on: '2025-08-01', reference: 'b', quantity: 6, crime_type: 'DRUGS' },
          ]),
        ],
      },
    ],
  });
});
afterAll(() => partnership.close());

async function ask(args: string, fields = 'difference') {
  const { data, errors } = await partnership.api.ask(`{ contributions(${args}) { ${fields} } }`);
  return { told: data?.contributions, sentence: errors[0]?.message };
}

describe('contributions', () => {
  it('compare like with like: an agency with a return missing is left out of both quarters, and is named', async () => {
    const fields = `before { value } after { value } difference leftOut { code }
      splits { dimension remainder parts { amount key { crimeType agency { code } } } }`;
    const { told } = await ask(
      `measure: reports, from: "${BEFORE}", to: "${AFTER}", by: [CRIME_TYPE, AGENCY]`,
      fields,
    );
    expect(told).toEqual({
      before: { value: 34 },
      after: { value: 51 },
      difference: 17,
      leftOut: [{ code: 'RBC' }],
      splits: [
        {
          dimension: 'CRIME_TYPE',
          remainder: null,
          parts: [
            { amount: 22, key: { crimeType: 'DRUGS', agency: null } },
            { amount: -5, key: { crimeType: 'ECONOMIC_CRIME', agency: null } },
          ],
        },
        {
          dimension: 'AGENCY',
          remainder: null,
          parts: [
            { amount: 15, key: { crimeType: null, agency: { code: 'TVP' } } },
            { amount: 2, key: { crimeType: null, agency: { code: 'OCC' } } },
          ],
        },
      ],
    });
  });

  it.each([
    { where: '{ agency: { in: ["RBC"] } }', because: 'by its code' },
    {
      where: '{ agency: { notIn: ["TVP", "OCC"] }, crimeType: { in: [DRUGS] } }',
      because: 'by leaving out all others',
    },
    {
      where:
        '{ or: [{ agency: { in: ["RBC"] } }, { and: [{ agency: { in: ["RBC", "OCC"] } }, { not: { agency: { in: ["OCC"] } } }] }] }',
      because: 'by a longer filter',
    },
  ])(
    'have no figure if only an agency that is left out is asked about: $because',
    async ({ where }) => {
      const fields =
        'before { text flags } after { text flags } difference leftOut { code } splits { dimension }';
      const { told } = await ask(
        `measure: reports, from: "${BEFORE}", to: "${AFTER}", where: ${where}`,
        fields,
      );
      const missing = { text: '[x]', flags: ['NOT_AVAILABLE'] };
      expect(told).toEqual({
        before: missing,
        after: missing,
        difference: null,
        leftOut: [{ code: 'RBC' }],
        splits: [],
      });
    },
  );

  it('do not leave out an agency that is not in the question', async () => {
    const where = 'where: { agency: { in: ["TVP", "OCC"] } }';
    const { told } = await ask(
      `measure: reports, from: "${BEFORE}", to: "${AFTER}", ${where}`,
      'difference leftOut { code }',
    );
    expect(told).toEqual({ difference: 17, leftOut: [] });
  });

  it('treat an agency and its successor as one part, left out of both quarters if the return of either is missing', async () => {
    const owing = [
      { agency: 'FRIMLEY', dataset: 'REPORTS' as const, from: '2025-10-01', until: '2026-01-01' },
      ...['TVICB', 'TVP'].map((agency) => ({
        agency,
        dataset: 'REPORTS' as const,
        from: agency === 'TVP' ? '2025-10-01' : '2026-04-01',
      })),
    ];
    const sent = (agency: string, received: string, quantity: number) =>
      sentReports(agency, [
        { received_on: received, reference: received, quantity, crime_type: 'DRUGS' },
      ]);
    const both = [
      ...sent('FRIMLEY', '2026-02-01', 5),
      ...sent('TVP', '2026-02-01', 10),
      ...sent('TVP', '2026-05-01', 11),
    ];
    const askOf = async (rows: typeof both) => {
      const own = await createPartnership({ owed: owing, sent: [{ on: '2026-11-01', rows }] });
      const { data } = await own.api
        .ask(`{ contributions(measure: reports, from: "2025-26-Q4", to: "2026-27-Q1", by: [AGENCY]) {
        difference leftOut { code } splits { remainder parts { amount before { value } after { value } key { agency { code } } } } } }`);
      await own.close();
      return data?.contributions;
    };
    expect(await askOf([...both, ...sent('TVICB', '2026-05-01', 12)])).toEqual({
      difference: 8,
      leftOut: [],
      splits: [
        {
          remainder: null,
          parts: [
            {
              amount: 7,
              before: { value: 5 },
              after: { value: 12 },
              key: { agency: { code: 'TVICB' } },
            },
            {
              amount: 1,
              before: { value: 10 },
              after: { value: 11 },
              key: { agency: { code: 'TVP' } },
            },
          ],
        },
      ],
    });
    const missing = await askOf(both);
    expect([missing.difference, missing.leftOut.map(({ code }: Json) => code).sort()]).toEqual([
      1,
      ['BOBICB', 'FRIMLEY', 'TVICB'],
    ]);
  });

  it('cover only what was asked about', async () => {
    const { told } = await ask(
      `measure: reports, from: "${BEFORE}", to: "${AFTER}", where: { crimeType: { in: [ECONOMIC_CRIME] } }`,
    );
    expect(told).toEqual({ difference: -5 });
  });

  it.each([
    {
      args: `measure: reports, from: "${AFTER}", to: "${BEFORE}"`,
      says: /^from: Q2 2025\/26 is not before Q1 2025\/26\./,
    },
    {
      args: `measure: reports, from: "${AFTER}", to: "${AFTER}"`,
      says: /^from: Q2 2025\/26 is not before/,
    },
    {
      args: `measure: reports, from: "${BEFORE}", to: "2026-27-Q3"`,
      says: /^to: returns for Q3 2026\/27 are still coming in\./,
    },
    {
      args: `measure: reports, from: "${BEFORE}", to: "${AFTER}", by: [SIGN]`,
      says: /^by: reports cannot be broken down by SIGN\. Choose from AREA, COUNTY, /,
    },
    {
      args: `measure: reports, from: "${BEFORE}", to: "${AFTER}", by: [QUARTER]`,
      says: /cannot be broken down by QUARTER/,
    },
    {
      args: `measure: reports, from: "${BEFORE}", to: "${AFTER}", where: { quarter: { in: ["${AFTER}"] } }`,
      says: /^where: "from" and "to" give the quarters\./,
    },
    {
      args: `measure: reports, from: "${BEFORE}", to: "${AFTER}", where: { objective: { in: [PURSUE] } }`,
      says: /^where.objective: Objective is not recorded for reports/,
    },
    {
      args: `measure: reports, from: "${BEFORE}", to: "${AFTER}", where: { agency: { in: ["XX"] } }`,
      says: /^where.agency: no agency has the code "XX"\./,
    },
  ])('are refused for $args', async ({ args, says }) => {
    expect((await ask(args)).sentence).toMatch(says);
  });
});

describe('contributions to a protected measure with an agency left out,', () => {
  let own: TestPartnership;
  let council: ApiClient;
  beforeAll(async () => {
    const quarterOf = (agency: string, day: string, quantity: number) =>
      sentReferrals(agency, [
        { received_on: day, reference: `a${day}`, quantity, pathway: 'NRM' },
        { received_on: day, reference: `b${day}`, quantity: 9, pathway: 'SUPPORT_SERVICE' },
      ]);
    const sent = [
      ...quarterOf('TVP', '2025-05-01', 30),
      ...quarterOf('TVP', '2025-08-01', 45),
      ...quarterOf('OCC', '2025-05-01', 20),
      ...quarterOf('OCC', '2025-08-01', 25),
      ...quarterOf('RBC', '2025-05-01', 12),
    ];
    own = await createPartnership({
      owed: owed.map((each) => ({ ...each, dataset: 'REFERRALS' })),
      sent: [{ on: '2025-11-01', rows: sent }],
    });
    const grant = {
      role: 'ANALYST',
      agencyIds: [OCC],
      areaCodes: [],
      marking: 'OFFICIAL',
    } as const;
    council = await createClientOf(
      { personId: null, name: 'Analyst', grants: [grant] },
      own.test,
      '2026-11-24',
    );
  });
  afterAll(async () => {
    await council.close();
    await own.close();
  });

  const question = `{
    contributions(measure: referrals, from: "${BEFORE}", to: "${AFTER}", by: [PATHWAY]) {
      before { value flags } after { value flags } difference leftOut { code } splits { remainder parts { amount } } }
    figures(by: [QUARTER], where: { agency: { notIn: ["RBC"] }, quarter: { in: ["${BEFORE}", "${AFTER}"] } }) { rows { referrals { value flags } } } }`;

  it('show a council no more than figures without that agency do, because an agency counts as two of the three cuts', async () => {
    const { contributions: told, figures } = (await council.ask(question)).data;
    expect(told.leftOut).toEqual([{ code: 'RBC' }]);
    expect([told.before, told.after]).toEqual(figures.rows.map(({ referrals }: Json) => referrals));
    const [split] = told.splits;
    expect(split.remainder).toBe(told.difference);
    expect(new Set(split.parts.map(({ amount }: Json) => amount))).toEqual(new Set([null]));
  });

  it('show everything to somebody who is cleared', async () => {
    const { contributions: told } = (await own.api.ask(question)).data;
    expect(told).toMatchObject({ before: { value: 68 }, after: { value: 88 }, difference: 20 });
    expect(told.splits).toEqual([{ remainder: null, parts: [{ amount: 20 }, { amount: 0 }] }]);
  });
});

describe('the dimensions for breaking down a change', () => {
  it('are all lists of which a record has a single value, except time and those that define the measure', () => {
    expect(splitsOf(measureOf('reports'))).toEqual([
      'AREA',
      'COUNTY',
      'AGENCY',
      'CRIME_TYPE',
      'CHANNEL',
      'REPORT_STATUS',
    ]);
    expect(splitsOf(measureOf('reportsPer1000'))).toEqual([
      'CRIME_TYPE',
      'CHANNEL',
      'REPORT_STATUS',
    ]);
    expect(splitsOf(measureOf('nrmReferrals'))).not.toContain('PATHWAY');
    expect(splitsOf(measureOf('majorModerateShare'))).not.toContain('IMPACT');
    expect(splitsOf(measureOf('disruptionsSupported'))).not.toContain('AGENCY');
    for (const key of measureKeys)
      for (const split of splitsOf(measureOf(key)))
        expect(multiValued.has(dimensions[split].axis) || dimensions[split].axis === 'TIME').toBe(
          false,
        );
  });
});
