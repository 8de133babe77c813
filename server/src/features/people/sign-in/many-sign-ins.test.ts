import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import { insertGrant, insertIdentity, insertPerson } from '#features/people/person.store.js';
import { createClock } from '#platform/clock.js';
import { Browser } from '#testing/browser.js';
import {
  type Forgery,
  type ForgingProvider,
  startForgingProvider,
} from '#testing/forging-provider.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { FAILURES_OF_ADDRESS } from './sign-in-routes.js';

const publicUrl = 'http://127.0.0.1:4600';
const TVP = 1;

let test: TestDatabase;
let forging: ForgingProvider;
let app: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  forging = await startForgingProvider('stronghold');
  const { issuer } = forging;
  await test.database.write(async (transaction) => {
    const personId = await insertPerson(transaction, {
      name: 'Analyst',
      agencyId: TVP,
      email: null,
    });
    await insertIdentity(transaction, personId, { issuer, subject: 'analyst' });
    const grant = {
      role: 'ANALYST',
      agencyIds: [TVP],
      areaCodes: [],
      marking: 'OFFICIAL',
    } as const;
    await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
  });
  app = await buildApp({
    database: test.database,
    clock: createClock('2026-11-24'),
    logger: pino({ level: 'silent' }),
    webFolder: null,
    signInMode: 'PROVIDER',
    publicUrl,
    provider: { issuer, clientId: 'stronghold', clientSecret: 'secret', publicUrl },
    trustedProxies: ['127.0.0.1'],
  });
});
afterEach(async () => {
  await app.close();
  await forging.stop();
});

/** Browsers returning from the provider, which accepts any of their codes any number of times. */
async function comeBack(forgery: Forgery) {
  const first = new Browser(app, publicUrl);
  const asked = new URL((await first.get('/sign-in')).to ?? '').searchParams;
  forging.forge(asked.get('nonce') ?? '', forgery);
  return async (address = '192.0.2.7') => {
    const browser = new Browser(app, publicUrl);
    for (const [name, value] of first.cookies) browser.cookies.set(name, value);
    const { status } = await browser.get(
      `/sign-in/callback?code=a&state=${asked.get('state') ?? ''}`,
      { 'x-forwarded-for': address },
    );
    return status;
  };
}

const times = (count: number, work: () => Promise<number>) =>
  Promise.all(Array.from({ length: count }, work));

describe('an office behind one address', () => {
  it('can all sign in at once, even if the provider is slow', async () => {
    const signIn = await comeBack({});
    forging.slowDown(100);
    expect(new Set(await times(150, () => signIn()))).toEqual(new Set([303]));
  });

  it('causes at most a hundred failed requests to the provider plus sixty under way, and leaves room for others', async () => {
    let asked = 0;
    const fail = await comeBack({
      answer: (response) => {
        asked += 1;
        response
          .writeHead(400, { 'content-type': 'application/json' })
          .end('{"error":"invalid_grant"}');
      },
    });
    const failing = times(400, () => fail());
    const other = fail('198.51.100.1');
    const statuses = await failing;
    expect(asked).toBeLessThanOrEqual(FAILURES_OF_ADDRESS + 60);
    expect(statuses.filter((status) => status === 400).length).toBeLessThan(
      FAILURES_OF_ADDRESS + 60,
    );
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(200);
    expect(await other).toBe(400);
    expect(await fail()).toBe(429);
  });
});

describe('a failure', () => {
  const answerWith = (status: number, type: string, body: string): Forgery => ({
    answer: (response) => void response.writeHead(status, { 'content-type': type }).end(body),
  });

  it.each([
    {
      what: 'an unusual kind of code',
      status: 400,
      type: 'application/json',
      body: '{"error":"invalid_request"}',
    },
    {
      what: 'a code that its firewall takes for an attack',
      status: 403,
      type: 'text/html',
      body: 'Blocked',
    },
    { what: 'a code that is too long for it', status: 414, type: 'text/plain', body: '' },
  ])('counts if the provider refuses $what, in whatever words', async ({ status, type, body }) => {
    const fail = await comeBack(answerWith(status, type, body));
    for (let turn = 0; turn < FAILURES_OF_ADDRESS; turn += 10) await times(10, () => fail());
    expect(await fail()).toBe(429);
  });

  it.each([
    {
      what: 'does not know this installation',
      status: 401,
      type: 'application/json',
      body: '{"error":"invalid_client"}',
    },
    { what: 'is asked too often', status: 429, type: 'text/html', body: 'Later' },
    { what: 'has a fault', status: 500, type: 'text/html', body: 'at line 3' },
  ])('does not count if the provider $what', async ({ status, type, body }) => {
    const fail = await comeBack(answerWith(status, type, body));
    for (let turn = 0; turn < FAILURES_OF_ADDRESS; turn += 10) await times(10, () => fail());
    expect(await fail()).toBe(502);
  });
});
