import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import {
  type AnsweredTable,
  type ApiClient,
  createApiClient,
  createForgetfulClient,
} from '#testing/api-client.js';
import { insertReturns } from '#testing/referrals.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { dueReturns } from './due-returns.reader.js';
import { settleHeldRollups } from './held-rollups.reader.js';

let test: TestDatabase;
let api: ApiClient;

beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner('DELETE FROM return_obligation');
  // Nine returns owed for quarters that have ended: TVP owes four of referrals and four of reports,
  // RBC one of referrals. A return owed twice counts once.
  await test.asOwner(`
    INSERT INTO return_obligation (agency_id, dataset, from_quarter_start, until_quarter_start)
    SELECT agency.id, owed.dataset::"Dataset", owed."from"::date, owed."until"::date
    FROM   (VALUES ('TVP', 'REFERRALS', '2025-10-01', NULL), ('TVP', 'REFERRALS', '2026-04-01', NULL),
                   ('TVP', 'REPORTS', '2025-10-01', NULL), ('RBC', 'REFERRALS', '2026-01-01', '2026-01-01')) AS owed (code, dataset, "from", "until")
    JOIN   agency USING (code)`);
  // Reports for Q4 2025/26 are due two weeks later, and those for Q2 2026/27 today.
  await test.asOwner(
    `INSERT INTO period (dataset, quarter_start, due_on) VALUES ('REPORTS', '2026-01-01', '2026-05-15'), ('REPORTS', '2026-07-01', '2026-11-24')`,
  );
  await insertReturns(test, [
    // Q3 2025/26, due on 31 January: in its last minute, and again much later.
    { agency: 'TVP', day: '2025-10-01', publishedAt: '2026-01-31T23:59:59Z' },
    { agency: 'TVP', day: '2025-10-01', publishedAt: '2026-03-01T12:00:00Z' },
    // Q4 2025/26, due on 30 April: half past midnight in London.
    { agency: 'TVP', day: '2026-01-01', publishedAt: '2026-04-30T23:30:00Z' },
    { agency: 'RBC', day: '2026-01-01', publishedAt: '2026-04-12T09:00:00Z' },
    // Q1 2026/27, due on 31 July: a part of it in time, all of it too late.
    { agency: 'TVP', day: '2026-04-01', publishedAt: '2026-07-10T09:00:00Z', isPartial: true },
    { agency: 'TVP', day: '2026-04-01', publishedAt: '2026-08-05T09:00:00Z' },
    // Q2 2026/27, due on 31 October: never published.
    { agency: 'TVP', day: '2026-07-01', publishedAt: '2026-10-05T09:00:00Z', status: 'STAGED' },
    // RBC did not owe this return.
    { agency: 'RBC', day: '2026-04-01', publishedAt: '2026-07-10T09:00:00Z' },
  ]);
  await insertReturns(
    test,
    [
      { agency: 'TVP', day: '2025-10-01', publishedAt: '2026-01-20T09:00:00Z' },
      { agency: 'TVP', day: '2026-01-01', publishedAt: '2026-05-15T09:00:00Z' },
    ],
    'REPORTS',
  );
  api = await createApiClient(test, '2026-11-24');
});
afterAll(async () => {
  await api.close();
  await test.close();
});

