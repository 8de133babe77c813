import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startTrialProvider, type TrialProvider } from '#cli/trial-provider.js';
import type { FactorRule } from '#domain/access/second-factor.js';
import { insertGrant, insertIdentity, insertPerson } from '#features/people/person.store.js';
import { Browser, signInAt } from '#testing/browser.js';
import { addReferenceData } from '#testing/reference-data.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const publicUrl = 'http://127.0.0.1:4600';
const callback = `${publicUrl}/sign-in/callback`;
const client = { clientId: 'stronghold', clientSecret: 'secret' };

let test: TestDatabase;
let provider: TrialProvider;
let app: FastifyInstance;
let strict: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  const accounts = [
    { subject: 'one', claims: { name: 'One' } },
    { subject: 'both', claims: { name: 'Both' }, amr: ['pwd', 'mfa'] },
  ];
  provider = await startTrialProvider({ port: 0, publicUrl, ...client, accounts });
  const build = (factors: FactorRule) =>
    buildTestApp(test, {
      publicUrl,
      signInMode: 'PROVIDER',
      provider: { issuer: provider.issuer, ...client, publicUrl, factors },
    });
  [app, strict] = [await build({ acr: [], amr: [] }), await build({ acr: [], amr: ['mfa'] })];
  await test.database.write(async (transaction) => {
    for (const subject of ['one', 'both']) {
      const personId = await insertPerson(transaction, {
        name: subject,
        agencyId: 11,
        email: null,
      });
      await insertIdentity(transaction, personId, { issuer: provider.issuer, subject });
      for (const role of ['CONTRIBUTOR', 'ADMINISTRATOR'] as const) {
        const grant = { role, agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' } as const;
        await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
      }
    }
  });
});
afterAll(async () => {
  await app.close();
  await strict.close();
  await provider.stop();
  await test.close();
});

async function signIn(
  login: string,
  { at = app, browser = new Browser(at, publicUrl), address = '/sign-in' } = {},
) {
  const begun = await browser.get(address);
  const back = (await signInAt(begun.to ?? '', login, callback)).slice(publicUrl.length);
  return { browser, begun, seen: await browser.get(back) };
}

const MAKE =
  'mutation { createToken(input: { name: "x", scopes: [OWN_RECORDS], days: 1 }) { problems { message } } }';
const EXPORT = '/export/records/reports.csv?agency=RBC&reason=A+review+of+Q1';
const own = { 'sec-fetch-site': 'same-origin' };
const later = () =>
  test.asOwner(`UPDATE session SET authenticated_at = authenticated_at - interval '15 minutes'`);

describe('after a quarter of an hour', () => {
  it('administering, making a token and exporting records need another sign-in, which returns to the same address', async () => {
    const { browser } = await signIn('one', { address: '/sign-in?again=yes' });
    expect((await browser.ask(MAKE)).errors).toEqual([]);
    expect((await browser.get(EXPORT, own)).status).toBe(200);
    await later();
    expect(
      (await browser.ask('{ viewer { hasToSignInAgain } people { name } }')).data.viewer
        .hasToSignInAgain,
    ).toBe(true);
    for (const query of [
      MAKE,
      'mutation { endGrant(input: { grant: "x" }) { problems { message } } }',
    ]) {
      const { errors } = await browser.ask(query);
      expect(errors[0]).toMatchObject({
        message: expect.stringMatching(/^You signed in more than 15 minutes ago/),
        extensions: { signInAgain: true },
      });
    }
    const refused = await browser.get(EXPORT, own);
    expect(refused).toMatchObject({
      status: 403,
      body: expect.stringContaining(`/sign-in?again=yes&#38;to=${encodeURIComponent(EXPORT)}`),
    });
    const again = await signIn('one', {
      browser,
      address: `/sign-in?again=yes&to=${encodeURIComponent(EXPORT)}`,
    });
    expect(new URL(again.begun.to ?? '').searchParams.get('max_age')).toBe('0');
    expect(again.seen.to).toBe(EXPORT);
    expect((await browser.ask(MAKE)).errors).toEqual([]);
  });

  it('tokens still work', async () => {
    const { browser } = await signIn('one', { address: '/sign-in?again=yes' });
    const { data } = await browser.ask(
      'mutation { createToken(input: { name: "y", scopes: [OWN_RECORDS], days: 1 }) { secret } }',
    );
    await later();
    const headers = { host: '127.0.0.1:4600', authorization: `Bearer ${data.createToken.secret}` };
    expect((await app.inject({ url: EXPORT, headers })).statusCode).toBe(200);
  });
});

describe('a second factor', () => {
  it('is asked for in a sentence if the provider does not confirm one', async () => {
    expect((await signIn('one', { at: strict })).seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('amr with mfa is missing'),
    });
    expect((await signIn('both', { at: strict })).seen).toMatchObject({ status: 303, to: '/' });
  });
});

describe('a page elsewhere', () => {
  it.each(['https://elsewhere.example', 'null'])(
    'at %s cannot send anything to any route',
    async (origin) => {
      const headers = { host: '127.0.0.1:4600', origin };
      for (const url of [
        '/graphql',
        '/export/figures.csv',
        '/sign-out',
        '/import/returns/reports',
      ]) {
        const sent = await app.inject({
          method: 'POST',
          url,
          headers,
          payload: { query: '{ viewer { name } }' },
        });
        expect({ url, status: sent.statusCode, body: sent.body }).toMatchObject({
          status: 403,
          body: expect.stringContaining('from a page on another site'),
        });
      }
    },
  );

  it.each([{}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'none' }])(
    'cannot write a reason in anybody’s name by a link: %o',
    async (headers) => {
      const { browser } = await signIn('one', { address: '/sign-in?again=yes' });
      const seen = await browser.get(`${EXPORT}%22%3E%3Cscript%3E`, headers);
      expect(seen).toMatchObject({
        status: 403,
        body: expect.stringContaining(
          '<input name="reason" value="A review of Q1&#34;&#62;&#60;script&#62;"',
        ),
      });
      expect(
        await test.asOwner(
          `SELECT 1 FROM audit_entry WHERE action = 'EXPORT' AND reason LIKE '%script%'`,
        ),
      ).toEqual([]);
    },
  );
});

it('reading the log or the list of people makes one log entry per session', async () => {
  const { browser } = await signIn('one');
  for (let times = 0; times < 3; times += 1)
    await browser.ask('{ people { name } auditLog(first: 1) { edges { node { number } } } }');
  const read =
    await test.asOwner(`SELECT what FROM audit_entry WHERE action = 'CONSULTATION' AND session = (
    SELECT encode(sha256(convert_to(id::text, 'UTF8')), 'hex') FROM session ORDER BY created_at DESC LIMIT 1) ORDER BY what`);
  expect(read).toEqual([{ what: 'Read the list of people' }, { what: 'Read the log' }]);
});
