import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { allowances } from '#domain/cost/allowances.js';
import { cleared, FiguresExport, ofCouncil, readCsv } from '#testing/figures-export.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

let at: FiguresExport;
beforeAll(async () => {
  at = await FiguresExport.open();
});
beforeEach(() => {
  at.grants = [cleared];
});
afterAll(() => at.close());

const question = {
  measures: ['referrals', 'triagedInTime'],
  by: ['QUARTER', 'AREA'],
  where: { quarter: { from: '2025-26-Q1', to: '2026-27-Q2' } },
};

describe('a request for a file of figures', () => {
  it('is the same by POST as by GET, for questions too long for an address', async () => {
    const where = { agency: { in: ['TVP', ...Array.from({ length: 400 }, () => 'RBC')] } };
    const asked = { measures: ['reports'], by: ['AGENCY'], where };
    const posted = await at.app.inject({
      method: 'POST',
      url: '/export/figures.csv',
      payload: asked,
    });
    expect(posted.statusCode).toBe(200);
    const got = readCsv(
      (await at.get('csv', { ...asked, where: { agency: { in: ['TVP', 'RBC'] } } })).body,
    );
    expect(readCsv(posted.body).rows).toEqual(got.rows);
  });

  it.each([
    { question: { measures: [] }, says: 'question.measures: name at least one measure.' },
    {
      question: { measures: ['nothing'] },
      says: 'question.measures.0: no measure has the key "nothing". { measures { key name } } lists them.',
    },
    {
      question: { measures: ['reports'], by: ['COLOUR'] },
      says: 'question.by.0: there is no dimension "COLOUR". Use one of MONTH, QUARTER',
    },
    { question: { measures: ['reports'], first: 'ten' }, says: 'question.first: ' },
    { question: { measures: ['reports'], page: 2 }, says: 'Unrecognized key: "page"' },
    {
      question: { measures: ['reports'], title: 'x'.repeat(301) },
      says: 'question.title: a title can have at most 300 characters.',
    },
    { question: ['reports'], says: 'question: ' },
    { question: { measures: ['reports'], first: 0 }, says: '10,000' },
    {
      question: { measures: ['reports'], where: { colour: 'red' } },
      says: 'Field "colour" is not defined by type "FigureFilter"',
    },
    {
      question: { measures: ['reports'], where: { agency: { in: ['XX'] } } },
      says: 'where.agency: no agency has the code "XX".',
    },
    {
      question: { measures: ['disruptions'], by: ['CHANNEL'] },
      says: 'not recorded for disruptions',
    },
    { question: { measures: ['reports'], window: 'EVER' }, says: 'EVER' },
  ])('is refused in a sentence that says $says', async ({ question: asked, says }) => {
    const { statusCode, body } = await at.get('csv', asked);
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 400,
      error: expect.stringContaining(says),
    });
  });

  it.each([
    { url: '/export/figures.csv', says: 'The address takes one parameter, question, once' },
    { url: '/export/figures.csv?question=reports', says: 'The question is not JSON.' },
    {
      url: '/export/figures.csv?question={}&more=1',
      says: 'The address takes one parameter, question, once',
    },
  ])('is refused for $url', async ({ url, says }) => {
    const { statusCode, body } = await at.app.inject({ method: 'GET', url });
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 400,
      error: expect.stringContaining(says),
    });
  });

  it('is refused with the time to wait once the hourly allowance is used up', async () => {
    const asked = { measures: ['reports'], title: 'Dear' };
    const own = await at.startApp({ ...allowances, FILE: { ...allowances.FILE, hour: 40 } });
    const url = `/export/figures.csv?question=${encodeURIComponent(JSON.stringify(asked))}`;
    const files = [];
    while (files.length < 41 && files.at(-1)?.statusCode !== 429)
      files.push(await own.inject({ url }));
    const last = files.at(-1);
    expect(files.length).toBeGreaterThan(1);
    expect(last?.headers['retry-after']).toMatch(/^[1-9]\d{0,3}$/);
    expect({ statusCode: last?.statusCode, ...last?.json() }).toEqual({
      statusCode: 429,
      error: expect.stringMatching(/hour/),
    });
    await own.close();
  });

  it('is refused for a body that is not a question', async () => {
    const sent = await at.app.inject({
      method: 'POST',
      url: '/export/figures.xlsx',
      headers: { 'content-type': 'application/json' },
      payload: '{"measures":',
    });
    expect(sent.statusCode).toBe(400);
    expect(sent.json().error).toMatch(/^The question could not be read: /);
  });

  it('is not available to people who may not see figures; the refusal is logged', async () => {
    at.grants = [];
    const { statusCode, body } = await at.get('csv', question);
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 403,
      error: expect.stringMatching(/figures/),
    });
    const [entry] = await at.test.asOwner(
      'SELECT action, filter FROM audit_entry ORDER BY number DESC LIMIT 1',
    );
    expect(entry).toMatchObject({
      action: 'REFUSAL',
      filter: { route: 'GET /export/figures.csv' },
    });
  });

  it('is stored with the questions that people asked, like the same question sent to the API', async () => {
    const other = await at.startApp();
    await other.inject({
      method: 'GET',
      url: `/export/figures.csv?question=${encodeURIComponent(JSON.stringify(question))}`,
    });
    // Questions are written when the server closes, at the latest.
    await other.close();
    const [kept] = await at.test.asOwner(
      `SELECT person_id, operation, question FROM asked_question WHERE question->'measures' = '["referrals", "triagedInTime"]' ORDER BY asked_at DESC LIMIT 1`,
    );
    expect(kept).toMatchObject({
      person_id: 'p-1',
      operation: 'figures',
      question: { by: ['QUARTER', 'AREA'] },
    });
  });
});

