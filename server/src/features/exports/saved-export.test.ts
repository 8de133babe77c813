import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { TokenScope } from '#domain/access/token-scope.js';
import { insertToken } from '#features/people/token.store.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];

let partnership: TestPartnership;
let app: FastifyInstance;
let analyst: Browser;
let tokens: Readonly<Record<'figures' | 'records' | 'elsewhere', string>>;
beforeAll(async () => {
  const rows = Array.from({ length: 1005 }, (_, index) => ({
    received_on: '2026-08-01',
    reference: index === 0 ? '=1+1' : `R${index}`,
  }));
  partnership = await createPartnership({
    today: TODAY,
    sent: [
      {
        on: '2026-11-01',
        rows: [
          ...sentReports('TVP', rows),
          ...sentReports('RBC', [{ received_on: '2026-08-01', reference: 'S1' }]),
        ],
      },
    ],
  });
  const { test } = partnership;
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const add = (name: string, agencyId: number) =>
    addPerson(test, {
      name,
      grants: [{ role: 'ANALYST', agencyIds: [agencyId], areaCodes: [], marking: 'OFFICIAL' }],
    });
  const owner = await add('Analyst', TVP);
  analyst = await signedIn(app, test, owner);
  const make = async (personId: string, scopes: readonly TokenScope[]) =>
    (
      await test.database.write((transaction) =>
        insertToken(transaction, { personId, name: 'Excel', scopes, days: 9 }),
      )
    ).secret;
  tokens = {
    figures: await make(owner, ['FIGURES']),
    records: await make(owner, ['OWN_RECORDS']),
    elsewhere: await make(await add('Safeguarding lead', RBC), ['FIGURES']),
  };
});
beforeEach(() =>
  partnership.test.asOwner(
    'TRUNCATE saved_query, saved_query_version, audit_entry, audit_head CASCADE',
  ),
);
afterAll(async () => {
  await app.close();
  await partnership.close();
});

async function save(text: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const input = { name: 'By quarter', text, ...more };
  const { data } = await analyst.ask(
    'mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { savedQuery { id } problems { message } } }',
    { input },
  );
  expect(data.saveQuery.problems).toEqual([]);
  return data.saveQuery.savedQuery.id;
}

function take(file: string, token: keyof typeof tokens = 'figures') {
  return app.inject({
    url: `/export/saved/${file}`,
    headers: { authorization: `Bearer ${tokens[token]}`, host: new URL(TEST_ORIGIN).host },
  });
}

const FIGURES =
  'query ($quarter: Quarter!, $agency: [ID!]) { figures(by: [AGENCY], where: { quarter: { in: [$quarter] }, agency: { in: $agency } }) { rows { reports { text } } } }';
const moving = { variables: [{ name: 'quarter', quartersBack: 0 }] };
const RECORDS =
  '{ reports(first: 5, reason: "Whatever was saved") { edges { node { reference area { name } version } } } }';

const tableOf = (body: string): readonly Json[] => parse(body, { bom: true, columns: true });

describe('a file with the answer to a saved question', () => {
  it('with figures has all that a file of figures has, with variables from the address', async () => {
    const id = await save(FIGURES, moving);
    const whole = await take(`${id}.csv?agency=TVP&agency=RBC`);
    expect(whole.statusCode).toBe(200);
    expect(whole.headers['content-disposition']).toBe(
      'attachment; filename="OFFICIAL-by-quarter.csv"',
    );
    expect(whole.body).toContain('Quarter: Q2 2026/27');
    expect(whole.body).toContain('2 groups listed; others may be withheld to protect people');
    expect(
      tableOf((await take(`${id}.csv?plain=yes&agency=TVP`)).body).map(({ agency, reports }) => [
        agency,
        reports,
      ]),
    ).toEqual([['Thames Valley Police', '1005']]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from((await take(`${id}.xlsx`)).rawPayload).buffer);
    expect(workbook.getWorksheet('Figures')?.getColumn(2).values).toContain('Thames Valley Police');
    expect((await take(`${id}.json?quarter=2026-27-Q1`)).json().data.figures.rows).toEqual([]);
  });

  it('is logged before it is sent, without the words of a private question', async () => {
    const id = await save(FIGURES, moving);
    await take(`${id}.csv`);
    const logged = () =>
      partnership.test.asOwner<{ what: string; person_name: string }>(
        `SELECT what, person_name FROM audit_entry WHERE action = 'EXPORT'`,
      );
    expect(await logged()).toEqual([
      {
        what: 'Downloaded the answer to a private question.',
        person_name: 'Analyst (token "Excel")',
      },
    ]);
  });

  it.each([
    { part: 'quarter=2026', status: 400, says: '"2026" is not a Quarter' },
    {
      part: 'area=x',
      status: 400,
      says: 'area: this question has no variable of that name. It has quarter, agency.',
    },
    {
      part: 'quarter=a&quarter=b',
      status: 400,
      says: 'quarter: it is given 2 times. Give it once.',
    },
    { part: 'agency=XYZ', status: 400, says: 'no agency has the code "XYZ"' },
    { part: 'plain=no', status: 400, says: 'plain must be yes' },
  ])('says what is wrong with an address: $part', async ({ part, status, says }) => {
    const answer = await take(`${await save(FIGURES, moving)}.csv?${part}`);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error).toContain(says);
  });

  it('is missing for people who may not see the question, exactly as if it did not exist', async () => {
    const id = await save(FIGURES, moving);
    const [unseen, none] = [
      await take(`${id}.csv`, 'elsewhere'),
      await take('7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c0000.csv', 'elsewhere'),
    ];
    expect([unseen.statusCode, unseen.json()]).toEqual([404, none.json()]);
    expect((await app.inject(`/export/saved/${id}.csv`)).statusCode).toBe(403);
    expect((await take(`${id}.pdf`)).statusCode).toBe(404);
  });

  it('says so if the question cannot be asked because its measure is gone', async () => {
    const answer = await take(
      `${await save('{ figures { totals { disruption { text } } } }')}.csv`,
    );
    expect(answer.json().error).toMatch(
      /^This question cannot be asked as it is. Line 1: There is no measure "disruption" any more. The nearest is "disruptions"/,
    );
  });
});

