import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Browser } from '#testing/browser.js';
import { TEST_ORIGIN } from '#testing/signed-in.js';
import {
  FIGURES,
  REVOKE,
  startTokenTrial,
  type TokenOwners,
  type TokenTrial,
} from '#testing/token-trial.js';

let trial: TokenTrial;
let partnership: TokenTrial['partnership'];
let app: TokenTrial['app'];
let alone: TokenTrial['alone'];
let make: TokenTrial['make'];
let ask: TokenTrial['ask'];
let people: TokenOwners['people'];
let [analyst, detective, administrator]: Browser[] = [];
beforeAll(async () => {
  trial = await startTokenTrial();
  ({ partnership, app, alone, make, ask } = trial);
});
beforeEach(async () => {
  ({ people, analyst, detective, administrator } = await trial.begin());
});
afterAll(() => trial.close());

const REPORTS = '{ reports(first: 9, reason: "To check the nightly copy") { totalCount } }';
const WHO = '{ viewer { name isSignedIn sessionEnded grants sessions { id } tokens { id } } }';

/** A name and a password, as spreadsheets send them. */
function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

describe('a token', () => {
  it('acts as its person, with the current grants, and records its use', async () => {
    const { secret, token } = await make(analyst);
    expect((await ask(`Bearer ${secret}`, FIGURES)).errors).toEqual([]);
    expect((await ask(`bearer  ${secret}`, WHO)).data.viewer).toMatchObject({
      name: 'Council analyst',
      isSignedIn: true,
      sessionEnded: null,
      sessions: [],
      tokens: [],
    });
    const { data } = (await analyst?.ask('{ viewer { tokens { id lastUsedAt } } }')) ?? {};
    expect(data.viewer.tokens).toEqual([
      { id: token.id, lastUsedAt: expect.stringMatching(/:00\.000Z$/) },
    ]);
    await partnership.test.asOwner(
      'UPDATE access_grant SET ended_at = now() WHERE person_id = $1',
      [people.analyst],
    );
    expect((await ask(`Bearer ${secret}`, FIGURES)).errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it.each([
    { scopes: ['FIGURES'], figures: true, records: null },
    { scopes: ['OWN_RECORDS'], figures: false, records: 1 },
    { scopes: ['IMPORT'], figures: false, records: null },
    { scopes: ['FIGURES', 'OWN_RECORDS', 'IMPORT'], figures: true, records: 1 },
  ])(
    'with $scopes does not open anything else to a cleared person',
    async ({ scopes, figures, records }) => {
      expect((await detective?.ask(REPORTS))?.data.reports.totalCount).toBe(2);
      const { secret } = await make(detective, { scopes });
      const answers = [
        await ask(`Bearer ${secret}`, FIGURES),
        await ask(`Bearer ${secret}`, REPORTS),
      ];
      expect(answers.map(({ errors }) => errors[0]?.extensions.code)).toEqual(
        [figures, records !== null].map((is) => (is ? undefined : 'FORBIDDEN')),
      );
      if (records !== null) expect(answers[1]?.data.reports.totalCount).toBe(records);
      // The scopes for figures and for sending both allow this question.
      const isKnown = scopes.some((scope) => scope !== 'OWN_RECORDS');
      expect(
        (await ask(`Bearer ${secret}`, '{ returns(quarter: "2025-26-Q1") { state } }')).errors,
      ).toHaveLength(isKnown ? 0 : 1);
    },
  );

  it.each([
    'mutation { createToken(input: { name: "x", scopes: [FIGURES], days: 1 }) { secret } }',
    'mutation { revokeToken(input: { id: "x" }) { revoked } }',
    'mutation { endSessions(input: {}) { ended } }',
    'mutation { viewAs(input: {}) { viewingAs } }',
    'mutation { setPersonActive(input: { person: "x", isActive: false }) { problems { message } } }',
    '{ people { name } }',
    '{ auditLog(first: 1) { totalCount } }',
  ])('belonging to an administrator does not allow %s', async (query) => {
    const { secret } = await make(administrator);
    const { errors } = await ask(`Bearer ${secret}`, query);
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/^Tokens may not .*: sign in to do that\.$/),
      extensions: { code: 'FORBIDDEN', needs: 'Signing in.' },
    });
  });

  it('is in the log with its person', async () => {
    const { secret } = await make(analyst);
    await ask(`Bearer ${secret}`, '{ people { name } }');
    expect(
      await partnership.test.asOwner(
        `SELECT person_id, person_name FROM audit_entry WHERE action = 'REFUSAL'`,
      ),
    ).toEqual([
      { person_id: people.analyst, person_name: 'Council analyst (token "Nightly copy")' },
    ]);
  });
});