describe('a file of figures if people sign in', () => {
  it('needs a session or a valid token for figures', async () => {
    const { database } = at.test;
    const under = await buildTestApp({ database }, { signInMode: 'CONTINUE_AS' });
    const personId = await addPerson(at.test, { name: 'Analyst', grants: [ofCouncil] });
    const browser = await signedIn(under, at.test, personId);
    const url = `/export/figures.csv?question=${encodeURIComponent(JSON.stringify({ measures: ['referrals'], by: ['QUARTER'] }))}`;
    const shown = await browser.get(url);
    expect(readCsv(shown.body).headings).toContain('Safeguarding referrals: in words');
    const { data } = await browser.ask(
      'mutation { createToken(input: { name: "Sheet", scopes: [FIGURES], days: 1 }) { secret } }',
    );
    const headers = { host: 'localhost:4600' };
    const byToken = await under.inject({
      url,
      headers: { ...headers, authorization: `Bearer ${data.createToken.secret}` },
    });
    expect(readCsv(byToken.body).rows).toEqual(readCsv(shown.body).rows);
    const password = Buffer.from(`token:${data.createToken.secret}`).toString('base64');
    const byPassword = await under.inject({
      url,
      headers: { ...headers, authorization: `Basic ${password}` },
    });
    expect(readCsv(byPassword.body).rows).toEqual(readCsv(shown.body).rows);
    const ofRecords = await browser.ask(
      'mutation { createToken(input: { name: "Rows", scopes: [OWN_RECORDS], days: 1 }) { secret } }',
    );
    const other = await under.inject({
      url,
      headers: { ...headers, authorization: `Bearer ${ofRecords.data.createToken.secret}` },
    });
    expect({ status: other.statusCode, error: other.json().error }).toEqual({
      status: 403,
      error: expect.stringMatching(/^This token may not see figures: it was made without FIGURES/),
    });
    const madeUp = await under.inject({
      url,
      headers: { ...headers, authorization: 'Bearer stronghold_x' },
    });
    expect({ status: madeUp.statusCode, type: madeUp.headers['content-type'] }).toEqual({
      status: 401,
      type: expect.stringMatching('application/json'),
    });
    await under.close();
  });
});
