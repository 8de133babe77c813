import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import { createClock } from '#platform/clock.js';
import { Browser } from '#testing/browser.js';
import { client, publicUrl, type SignInTrial, startSignInTrial } from '#testing/sign-in-trial.js';

const RBC = 11;

let trial: SignInTrial;
let test: SignInTrial['test'];
let provider: SignInTrial['provider'];
beforeAll(async () => {
  trial = await startSignInTrial();
  ({ test, provider } = trial);
});
afterAll(() => trial.close());

describe('the log', () => {
  it('records who came in and who left', async () => {
    const told = await trial.since(async () => {
      const { browser } = await trial.signIn('council');
      await browser.post('/sign-out', {}, { origin: publicUrl });
      await browser.post('/sign-out', {}, { origin: publicUrl });
    });
    const who = { action: 'SIGN_IN', person_name: 'council', agency_id: RBC };
    expect(told).toEqual([
      { ...who, what: `Signed in at ${provider.issuer}.` },
      { ...who, what: 'Signed out.' },
    ]);
  });

  it('records the address and the hashed session of somebody who came in, asked a question and left', async () => {
    const told = await trial.since(async () => {
      const { browser } = await trial.signIn('council');
      await browser.ask('{ people { name } }');
      await browser.post('/sign-out', {}, { origin: publicUrl });
    });
    expect(told).toHaveLength(3);
    const [session] = await test.asOwner<{ key: string; public: string; hashed: string }>(
      `SELECT encode(key, 'hex') AS key, id::text AS public, encode(sha256(convert_to(id::text, 'UTF8')), 'hex') AS hashed
       FROM session ORDER BY created_at DESC LIMIT 1`,
    );
    const entries = await test.asOwner(
      'SELECT address, session, audit_entry::text AS everything FROM audit_entry ORDER BY number DESC LIMIT 3',
    );
    for (const { address, session: kept, everything } of entries) {
      expect({ address, kept }).toEqual({ address: '127.0.0.1', kept: session?.hashed });
      expect(everything).not.toContain(session?.public);
      expect(everything).not.toContain(session?.key);
    }
  });

  it('records what a person’s claims changed on signing in', async () => {
    await trial.signIn('of-a-group');
    await test.asOwner(
      `UPDATE access_grant SET ended_at = now() WHERE claim_rule_id IS NOT NULL AND ended_at IS NULL`,
    );
    expect(await trial.since(() => trial.signIn('of-a-group'))).toEqual([
      {
        ...{ action: 'SIGN_IN', person_name: 'Fire officer', agency_id: 23 },
        what: expect.stringMatching(
          /^Signed in at .*\. Granted by claims: Contributor at .*, up to OFFICIAL\.$/,
        ),
      },
    ]);
  });

  it.each([
    { login: 'stranger', says: /^You have signed in, but you have no access here/ },
    { login: 'deactivated', says: /^An administrator has ended your access/ },
  ])('records that $login was refused', async ({ login, says }) => {
    expect(await trial.since(() => trial.signIn(login))).toEqual([
      { action: 'REFUSAL', person_name: login, agency_id: null, what: expect.stringMatching(says) },
    ]);
  });
});

describe('the log of sign-ins that did not come from the provider', () => {
  // Each test has its own server, with a full allowance of log entries.
  let fresh: FastifyInstance;
  beforeEach(async () => {
    fresh = await buildApp({
      ...{
        database: test.database,
        clock: createClock('2026-11-24'),
        logger: pino({ level: 'silent' }),
        webFolder: null,
        publicUrl,
      },
      ...{ signInMode: 'PROVIDER', provider: { issuer: provider.issuer, ...client, publicUrl } },
    });
  });
  afterEach(() => fresh.close());

  it.each([
    {
      what: 'another state',
      change: (back: string) => back.replace(/state=[^&]+/, 'state=other'),
      says: /^This sign-in did not begin in this browser/,
    },
    {
      what: 'another code',
      change: (back: string) => back.replace(/code=[^&]+/, 'code=other'),
      says: /^This sign-in was already finished/,
    },
    {
      what: 'a refusal by the provider',
      change: (back: string) => back.replace(/code=[^&]+/, 'error=access_denied'),
      says: /^Your identity provider has not let you in: it says "access_denied"/,
    },
  ])(
    'records that somebody unknown was refused with $what, before they are told, but nothing from their request',
    async ({ change, says }) => {
      const { browser, back } = await trial.comeBack('analyst');
      const told = await trial.since(() => browser.get(change(back)));
      expect(told).toEqual([
        {
          action: 'REFUSAL',
          person_name: 'Nobody',
          agency_id: null,
          what: expect.stringMatching(says),
        },
      ]);
      const [entry] = await test.asOwner(
        'SELECT filter FROM audit_entry ORDER BY number DESC LIMIT 1',
      );
      expect(entry).toEqual({ filter: { route: 'GET /sign-in/callback' } });
    },
  );

  it('does not refuse anybody silently if it cannot be written', async () => {
    await test.asOwner('ALTER TABLE audit_head RENAME TO audit_head_away');
    const seen = await new Browser(fresh, publicUrl).get('/sign-in/callback?state=x');
    await test.asOwner('ALTER TABLE audit_head_away RENAME TO audit_head');
    expect(seen).toMatchObject({
      status: 500,
      body: expect.stringContaining('Something went wrong on our side'),
    });
  });

  it('is not flooded by somebody who fails again and again, whose further failures are only counted', async () => {
    const told = await trial.since(async () => {
      for (let times = 0; times < 50; times += 1)
        await new Browser(fresh, publicUrl).get('/sign-in/callback?state=x');
      expect((await fresh.inject('/metrics')).body).toContain(
        'stronghold_refusals_total{door="SIGN_IN"} 50',
      );
      await fresh.close();
    });
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toMatchObject({
      action: 'REFUSAL',
      person_name: 'Nobody',
      what: expect.stringMatching(/^30 more refusals \(signing in\)/),
    });
  });
});
