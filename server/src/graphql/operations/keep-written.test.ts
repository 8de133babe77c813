import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import { insertToken } from '#features/people/token.store.js';
import type { Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { buildSingleApp, buildTestApp } from '#testing/test-app.js';
import { WatchedDatabase } from '#testing/watched-database.js';

import { WrittenAnswers } from './written-answers.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];
const aReport = {
  received_on: '2026-08-01',
  reference: 'A',
  quantity: 27,
  crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
};
const FIGURES = '{ figures(by: [CRIME_TYPE]) { id asOf rows { reports { value text } } } }';
const PAGE =
  '{ viewer { id } page(key: OVERVIEW) { id asOf marking blocks { id kpi { asOf } } } areas { code } }';

let partnership: TestPartnership;
let app: FastifyInstance;
let tokens: Readonly<Record<'cleared' | 'records' | 'partner', string>>;
const found = vi.spyOn(WrittenAnswers.prototype, 'find');
const kept = vi.spyOn(WrittenAnswers.prototype, 'keep');
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: TODAY, rows: sentReports('TVP', [aReport]) }],
    today: TODAY,
  });
  const { test } = partnership;
  app = await buildTestApp(test, { signInMode: 'PROVIDER' });
  const grantOf = (agency: number): Grant => ({
    role: 'ANALYST',
    agencyIds: [agency],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  });
  const [police, council] = await Promise.all(
    [TVP, RBC].map((agency) => addPerson(test, { name: 'Analyst', grants: [grantOf(agency)] })),
  );
  const makeToken = async (personId = '', scope: 'FIGURES' | 'OWN_RECORDS' = 'FIGURES') => {
    const made = { personId, name: 'Excel', scopes: [scope], days: 9 };
    return (await test.database.write((transaction) => insertToken(transaction, made))).secret;
  };
  tokens = {
    cleared: await makeToken(police),
    records: await makeToken(police, 'OWN_RECORDS'),
    partner: await makeToken(council),
  };
});
afterAll(async () => {
  await app.close();
  await partnership.close();
});
beforeEach(() => {
  found.mockClear();
  kept.mockClear();
});
afterEach(() => void vi.useRealTimers());