describe('records in the answer to a saved question', () => {
  it('are exported whole, with the exporter’s reason and no formulas, by a token for its owner’s records', async () => {
    const id = await save(RECORDS, { sharing: 'AGENCY' });
    expect((await take(`${id}.csv`, 'records')).json().error).toMatch(/^reason: say why/);
    const reason = 'reason=Review%20of%20the%20quarter';
    expect((await take(`${id}.csv?${reason}`, 'figures')).statusCode).toBe(403);
    const { statusCode, body, headers } = await take(`${id}.csv?${reason}`, 'records');
    expect([statusCode, headers['x-marking']]).toEqual([200, 'OFFICIAL-SENSITIVE']);
    const rows = tableOf(body);
    expect(rows).toHaveLength(1005);
    expect(Object.keys(rows[0])).toEqual(['reference', 'area.name', 'version']);
    expect(rows.map(({ reference }) => reference)).toContain("'=1+1");
    const told = await partnership.test.asOwner<{ action: string; reason: string }>(
      `SELECT action, reason FROM audit_entry WHERE action IN ('EXPORT', 'CONSULTATION') ORDER BY number`,
    );
    expect(told.map(({ action }) => action)).toEqual(['CONSULTATION', 'EXPORT', 'CONSULTATION']);
    expect(new Set(told.map(({ reason: why }) => why))).toEqual(new Set(['Review of the quarter']));
    expect((await take(`${id}.json?${reason}`, 'records')).json().data.reports).toHaveLength(1005);
  });
});

describe('records requested by a browser through a link on another site, or without a reason', () => {
  it.each([
    { reason: '', status: 400, value: '' },
    { reason: '?reason=A%20%22review%22', status: 403, value: 'A &#34;review&#34;' },
  ])('are not sent, and the page asks for a reason: $reason', async ({ reason, status, value }) => {
    const id = await save(RECORDS);
    const seen = await analyst.get(`/export/saved/${id}.csv${reason}`, {
      'sec-fetch-site': 'cross-site',
    });
    expect(seen).toMatchObject({
      status,
      body: expect.stringContaining(`<input name="reason" value="${value}"`),
    });
    expect(seen.body).toContain(`action="/export/saved/${id}.csv"`);
    expect(
      await partnership.test.asOwner(`SELECT FROM audit_entry WHERE action = 'EXPORT'`),
    ).toEqual([]);
  });
});

describe('a token for its owner’s records only', () => {
  it('sees saved questions, but no figures through them', async () => {
    const id = await save(FIGURES, moving);
    const { data, errors } = (
      await app.inject({
        ...{
          method: 'POST',
          url: '/graphql',
          headers: { authorization: `Bearer ${tokens.records}` },
        },
        payload: { query: `{ savedQuery(id: "${id}") { name block { view } } }` },
      })
    ).json();
    expect(data.savedQuery).toEqual({ name: 'By quarter', block: null });
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await take(`${id}.csv`, 'records')).statusCode).toBe(403);
    expect(
      await partnership.test.asOwner(`SELECT FROM audit_entry WHERE action = 'EXPORT'`),
    ).toEqual([]);
  });
});

describe('any other answer', () => {
  it('is a table of its first list, and complete as JSON', async () => {
    const id = await save('{ agencies { code name kind } }');
    expect(tableOf((await take(`${id}.csv`)).body)).toContainEqual({
      code: 'TVP',
      name: 'Thames Valley Police',
      kind: 'POLICE',
    });
    expect((await take(`${id}.json`)).json().data.agencies.length).toBeGreaterThan(30);
    const returned = await save(
      '{ returns(quarter: "2026-27-Q2", agency: "TVP") { dataset receivedAt } }',
    );
    expect(tableOf((await take(`${returned}.csv`)).body)).toContainEqual({
      dataset: 'REPORTS',
      receivedAt: expect.stringMatching(/^2026-11-01T[\d:.]+Z$/),
    });
    const two = await save('{ agencies { code } areas { code } }');
    expect((await take(`${two}.csv`)).json().error).toMatch(/^This question asks 2 things at once/);
    expect(Object.keys((await take(`${two}.json`)).json().data)).toEqual(['agencies', 'areas']);
  });
});