describe('a token in a request', () => {
  const changes = {
    ended: 'UPDATE api_token SET ended_at = now()',
    over: `UPDATE api_token SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second'`,
    inactive: 'UPDATE person SET is_active = false',
    gone: 'DELETE FROM api_token',
    demonstration: 'UPDATE person SET is_demonstration = true',
  };

  it.each([
    {
      what: 'an ended one',
      change: changes.ended,
      says: 'This token has been ended. Make a new one.',
    },
    {
      what: 'one that has expired',
      change: changes.over,
      says: 'This token has expired. Make a new one.',
    },
    {
      what: 'one whose owner may not come in',
      change: changes.inactive,
      says: /^An administrator has ended the access of this token’s owner/,
    },
    { what: 'one that is gone', change: changes.gone, says: /^This token is not known here\./ },
    {
      what: 'one for a demonstration post, once people sign in',
      change: changes.demonstration,
      says: 'This token has been ended. Make a new one.',
    },
  ])(
    'that is invalid, such as $what, gets a sentence at the next request, and counts as nobody’s',
    async ({ change, says }) => {
      const { secret } = await make(analyst);
      expect((await ask(`Bearer ${secret}`, FIGURES)).errors).toEqual([]);
      await partnership.test.asOwner(change);
      await expectNobody(`Bearer ${secret}`, says);
    },
  );

  it.each([
    {
      header: 'Bearer stronghold_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      says: /^This token is not known here\./,
    },
    { header: 'Bearer', says: /^The Authorization header accepts only a token/ },
    { header: 'Bearer a b', says: /^The Authorization header accepts only a token/ },
    { header: 'Basic YTpi', says: /^The Authorization header accepts only a token/ },
    {
      header: basic('admin', 'stronghold_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
      says: /^The Authorization header accepts only a token/,
    },
    { header: basic('token', ''), says: /^The Authorization header accepts only a token/ },
    { header: basic('token', 'stronghold_AAA'), says: /^This token is not known here\./ },
    { header: '', says: /^The Authorization header accepts only a token/ },
    {
      header: `Bearer ${'a'.repeat(5000)}`,
      says: /^The Authorization header accepts only a token/,
    },
  ])('that is invalid gets a sentence for the header "$header"', ({ header, says }) =>
    expectNobody(header, says),
  );

  it('works as the password of the user "token" within the same scopes until it ends, since a spreadsheet can send nothing else', async () => {
    const { secret, token } = await make(analyst, { scopes: ['FIGURES'] });
    const header = basic('token', secret);
    expect((await ask(header, FIGURES)).errors).toEqual([]);
    expect((await ask(header, WHO)).data).toEqual((await ask(`Bearer ${secret}`, WHO)).data);
    expect((await ask(header, REPORTS)).errors[0].message).toMatch(
      /it was made without OWN_RECORDS/,
    );
    await analyst?.ask(REVOKE, { id: token.id });
    await expectNobody(header, 'This token has been ended. Make a new one.');
  });

  it.each([
    { origin: TEST_ORIGIN },
    { origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'none' },
    { referer: 'https://elsewhere.example/' },
  ])(
    'is not accepted as a password from a browser, which adds it to requests from any site: %j',
    async (sent) => {
      const { secret } = await make(analyst);
      const asked = { method: 'POST', url: '/graphql', payload: { query: WHO } } as const;
      const headers = { host: new URL(TEST_ORIGIN).host, ...sent };
      const { viewer } =
        (
          await app.inject({
            ...asked,
            headers: { ...headers, authorization: basic('token', secret) },
          })
        ).json().data ?? {};
      expect(viewer?.isSignedIn ?? false).toBe(false);
    },
  );

  it('is reported if it comes with a session, even the same person’s', async () => {
    const { secret } = await make(analyst);
    const cookie = [...(analyst?.cookies ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    await expectNobody(`Bearer ${secret}`, /^The request has both a token and a session/, cookie);
    await expectNobody(`Bearer x`, /^The request has both a token and a session/, cookie);
  });

  /**
   * Expects a request to come from nobody, even where one without credentials comes from the local
   * administrator.
   */
  async function expectNobody(authorization: string, says: string | RegExp, cookie = '') {
    const message = typeof says === 'string' ? says : expect.stringMatching(says);
    for (const to of [app, alone]) {
      const { data } = await ask(authorization, WHO, { to, cookie });
      expect(data.viewer).toMatchObject({
        name: 'Nobody',
        isSignedIn: false,
        sessionEnded: message,
        tokens: [],
      });
      for (const query of [
        FIGURES,
        REPORTS,
        '{ people { name } }',
        'mutation { endSessions(input: {}) { ended } }',
      ]) {
        const { errors } = await ask(authorization, query, { to, cookie });
        expect(errors[0]).toMatchObject({
          message,
          extensions: { code: 'FORBIDDEN', needs: 'A valid token.' },
        });
      }
    }
  }
});

describe('two hundred requests at once', () => {
  it('with one token are looked up a few at a time, and refused if too many wait, on each route, while others get in', async () => {
    const [one, other] = [await make(analyst), await make(detective)];
    const headers = (secret: string) => ({
      host: new URL(TEST_ORIGIN).host,
      authorization: `Bearer ${secret}`,
    });
    const url = '/export/figures.csv?question=none';
    const files = Promise.all(
      Array.from({ length: 200 }, () => app.inject({ url, headers: headers(one.secret) })),
    );
    expect((await app.inject({ url, headers: headers(other.secret) })).statusCode).toBe(400);
    const refused = (await files).filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThan(50);
    expect(refused[0]?.headers['retry-after']).toBe('1');
    expect(refused[0]?.json()).toEqual({
      error:
        'You are sending many requests at once: 4 of your requests are being answered and 60 are waiting. Send fewer at a time, and the next when one is answered.',
    });

    const questions = await Promise.all(
      Array.from({ length: 200 }, () => ask(`Bearer ${one.secret}`, WHO)),
    );
    expect(
      questions.filter(({ errors }) => errors[0]?.extensions.code === 'TOO_MUCH_AT_ONCE').length,
    ).toBeGreaterThan(50);
    expect((await ask(`Bearer ${one.secret}`, WHO)).errors).toEqual([]);
  });

  it('with as many made-up sessions from one address leave database connections to others', async () => {
    const { pool } = partnership.test.database;
    let [isOver, maxWaiting] = [false, 0];
    const look = () => {
      maxWaiting = Math.max(maxWaiting, pool.waitingCount);
      if (!isOver) setImmediate(look);
    };
    look();
    const cookieOf = (index: number) => `stronghold-session-4600=${'x'.repeat(40)}${index}`;
    const headers = { host: new URL(TEST_ORIGIN).host };
    const payload = { query: WHO };
    await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        app.inject({
          method: 'POST',
          url: '/graphql',
          headers: { ...headers, cookie: cookieOf(index) },
          payload,
        }),
      ),
    );
    isOver = true;
    expect(maxWaiting).toBeGreaterThan(0);
    expect(maxWaiting).toBeLessThan(30);
  });
});