async function ask(query: string, who: keyof typeof tokens = 'cleared'): Promise<Json> {
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${tokens[who]}` },
    payload: { query },
  });
  return { ...answer.json(), text: answer.body, type: answer.headers['content-type'] };
}

const get = (query: string, headers: Readonly<Record<string, string>> = {}) =>
  app.inject({
    url: `/graphql?${new URLSearchParams({ query }).toString()}`,
    headers: {
      authorization: `Bearer ${tokens.cleared}`,
      'apollo-require-preflight': 'yes',
      ...headers,
    },
  });

/** The number of answers that have been sent from kept text since the test began. */
const countFound = () => found.mock.results.filter(({ value }) => value !== undefined).length;
/** Asks a question, which no other test asks, until its answer is kept. */
async function keep(query: string): Promise<Json> {
  const first = await ask(query);
  expect(first.errors).toBeUndefined();
  await ask(query);
  expect(kept).toHaveBeenCalledOnce();
  found.mockClear();
  return first;
}

const withoutChanging = ({ text }: Json) =>
  text.replaceAll(/"asOf":"[^"]+"/g, '').replace(/"hourLeft":\d+/, '');

describe('an answer that was asked for before', () => {
  it.each([
    ['alone', FIGURES],
    ['with other fields', PAGE],
  ])(
    'is sent as it was written, except for its time and what is left of the hour: %s',
    async (_, query) => {
      const first = await keep(query);
      const third = await ask(query);
      expect(countFound()).toBe(1);
      expect(withoutChanging(third)).toBe(withoutChanging(first));
      expect(third.type).toBe(first.type);
      expect(third.extensions.cost.hourLeft).toBeLessThan(first.extensions.cost.hourLeft);
      const asOf = ({ data }: Json) => Date.parse((data.figures ?? data.page).asOf);
      expect(asOf(third)).toBeGreaterThan(asOf(first));
      expect(third.data.page?.blocks.map(({ kpi }: Json) => kpi?.asOf ?? null)).toEqual(
        first.data.page?.blocks.map(({ kpi }: Json) => kpi && third.data.page.asOf),
      );
    },
  );

  it('has its data version, and is counted like any question', async () => {
    const query = '{ figures { totals { reports { text } } } }';
    const first = await keep(query);
    const counted = async () => {
      const { body } = await app.inject('/metrics');
      return Number(/stronghold_answers_total\{source="kept"\} (\d+)/.exec(body)?.[1]);
    };
    const before = await counted();
    const third = await ask(query);
    expect(countFound()).toBe(1);
    expect(third.extensions.dataVersion).toBe(first.extensions.dataVersion);
    expect(await counted()).toBe(before + 1);
  });

  it('differs for a person who may see less', async () => {
    const shownTo = async (who: keyof typeof tokens) =>
      (
        await ask(FIGURES.replace('[CRIME_TYPE]', '[CRIME_TYPE], first: 9'), who)
      ).data.figures.rows.map(({ reports }: Json) => reports.value);
    const shown = [];
    for (let times = 0; times < 3; times += 1)
      shown.push(await shownTo('cleared'), await shownTo('partner'));
    expect(countFound()).toBe(2);
    const [cleared, partner] = shown;
    expect(cleared).toEqual([27]);
    // This figure is randomly rounded.
    expect(partner[0] % 5).toBe(0);
    expect(shown).toEqual([cleared, partner, cleared, partner, cleared, partner]);
  });

  it('is refused to somebody with the same policy who may not ask for figures', async () => {
    const query = FIGURES.replace('id asOf', 'notes');
    await keep(query);
    const refused = await ask(query, 'records');
    expect(refused.data).toBeNull();
    expect(refused.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it('is computed again after something was published', async () => {
    const query = FIGURES.replace('id asOf', 'groupCount');
    await keep(query);
    const more = { ...aReport, reference: 'B', quantity: 3 };
    await publishRows(partnership.test, sentReports('TVP', [aReport, more]), TODAY);
    expect((await ask(query)).data.figures.rows[0].reports.value).toBe(30);
    expect(countFound()).toBe(0);
  });

  it('is not kept the first time, or if another part of the answer failed', async () => {
    await ask('{ figures { totals { reports { value } } } }');
    const half = '{ figures { notes totals { reports { value } } } board(id: "no") { id } }';
    for (let times = 0; times < 3; times += 1) expect((await ask(half)).errors).not.toHaveLength(0);
    expect(kept).not.toHaveBeenCalled();
  });
});

describe('by GET', () => {
  const query = '{ figures(first: 7) { filterText totals { reports { value } } } }';

  it('an answer has a tag, and is not sent again to somebody who has it', async () => {
    const first = await get(query);
    const { etag = '' } = first.headers;
    expect(etag).toMatch(/^W\/"\d+-[\w-]{43}"$/);
    for (let times = 0; times < 3; times += 1) {
      const again = await get(query, { 'if-none-match': etag });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
      expect(again.headers['cache-control']).toBe('no-store');
    }
    expect(countFound()).toBe(2);
    const other = await get(query, { 'if-none-match': 'W/"0-other"' });
    expect([other.statusCode, other.json().data]).toEqual([200, first.json().data]);
    expect(
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).headers.etag,
    ).toBeUndefined();
  });

  it('an answer is sent again once it has changed, and each request is charged and recorded', async () => {
    const { test } = partnership;
    const rarely = query.replace('7', '6');
    const of = await buildTestApp(test, { signInMode: 'PROVIDER' });
    const send = (headers: Readonly<Record<string, string>>) =>
      of.inject({
        url: `/graphql?${new URLSearchParams({ query: rarely }).toString()}`,
        headers: {
          authorization: `Bearer ${tokens.cleared}`,
          'apollo-require-preflight': 'yes',
          ...headers,
        },
      });
    const first = await send({});
    const { etag = '' } = first.headers;
    for (let times = 0; times < 3; times += 1)
      expect((await send({ 'if-none-match': etag })).statusCode).toBe(304);
    const more = { ...aReport, reference: 'C', quantity: 4 };
    await publishRows(test, sentReports('TVP', [aReport, more]), TODAY);
    const last = await send({ 'if-none-match': etag });
    expect([last.statusCode, last.json().data.figures.totals.reports.value]).toEqual([200, 31]);
    const { cost, hourLeft } = first.json().extensions.cost;
    expect(last.json().extensions.cost.hourLeft).toBe(hourLeft - 4 * cost);
    await of.close();
    const questions = await test.asOwner(
      `SELECT operation, question, person_name FROM asked_question WHERE question->>'first' = '6'`,
    );
    expect(questions).toHaveLength(5);
    expect(new Set(questions.map((each: Json) => JSON.stringify(each))).size).toBe(1);
  });
});

describe('the cache version', () => {
  it('is read only once for a kept answer, while the session is looked up', async () => {
    const { test } = partnership;
    const watched = new WatchedDatabase(test.ownerUrl);
    const of = await buildSingleApp({ database: watched }, { signInMode: 'PROVIDER' });
    const grants = [
      { role: 'ANALYST', agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' } as const,
    ];
    const browser = await signedIn(of, test, await addPerson(test, { name: 'Analyst', grants }));
    const question = FIGURES.replace('value text', 'value');
    for (let times = 0; times < 2; times += 1)
      expect((await browser.ask(question)).errors).toEqual([]);
    watched.statements.length = 0;
    expect((await browser.ask(question)).errors).toEqual([]);
    expect(watched.statements).toHaveLength(1);
    expect(watched.statements[0]).toContain('pg_current_snapshot()');
    await of.close();
    await watched.close();
  });
});
