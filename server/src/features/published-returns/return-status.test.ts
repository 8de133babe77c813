import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { type ApiClient, createApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
const clients: ApiClient[] = [];

beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(
    `DELETE FROM return_obligation WHERE agency_id NOT IN (1, 3, 11) OR dataset NOT IN ('REFERRALS', 'REPORTS')`,
  );
  await test.asOwner(`DELETE FROM return_obligation WHERE agency_id <> 1 AND dataset = 'REPORTS'`);
  await insertReturns(test, [
    { agency: 'TVP', day: '2026-07-01', publishedAt: '2026-10-31T23:59:59Z' },
    { agency: 'TVP', day: '2026-07-01', publishedAt: '2026-11-10T12:00:00Z', isPartial: true },
    { agency: 'NCA', day: '2026-07-01', publishedAt: '2026-11-01T00:00:00Z' },
    { agency: 'RBC', day: '2026-07-01', publishedAt: '2026-10-01T00:00:00Z', isPartial: true },
    { agency: 'SALV', day: '2026-07-01', publishedAt: '2026-10-09T00:00:00Z' },
    { agency: 'RBC', day: '2025-07-01', publishedAt: '2025-10-09T00:00:00Z' },
    { agency: 'NCA', day: '2025-07-01', publishedAt: '2026-03-02T00:00:00Z', corrected: 2 },
    { agency: 'RBC', day: '2025-07-01', publishedAt: '2026-04-01T00:00:00Z', corrected: 1 },
  ]);
  await test.asOwner('UPDATE submission SET version = 3 WHERE NOT is_partial');
  await test.asOwner('UPDATE submission SET added = 2 WHERE is_partial AND agency_id = 1');
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await test.close();
});

async function ask(argument: string, selection: string, today = '2026-11-24') {
  const client = await createApiClient(test, today);
  clients.push(client);
  return client.ask(`{ returns${argument} { ${selection} } }`);
}

const statesOf = ({ data }: { readonly data: Json }) =>
  data.returns.map(({ agency, dataset, state, isOwed }: Json) => [
    agency.code,
    dataset,
    state,
    isOwed,
  ]);

describe('returns', () => {
  it('list returns that are owed, and returns sent without being owed, by agency and dataset', async () => {
    const answered = await ask('(quarter: "2026-27-Q2")', 'agency { code } dataset state isOwed');
    expect(statesOf(answered)).toEqual([
      ['NCA', 'REFERRALS', 'RECEIVED_LATE', true],
      ['RBC', 'REFERRALS', 'MISSING', true],
      ['TVP', 'REPORTS', 'MISSING', true],
      ['TVP', 'REFERRALS', 'RECEIVED', true],
      ['SALV', 'REFERRALS', 'RECEIVED', false],
    ]);
  });

  it('say when a return was received, its number of rows, and how final its quarter is', async () => {
    const { data } = await ask(
      '(quarter: "2026-27-Q2", agency: "TVP")',
      'id dataset period { key } periodStatus dueOn receivedAt rows version revision submissionId',
    );
    const [latest] = await test.asOwner<{ id: string }>(
      `SELECT id FROM submission WHERE agency_id = 1 AND is_partial`,
    );
    expect(data.returns).toEqual([
      {
        id: 'TVP-REPORTS-2026-27-Q2',
        dataset: 'REPORTS',
        period: { key: '2026-27-Q2' },
        periodStatus: 'PROVISIONAL',
        dueOn: '2026-10-31',
        receivedAt: null,
        rows: null,
        version: null,
        revision: null,
        submissionId: null,
      },
      {
        id: 'TVP-REFERRALS-2026-27-Q2',
        dataset: 'REFERRALS',
        period: { key: '2026-27-Q2' },
        periodStatus: 'PROVISIONAL',
        dueOn: '2026-10-31',
        receivedAt: '2026-10-31T23:59:59.000Z',
        // One row in the whole return, and two that have been added since.
        rows: 3,
        version: 3,
        revision: null,
        submissionId: latest?.id,
      },
    ]);
  });

  it.each([
    {
      today: '2026-11-24',
      quarters: ['2026-27-Q2', '2026-27-Q3'],
      because: 'Q2 is closed and Q3 is running',
    },
    {
      today: '2026-10-31',
      quarters: ['2026-27-Q1', '2026-27-Q2', '2026-27-Q3'],
      because: 'Q2 is due today',
    },
  ])('list $quarters on $today unless asked otherwise: $because', async ({ today, quarters }) => {
    const { data } = await ask('(agency: "NCA")', 'period { key }', today);
    expect(data.returns.map(({ period }: Json) => period.key)).toEqual(quarters);
  });

  const [TVP, RBC] = [1, 11];
  it.each([
    {
      of: 'a council',
      grants: [{ agencyIds: [RBC], marking: 'OFFICIAL_SENSITIVE' }],
      shown: ['RBC'],
      because: 'only its own',
    },
    {
      of: 'the police, not cleared',
      grants: [{ agencyIds: [TVP], marking: 'OFFICIAL' }],
      shown: ['TVP'],
      because: 'only its own',
    },
    {
      of: 'two agencies',
      grants: [
        { agencyIds: [RBC], marking: 'OFFICIAL' },
        { agencyIds: [TVP], marking: 'OFFICIAL' },
      ],
      shown: ['RBC', 'TVP'],
      because: 'those of each grant',
    },
    {
      of: 'the police, cleared',
      grants: [{ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' }],
      shown: ['NCA', 'RBC', 'SALV', 'TVP'],
      because: 'they see true counts',
    },
  ] as const)(
    'show a viewer from $of the rows and versions of $shown: $because',
    async ({ grants, shown }) => {
      const held = grants.map((grant): Grant => ({ role: 'CONTRIBUTOR', areaCodes: [], ...grant }));
      const client = await createClientOf(
        { personId: 'p-1', name: 'Contributor', grants: held },
        test,
        '2026-11-24',
      );
      const selection = '{ agency { code } receivedAt rows version }';
      const { data } = await client.ask(
        `{ a: returns(quarter: "2025-26-Q2") ${selection} b: returns(quarter: "2026-27-Q2") ${selection} }`,
      );
      await client.close();
      const whole: readonly Json[] = [...data.a, ...data.b].filter(
        ({ receivedAt }) => receivedAt !== null,
      );
      const codesOf = (returns: readonly Json[]) =>
        [...new Set(returns.map(({ agency }) => agency.code))].sort();
      expect(codesOf(whole)).toEqual(['NCA', 'RBC', 'SALV', 'TVP']);
      expect(codesOf(whole.filter(({ rows }) => rows !== null))).toEqual(shown);
      expect(codesOf(whole.filter(({ version }) => version !== null))).toEqual(shown);
    },
  );

  it('number the revisions of a final quarter across all agencies', async () => {
    const { data } = await ask('(quarter: "2025-26-Q2")', 'agency { code } dataset revision');
    expect(data.returns.map(({ agency, revision }: Json) => [agency.code, revision])).toEqual([
      ['NCA', 1],
      ['RBC', 2],
      ['TVP', null],
      ['TVP', null],
    ]);
  });

  it('are empty if nothing was owed or sent, and refused for an unknown agency', async () => {
    expect((await ask('(quarter: "2019-20-Q1")', 'id')).data.returns).toEqual([]);
    expect((await ask('(agency: "XYZ")', 'id')).errors[0]?.message).toBe(
      'agency: no agency has the code "XYZ". { agencies { code name } } lists them.',
    );
  });
});