async function figures(argument: string, selection: string): Promise<AnsweredTable> {
  const { data, errors } = await api.ask(`{ figures${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.figures;
}

describe('the returns that are due', () => {
  it('are those whose due day has passed, each once, and are on time if the first whole return was published in time', async () => {
    const { rows } = await test.database.read(({ query }) => query(dueReturns('2026-11-24')));
    const facts = rows.map(
      ({ agency_id, dataset, quarter_start, is_on_time }) =>
        `${agency_id} ${dataset} ${quarter_start} ${is_on_time}`,
    );
    expect(facts.toSorted()).toEqual([
      '1 REFERRALS 2025-10-01 true',
      '1 REFERRALS 2026-01-01 false',
      '1 REFERRALS 2026-04-01 false',
      '1 REFERRALS 2026-07-01 false',
      '1 REPORTS 2025-10-01 true',
      '1 REPORTS 2026-01-01 true',
      '1 REPORTS 2026-04-01 false',
      '11 REFERRALS 2026-01-01 true',
    ]);
  });

  it.each([
    { today: '2026-01-31', due: 0, because: 'a return may still come on its due day' },
    { today: '2026-02-01', due: 2, because: 'the first two are due' },
    {
      today: '2026-05-01',
      due: 4,
      because: 'the due day that was set for reports is still to come',
    },
    { today: '2026-11-25', due: 9, because: 'all are due' },
  ])('are $due on $today: $because', async ({ today, due }) => {
    expect((await test.database.read(({ query }) => query(dueReturns(today)))).rows).toHaveLength(
      due,
    );
  });
});

describe('returnsOnTime', () => {
  it('is the share of returns due that came on time: 4 of 8', async () => {
    const { totals } = await figures(
      '',
      'totals { returnsOnTime { value numerator denominator flags } }',
    );
    expect(totals.returnsOnTime).toEqual({
      value: 50,
      numerator: 4,
      denominator: 8,
      flags: ['LOW_RELIABILITY'],
    });
  });

  it.each([
    {
      by: 'DATASET',
      field: 'dataset',
      groups: [
        ['REPORTS', 2, 3],
        ['REFERRALS', 2, 5],
      ],
    },
    {
      by: 'AGENCY',
      field: 'agency { code }',
      groups: [
        [{ code: 'RBC' }, 1, 1],
        [{ code: 'TVP' }, 3, 7],
      ],
    },
    {
      by: 'QUARTER',
      field: 'quarter { key }',
      groups: [
        [{ key: '2025-26-Q3' }, 2, 2],
        [{ key: '2025-26-Q4' }, 2, 3],
        [{ key: '2026-27-Q1' }, 0, 2],
        [{ key: '2026-27-Q2' }, 0, 1],
      ],
    },
  ])('groups by $by', async ({ by, field, groups }) => {
    const { rows } = await figures(
      `(by: [${by}])`,
      `rows { key { ${field} } returnsOnTime { numerator denominator } }`,
    );
    const [name = ''] = field.split(' ');
    expect(
      rows.map(({ key, returnsOnTime }) => [
        key[name],
        returnsOnTime.numerator,
        returnsOnTime.denominator,
      ]),
    ).toEqual(groups);
  });

  it('is not applicable if nothing is due', async () => {
    const { totals } = await figures(
      '(where: { quarter: { in: ["2026-27-Q3"] } })',
      'totals { returnsOnTime { text } }',
    );
    expect(totals.returnsOnTime.text).toBe('[z]');
  });
});

describe('the returns due, held in memory', () => {
  it.each(['2026-02-01', '2026-11-24', '2026-11-25'])(
    'are the same on %s as those that the database finds, however they are grouped and narrowed',
    async (today) => {
      const held = await createForgetfulClient(test, today);
      const read = await createForgetfulClient(test, today, false);
      const rows =
        'rows { key { dataset agency { code } agencyKind quarter { key } } returnsOnTime { numerator denominator } }';
      const totals = 'totals { returnsOnTime { value numerator denominator flags } }';
      const asked = [
        '',
        '(by: [DATASET])',
        '(by: [QUARTER, AGENCY])',
        '(by: [AGENCY_KIND], where: { dataset: { in: [REFERRALS] } })',
        '(by: [DATASET], where: { agency: { in: ["RBC"] } })',
        '(by: [FINANCIAL_YEAR], where: { agency: { notIn: ["RBC"] } })',
        '(where: { quarter: { in: ["2025-26-Q4", "2026-27-Q1"] } })',
      ];
      for (const argument of asked) {
        const text = `{ figures${argument} { ${argument.includes('by') ? rows : ''} ${totals} } }`;
        await held.ask(text);
        await settleHeldRollups(test.database);
        const answer = await held.ask(text);
        expect(answer).toEqual(await read.ask(text));
        expect({ text, errors: answer.errors }).toEqual({ text, errors: [] });
      }
      await held.close();
      await read.close();
    },
  );
});
