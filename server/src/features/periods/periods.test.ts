import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient, type Json } from '#testing/api-client.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
const clients: ApiClient[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id > 3 OR dataset <> 'REFERRALS'`);
  // TVP and the NCA owe referrals. SEROCU sends some and owes none.
  await insertReturns(test, [
    { agency: 'TVP', day: '2026-07-01' },
    { agency: 'NCA', day: '2026-07-01', isPartial: true },
    { agency: 'SEROCU', day: '2026-07-01' },
  ]);
  await test.asOwner(`
    INSERT INTO period (dataset, quarter_start, due_on, closed_on)
    VALUES ('OCGS', '2026-07-01', '2026-10-15', NULL), ('REPORTS', '2026-07-01', '2026-10-31', '2026-11-10')`);
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await test.close();
});

async function ask(
  today: string,
  selection: string,
  argument = '(from: "2026-27-Q2", to: "2026-27-Q2")',
): Promise<readonly Json[]> {
  const client = await createApiClient(test, today);
  clients.push(client);
  const { data, errors } = await client.ask(`{ periods${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.periods;
}

describe('the query for periods', () => {
  it.each([
    { today: '2026-10-20', status: 'OPEN', because: 'most datasets are still due' },
    { today: '2026-11-09', status: 'OPEN', because: 'one dataset is kept open' },
    { today: '2026-11-10', status: 'PROVISIONAL', because: 'that one was closed on this day' },
    { today: '2027-03-01', status: 'FINAL', because: 'all are final' },
  ])('calls Q2 2026/27 $status on $today: $because', async ({ today, status }) => {
    expect(await ask(today, 'status')).toEqual([{ status }]);
  });

  it('says for each dataset how final it is, when it is due, and how many of the returns owed came in full', async () => {
    const [period] = await ask(
      '2026-11-05',
      'datasets { dataset status dueOn returnsDue returnsReceived }',
    );
    expect(period.datasets).toEqual([
      {
        dataset: 'REPORTS',
        status: 'OPEN',
        dueOn: '2026-10-31',
        returnsDue: 0,
        returnsReceived: 0,
      },
      {
        dataset: 'DISRUPTIONS',
        status: 'PROVISIONAL',
        dueOn: '2026-10-31',
        returnsDue: 0,
        returnsReceived: 0,
      },
      {
        dataset: 'REFERRALS',
        status: 'PROVISIONAL',
        dueOn: '2026-10-31',
        returnsDue: 2,
        returnsReceived: 1,
      },
      {
        dataset: 'RESOURCES',
        status: 'PROVISIONAL',
        dueOn: '2026-10-31',
        returnsDue: 0,
        returnsReceived: 0,
      },
      {
        dataset: 'OCGS',
        status: 'PROVISIONAL',
        dueOn: '2026-10-15',
        returnsDue: 0,
        returnsReceived: 0,
      },
    ]);
  });

  it('names the datasets with a published return', async () => {
    const client = await createApiClient(test, '2026-11-05');
    clients.push(client);
    const { data } = await client.ask(
      '{ periods(from: "2026-27-Q1", to: "2026-27-Q2") { key datasetsReceived } }',
    );
    expect(data.periods).toEqual([
      { key: '2026-27-Q1', datasetsReceived: [] },
      { key: '2026-27-Q2', datasetsReceived: ['REFERRALS'] },
    ]);
  });

  it('says the same about the quarter in a row of figures', async () => {
    const client = await createApiClient(test, '2026-11-05');
    clients.push(client);
    const { data } = await client.ask(
      `{ figures(by: [QUARTER], where: { quarter: { in: ["2026-27-Q2"] } }, fillGaps: true) { rows { key { quarter { status datasets { returnsDue } } } referrals { value } } } }`,
    );
    expect(data.figures.rows[0].key.quarter).toMatchObject({
      status: 'OPEN',
      datasets: expect.arrayContaining([{ returnsDue: 2 }]),
    });
  });
});

describe('the database', () => {
  it.each([
    {
      row: `'REPORTS', '2026-07-02', '2026-10-31', NULL`,
      check: 'period_quarter_start_check',
      because: 'no quarter begins then',
    },
    {
      row: `'REPORTS', '2026-04-01', '2026-06-29', NULL`,
      check: 'period_due_on_check',
      because: 'nothing is due before its quarter ends',
    },
    {
      row: `'REPORTS', '2026-04-01', '2026-07-31', '2026-06-30'`,
      check: 'period_closed_on_check',
      because: 'a quarter cannot be closed before it ends',
    },
  ])('refuses a period ($row): $because', async ({ row, check }) => {
    await expect(
      test.asOwner(
        `INSERT INTO period (dataset, quarter_start, due_on, closed_on) VALUES (${row})`,
      ),
    ).rejects.toThrow(check);
  });

  it.each([
    {
      row: `1, 'OCGS', '2026-05-01', NULL`,
      check: 'return_obligation_from_check',
      because: 'no quarter begins then',
    },
    {
      row: `1, 'OCGS', '2026-04-01', '2026-01-01'`,
      check: 'return_obligation_until_check',
      because: 'it ends before it begins',
    },
  ])('refuses an obligation ($row): $because', async ({ row, check }) => {
    const insert = `INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start) VALUES (${row})`;
    await expect(test.asOwner(insert)).rejects.toThrow(check);
  });
});
