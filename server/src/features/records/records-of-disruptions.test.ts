import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import {
  aStoredDisruption,
  aStoredGroup,
  aStoredLine,
  aStoredReport,
  insertRows,
} from '#testing/records.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { WatchedDatabase } from '#testing/watched-database.js';

let test: TestDatabase;
let database: WatchedDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  database = new WatchedDatabase(test.ownerUrl, { maxConnections: 2 });
  api = await createApiClient({ ...test, database }, '2026-11-24');
  await insertRows(test, 'organised_crime_group', [
    aStoredGroup({ reference: 'G-1', risk_band: 'LOW' }),
    aStoredGroup({
      reference: 'G-1',
      quarter_start: '2025-07-01',
      risk_band: 'HIGH',
      area_code: 'E06000038',
      is_disrupted: true,
    }),
    aStoredGroup({ reference: 'G-1', agency_id: 3, quarter_start: '2026-07-01' }),
  ]);
  await insertRows(test, 'disruption', [
    aStoredDisruption({
      reference: 'D-1',
      objective: 'PROTECT',
      claimed_impact: 'MAJOR',
      confirmed_impact: 'MODERATE',
      status: 'REGRADED',
      submitted_on: '2025-05-02',
      decided_on: '2025-05-30',
      is_moderated_in_28_days: true,
      rationale: 'Two of five lines remain.',
      target: 'OCG',
      ocg_reference: 'G-1',
      ocg_agency_id: 1,
      ocg_own_reference: 'G-1',
      tactic: 'Warrant',
      supporting_agency_ids: [2, 3],
      is_multi_agency: true,
      arrests: 4,
      sentence_months: 30.5,
      cash_pence: 1234567,
      assets_pence: 5,
      drugs_grams: 1250.125,
    }),
    aStoredDisruption({
      reference: 'D-2',
      occurred_on: '2025-06-01',
      ocg_reference: 'G-9',
      ocg_agency_id: 1,
      ocg_own_reference: 'G-9',
    }),
    aStoredDisruption({ reference: 'D-1', occurred_on: '2025-06-02', agency_id: 3 }),
  ]);
  await insertRows(test, 'report', [
    aStoredReport({
      reference: 'R1',
      disruption_reference: 'D-1',
      disruption_agency_id: 1,
      disruption_own_reference: 'D-1',
      led_to_disruption: true,
    }),
    aStoredReport({
      reference: 'R2',
      disruption_reference: 'NCA:D-1',
      disruption_agency_id: 3,
      disruption_own_reference: 'D-1',
    }),
    aStoredReport({
      reference: 'R3',
      disruption_reference: 'D-404',
      disruption_agency_id: 1,
      disruption_own_reference: 'D-404',
    }),
    aStoredReport({ reference: 'R4' }),
  ]);
  await insertRows(test, 'resource_line', [
    aStoredLine({
      strength_fte: 2.5,
      hours_committed: 812.25,
      budget_pence: 10000050,
      actual_pence: -1,
    }),
    aStoredLine({ quarter_start: '2025-07-01', staff_group: 'POLICE_OFFICER' }),
  ]);
});
beforeEach(() => void database.statements.splice(0));
afterAll(async () => {
  await api.close();
  await database.close();
  await test.close();
});

async function ask(question: string): Promise<Json> {
  const { data, errors } = await api.ask(`{ ${question} }`);
  expect(errors).toEqual([]);
  return data;
}

const nodesOf = ({ edges }: Json): readonly Json[] => edges.map(({ node }: Json) => node);

describe('a disruption', () => {
  it('shows its results, money in pounds, and its supporting agencies', async () => {
    const { disruptions } =
      await ask(`disruptions(reason: "Testing records", where: { reference: { in: ["TVP:D-1"] } }, first: 1) { edges { node {
      id occurredOn objective claimedImpact confirmedImpact status submittedOn decidedOn isModeratedIn28Days rationale target ocgReference tactic
      supportingAgencies { code } isMultiAgency arrests charges sentenceMonths cashPounds assetsPounds drugsGrams firearms } } }`);
    expect(nodesOf(disruptions)).toEqual([
      {
        id: 'TVP:D-1',
        occurredOn: '2025-05-01',
        objective: 'PROTECT',
        claimedImpact: 'MAJOR',
        confirmedImpact: 'MODERATE',
        status: 'REGRADED',
        submittedOn: '2025-05-02',
        decidedOn: '2025-05-30',
        isModeratedIn28Days: true,
        rationale: 'Two of five lines remain.',
        target: 'OCG',
        ocgReference: 'G-1',
        tactic: 'Warrant',
        supportingAgencies: [{ code: 'SEROCU' }, { code: 'NCA' }],
        isMultiAgency: true,
        arrests: 4,
        charges: null,
        sentenceMonths: 30.5,
        cashPounds: 12345.67,
        assetsPounds: 0.05,
        drugsGrams: 1250.125,
        firearms: null,
      },
    ]);
  });

  it.each([
    { where: '{ cashPounds: { from: 12345.67 } }', ids: ['TVP:D-1'] },
    { where: '{ cashPounds: { from: 12345.68 } }', ids: [] },
    { where: '{ supportingAgencies: { in: ["NCA"] } }', ids: ['TVP:D-1'] },
    { where: '{ supportingAgencies: { isNull: true } }', ids: ['NCA:D-1', 'TVP:D-2'] },
    { where: '{ isMultiAgency: { in: [true] } }', ids: ['TVP:D-1'] },
    {
      where: '{ status: { notIn: [REGRADED] }, objective: { in: [PURSUE] } }',
      ids: ['NCA:D-1', 'TVP:D-2'],
    },
    { where: '{ tactic: { contains: "warr" } }', ids: ['TVP:D-1'] },
    { where: '{ confirmedImpact: { isNull: true } }', ids: ['NCA:D-1', 'TVP:D-2'] },
  ])('is found by $where', async ({ where, ids }) => {
    const { disruptions } = await ask(
      `disruptions(reason: "Testing records", where: ${where}, first: 9) { edges { node { id } } }`,
    );
    expect(nodesOf(disruptions).map(({ id }) => id)).toEqual(ids);
  });
});

