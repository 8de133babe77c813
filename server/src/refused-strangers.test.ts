import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { insertQuestions } from '#features/audit/asked-question.store.js';
import { insertToken } from '#features/people/token.store.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const RBC = 11;

let test: TestDatabase;
let app: FastifyInstance;
let analyst: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  analyst = await addPerson(test, {
    name: 'Council analyst',
    grants: [{ role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' }],
  });
});
beforeEach(async () => {
  await test.asOwner('TRUNCATE audit_entry, audit_head');
  app = await buildTestApp(test, { signInMode: 'PROVIDER' });
});
afterEach(() => app.close());
afterAll(() => test.close());

const ask = (query: string, { authorization = '', variables = {} } = {}) =>
  app.inject({
    ...{ method: 'POST', url: '/graphql', payload: { query, variables } },
    headers: authorization === '' ? {} : { authorization },
  });

const logged = () =>
  test.asOwner<{
    who: string;
    what: string;
    agency: number | null;
    filter: unknown;
    bytes: number;
  }>(
    `SELECT person_name AS who, what, agency_id AS agency, filter, pg_column_size(audit_entry.*)::int AS bytes FROM audit_entry ORDER BY number`,
  );

describe('strangers', () => {
  const flood = `{ ${Array.from({ length: 98 }, (_, index) => `a${index}: measure(key: reports) { name }`).join(' ')} }`;

  it('cannot fill the log with many forbidden requests or aliases', async () => {
    for (let times = 0; times < 25; times += 1)
      expect((await ask(flood)).json().errors).toHaveLength(98);
    expect(await logged()).toHaveLength(20);
    await app.close();
    expect((await logged()).at(-1)).toMatchObject({
      who: 'Nobody',
      filter: { counted: 5, doors: { API: 5 } },
    });
  });

  it('cannot fill the log with the content of their requests', async () => {
    const area = { in: ['x'.repeat(900_000)] };
    const query =
      'query ($where: ReportFilter) { reports(reason: "A review", first: 1, where: $where) { totalCount } }';
    expect(
      (await ask(query, { variables: { where: { area } } })).json().errors[0].extensions.code,
    ).toBe('FORBIDDEN');
    await app.inject(`/export/log.csv?name=${'x'.repeat(10_000)}`);
    const [asked, exported] = await logged();
    expect(asked?.filter).toMatchObject({
      cut: expect.stringMatching(/^900,\d{3} bytes in all$/),
    });
    expect(exported?.filter).toMatchObject({
      cut: expect.stringMatching(/^10,\d{3} bytes in all$/),
    });
    expect(Math.max(asked?.bytes ?? 0, exported?.bytes ?? 0)).toBeLessThan(5_000);
  });

  it('cannot hide that somebody else was refused', async () => {
    for (let times = 0; times < 21; times += 1) await ask(flood);
    await (await signedIn(app, test, analyst)).ask('{ people { name } }');
    expect((await logged()).at(-1)).toMatchObject({
      who: 'Council analyst',
      agency: RBC,
      filter: { field: 'people' },
    });
  });
});

describe('an invalid token', () => {
  it.each(['Bearer stronghold_wrong', 'Basic YTpi'])(
    'is logged for any question: %s',
    async (authorization) => {
      const { viewer } = (await ask('{ viewer { sessionEnded } }', { authorization })).json().data;
      expect(await logged()).toMatchObject([
        { who: 'Nobody', what: viewer.sessionEnded, filter: { route: 'POST /graphql' } },
      ]);
    },
  );

  it('makes one entry for a question, although each of its fields was refused', async () => {
    await ask('{ a: people { name } b: figures { totals { reports { value } } } }', {
      authorization: 'Bearer wrong',
    });
    await app.inject({ url: '/export/log.csv', headers: { authorization: 'Bearer wrong' } });
    expect((await logged()).map(({ filter }) => filter)).toMatchObject([
      { route: 'POST /graphql' },
      { route: 'GET /export/log.csv' },
    ]);
  });

  it('is logged with the name of the token and the person if it was once valid', async () => {
    const wanted = {
      personId: analyst,
      name: 'Nightly copy',
      scopes: ['FIGURES'],
      days: 9,
    } as const;
    const { secret } = await test.database.write((transaction) => insertToken(transaction, wanted));
    await test.asOwner('UPDATE api_token SET ended_at = now()');
    await ask('{ viewer { name } }', { authorization: `Bearer ${secret}` });
    const told = await logged();
    expect(told).toMatchObject([
      {
        who: 'Council analyst (token "Nightly copy")',
        agency: RBC,
        what: 'This token has been ended. Make a new one.',
      },
    ]);
    expect(JSON.stringify(told)).not.toContain(secret.slice(12, 30));
  });

  it('is only counted if tried again and again', async () => {
    for (let times = 0; times < 300; times += 1)
      await ask('{ viewer { name } }', { authorization: `Bearer guess-${times}` });
    expect((await app.inject('/metrics')).body).toContain(
      'stronghold_refusals_total{door="TOKEN"} 300',
    );
    await app.close();
    expect(await logged()).toHaveLength(21);
  });
});

it('stores no more than 4 kB of a question', async () => {
  const question = {
    where: { area: { in: Array.from({ length: 20_000 }, (_, index) => `area ${index}`) } },
  };
  const actor = { personId: null, name: 'Local administrator' };
  await test.database.write((transaction) =>
    insertQuestions(transaction, [
      { at: new Date('2026-11-24T09:00:00Z'), actor, operation: 'figures', question },
    ]),
  );
  const [kept] = await test.asOwner<{ question: unknown; bytes: number }>(
    'SELECT question, octet_length(question::text) AS bytes FROM asked_question',
  );
  expect(kept?.question).toMatchObject({ cut: expect.stringMatching(/bytes in all$/) });
  expect(kept?.bytes).toBeLessThan(4_200);
});
