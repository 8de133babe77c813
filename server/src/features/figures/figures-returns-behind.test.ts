import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let api: ApiClient;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner('DELETE FROM return_obligation');
  await test.asOwner(`
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start)
    SELECT agency.id, owed.dataset::"Dataset", '2025-04-01'::date
    FROM   (VALUES ('TVP', 'REFERRALS'), ('RBC', 'REFERRALS'), ('TVP', 'REPORTS')) AS owed (code, dataset)
    JOIN   agency USING (code)`);
  await insertReturns(test, [
    { agency: 'TVP', day: '2025-04-01', publishedAt: '2025-07-20T09:00:00Z' },
    { agency: 'RBC', day: '2025-04-01', publishedAt: '2025-07-20T09:00:00Z' },
    // Published twice, long after the quarter was final.
    { agency: 'TVP', day: '2025-04-01', publishedAt: '2026-09-01T09:00:00Z', corrected: 3 },
    { agency: 'TVP', day: '2025-04-01', publishedAt: '2026-10-01T09:00:00Z', corrected: 1 },
    { agency: 'TVP', day: '2025-07-01', publishedAt: '2025-10-20T09:00:00Z' },
    // An addition by itself is not a return.
    { agency: 'RBC', day: '2025-07-01', publishedAt: '2025-10-20T09:00:00Z', isPartial: true },
  ]);
  api = await createApiClient(test, '2026-11-24');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

async function figures(argument: string): Promise<Json> {
  const { data, errors } = await api.ask(`{ figures${argument} {
    totals { referrals { value } }
    sourceReturns { dataset period { key } returnsDue returnsReceived missing { code } }
    revisions { dataset period { key } number publishedOn }
  } }`);
  expect(errors).toEqual([]);
  return data.figures;
}

const told = (returns: readonly Json[]) =>
  returns.map(
    ({ dataset, period, returnsDue, returnsReceived, missing }) =>
      `${dataset} ${period.key} ${returnsReceived}/${returnsDue} ${missing.map(({ code }: Json) => code).join()}`,
  );

describe('source returns', () => {
  it('are the returns owed for the quarters asked about, with the agencies that are missing', async () => {
    const { sourceReturns } = await figures(
      '(where: { quarter: { in: ["2025-26-Q1", "2025-26-Q2"] } })',
    );
    expect(told(sourceReturns)).toEqual([
      'REFERRALS 2025-26-Q1 2/2 ',
      'REFERRALS 2025-26-Q2 1/2 RBC',
    ]);
  });

  it('are only those of the selected agencies', async () => {
    const { sourceReturns } = await figures(
      '(where: { quarter: { in: ["2025-26-Q2"] }, agency: { in: ["TVP"] } })',
    );
    expect(told(sourceReturns)).toEqual(['REFERRALS 2025-26-Q2 1/1 ']);
  });

  it('go no further than the current quarter', async () => {
    const { sourceReturns } = await figures('(where: { quarter: { from: "2026-27-Q2" } })');
    expect(told(sourceReturns)).toEqual([
      'REFERRALS 2026-27-Q2 0/2 RBC,TVP',
      'REFERRALS 2026-27-Q3 0/2 RBC,TVP',
    ]);
  });

  it('cover all four quarters of a rolling figure', async () => {
    const { sourceReturns } = await figures(
      '(where: { quarter: { in: ["2025-26-Q4"] } }, window: ROLLING_FOUR_QUARTERS)',
    );
    expect(told(sourceReturns)).toEqual([
      'REFERRALS 2025-26-Q1 2/2 ',
      'REFERRALS 2025-26-Q2 1/2 RBC',
      'REFERRALS 2025-26-Q3 0/2 RBC,TVP',
      'REFERRALS 2025-26-Q4 0/2 RBC,TVP',
    ]);
  });

  it('list revisions with their number and day, for the quarters and agencies asked about', async () => {
    const revised = [
      { dataset: 'REFERRALS', period: { key: '2025-26-Q1' }, number: 1, publishedOn: '2026-09-01' },
      { dataset: 'REFERRALS', period: { key: '2025-26-Q1' }, number: 2, publishedOn: '2026-10-01' },
    ];
    expect((await figures('')).revisions).toEqual(revised);
    expect((await figures('(where: { quarter: { in: ["2025-26-Q2"] } })')).revisions).toEqual([]);
    expect((await figures('(where: { agency: { in: ["RBC"] } })')).revisions).toEqual([]);
  });
});