describe('a link in a record', () => {
  const reports = `reports(reason: "Testing records", orderBy: [{ field: REFERENCE }], first: 9) { edges { node { reference ledToDisruption
    disruption { id occurredOn organisedCrimeGroup { id quarter { key } riskBand area { code } } } } } }`;

  it('leads to the record of that agency and reference, and shows a group as in its latest register', async () => {
    expect(nodesOf((await ask(reports)).reports)).toEqual([
      {
        reference: 'R1',
        ledToDisruption: true,
        disruption: {
          id: 'TVP:D-1',
          occurredOn: '2025-05-01',
          organisedCrimeGroup: {
            id: 'TVP:2025-26-Q2:G-1',
            quarter: { key: '2025-26-Q2' },
            riskBand: 'HIGH',
            area: { code: 'E06000038' },
          },
        },
      },
      {
        reference: 'R2',
        ledToDisruption: false,
        disruption: { id: 'NCA:D-1', occurredOn: '2025-06-02', organisedCrimeGroup: null },
      },
      { reference: 'R3', ledToDisruption: false, disruption: null },
      { reference: 'R4', ledToDisruption: false, disruption: null },
    ]);
  });

  it('costs one statement, even if many records have it', async () => {
    await ask(reports);
    expect(database.statements).toHaveLength(3);
  });

  it('does not cost a statement if no record on the page has it', async () => {
    await ask(
      'reports(reason: "Testing records", where: { disruptionReference: { isNull: true } }, first: 9) { edges { node { disruption { id } } } }',
    );
    expect(database.statements).toHaveLength(1);
  });

  it('is read completely if selected twice under different names', async () => {
    const { reports: page } =
      await ask(`reports(reason: "Testing records", where: { ledToDisruption: { in: [true] } }, first: 9) { edges {
      a: node { disruption { id } } b: node { it: disruption { tactic } again: disruption { arrests } } } }`);
    expect(page.edges).toEqual([
      {
        a: { disruption: { id: 'TVP:D-1' } },
        b: { it: { tactic: 'Warrant' }, again: { arrests: 4 } },
      },
    ]);
  });
});

describe('records for whole quarters', () => {
  it('show a resource line with its quarter, money in pounds', async () => {
    const { resourceLines } =
      await ask(`resourceLines(reason: "Testing records", where: { quarter: { to: "2025-26-Q1" } }, first: 9) { edges { node {
      id quarter { label } objective area { name } staffGroup fundingSource establishmentFte strengthFte hoursCommitted budgetPounds actualPounds forecastPounds } } }`);
    expect(nodesOf(resourceLines)).toEqual([
      {
        id: 'TVP:2025-26-Q1:PURSUE:E06000038:ANALYST:CORE',
        quarter: { label: 'Q1 2025/26' },
        objective: 'PURSUE',
        area: { name: 'Reading' },
        staffGroup: 'ANALYST',
        fundingSource: 'CORE',
        establishmentFte: null,
        strengthFte: 2.5,
        hoursCommitted: 812.25,
        budgetPounds: 100000.5,
        actualPounds: -0.01,
        forecastPounds: null,
      },
    ]);
  });

  it('can be filtered by a missing area, and ordered by quarter', async () => {
    const { none, all } =
      await ask(`none: organisedCrimeGroups(reason: "Testing records", where: { area: { isNull: true }, agency: { in: ["TVP"] } }, first: 9) { edges { node { id } } }
      all: organisedCrimeGroups(reason: "Testing records", orderBy: [{ field: QUARTER }], first: 9) { edges { node { id isDisrupted } } }`);
    expect(nodesOf(none)).toEqual([{ id: 'TVP:2025-26-Q1:G-1' }]);
    expect(nodesOf(all)).toEqual([
      { id: 'TVP:2025-26-Q1:G-1', isDisrupted: false },
      { id: 'TVP:2025-26-Q2:G-1', isDisrupted: true },
      { id: 'NCA:2026-27-Q2:G-1', isDisrupted: false },
    ]);
  });

  it('have no month', async () => {
    const { errors } = await api.ask(
      '{ resourceLines(reason: "Testing records", where: { month: { in: ["2025-04"] } }, first: 1) { totalCount } }',
    );
    expect(errors[0]?.message).toMatch(/"month" is not defined by type "ResourceLineFilter"/);
  });
});
