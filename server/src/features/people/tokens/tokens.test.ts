import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { SignInMode } from '#domain/access/sign-in-mode.js';
import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

const [TVP, RBC] = [1, 11];
const TODAY = '2026-11-24';

let partnership: TestPartnership;
let app: FastifyInstance;
/** A server on which a request without credentials is the local administrator’s. */
let alone: FastifyInstance;
let people: {
  readonly analyst: string;
  readonly detective: string;
  readonly administrator: string;
  readonly elsewhere: string;
};
let [analyst, detective, administrator, elsewhere]: Browser[] = [];
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: '2025-07-10', rows: [...sentReports('TVP', [{}]), ...sentReports('RBC', [{}])] }],
    today: TODAY,
  });
  app = await build('PROVIDER');
  alone = await build('THIS_MACHINE');
});
beforeEach(async () => {
  await partnership.test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, audit_entry, audit_head, saved_query, my_page CASCADE',
  );
  const add = (name: string, grant: Pick<Grant, 'role' | 'agencyIds' | 'marking'>) =>
    addPerson(partnership.test, { name, grants: [{ ...grant, areaCodes: [] }] });
  people = {
    analyst: await add('Council analyst', {
      role: 'ANALYST',
      agencyIds: [RBC],
      marking: 'OFFICIAL',
    }),
    detective: await add('Detective', {
      role: 'ANALYST',
      agencyIds: [TVP],
      marking: 'OFFICIAL_SENSITIVE',
    }),
    administrator: await add('Council administrator', {
      role: 'ADMINISTRATOR',
      agencyIds: [RBC],
      marking: 'OFFICIAL',
    }),
    elsewhere: await add('Police administrator', {
      role: 'ADMINISTRATOR',
      agencyIds: [TVP],
      marking: 'OFFICIAL',
    }),
  };
  analyst = await signedIn(app, partnership.test, people.analyst);
  detective = await signedIn(app, partnership.test, people.detective);
  administrator = await signedIn(app, partnership.test, people.administrator);
  elsewhere = await signedIn(app, partnership.test, people.elsewhere);
});
afterAll(async () => {
  await app.close();
  await alone.close();
  await partnership.close();
});

function build(signInMode: SignInMode) {
  return buildTestApp(partnership.test, { signInMode, publicUrl: TEST_ORIGIN });
}

const CREATE = `mutation ($input: CreateTokenInput!) {
  createToken(input: $input) { secret token { id name scopes createdAt expiresAt lastUsedAt } problems { message field } } }`;
const REVOKE =
  'mutation ($id: ID!) { revokeToken(input: { id: $id }) { revoked problems { message field } } }';
const FIGURES = '{ figures { totals { reports { value } } } }';
const REPORTS = '{ reports(first: 9, reason: "To check the nightly copy") { totalCount } }';
const WHO = '{ viewer { name isSignedIn sessionEnded grants sessions { id } tokens { id } } }';

async function make(
  browser: Browser | undefined,
  input: Readonly<Record<string, unknown>> = {},
): Promise<Json> {
  const asked = {
    name: 'Nightly copy',
    scopes: ['FIGURES', 'OWN_RECORDS', 'IMPORT'],
    days: 30,
    ...input,
  };
  const { data, errors } = (await browser?.ask(CREATE, { input: asked })) ?? {};
  expect(errors).toEqual([]);
  return data.createToken;
}

/** A name and a password, as spreadsheets send them. */
function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

/** Asks as a program does. */
async function ask(authorization: string, query: string, { to = app, cookie = '' } = {}) {
  const headers = { host: new URL(TEST_ORIGIN).host, authorization, ...(cookie ? { cookie } : {}) };
  const response = await to.inject({
    method: 'POST',
    url: '/graphql',
    headers,
    payload: { query },
  });
  const { data, errors = [] } = response.json();
  return { data, errors };
}

describe('createToken', () => {
  it('shows the secret once, stores only its hash, and lists the token without it', async () => {
    const { secret, token, problems } = await make(analyst, {
      scopes: ['IMPORT', 'FIGURES', 'FIGURES'],
    });
    expect(problems).toEqual([]);
    expect(secret).toMatch(/^stronghold_[\w-]{43}$/);
    expect(token).toMatchObject({
      name: 'Nightly copy',
      scopes: ['FIGURES', 'IMPORT'],
      lastUsedAt: null,
    });
    expect(Date.parse(token.expiresAt) - Date.parse(token.createdAt)).toBe(
      30 * 24 * 60 * 60 * 1000,
    );
    const { data } =
      (await analyst?.ask(
        '{ viewer { tokens { id name scopes createdAt expiresAt lastUsedAt } } }',
      )) ?? {};
    expect(data.viewer.tokens).toEqual([token]);
    expect((await detective?.ask('{ viewer { tokens { id } } }'))?.data.viewer.tokens).toEqual([]);
    const [kept] = await partnership.test.asOwner(
      `SELECT encode(key, 'hex') = encode(sha256(convert_to($1, 'UTF8')), 'hex') AS "isHash", position($1 IN api_token::text) AS at FROM api_token`,
      [secret],
    );
    expect(kept).toEqual({ isHash: true, at: 0 });
  });

  it.each([
    {
      input: { name: ' ' },
      field: 'name',
      message: 'Give the token a name that says what it is for.',
    },
    {
      input: { name: 'a\nb' },
      field: 'name',
      message: 'The name of a token is one line of at most 100 characters.',
    },
    {
      input: { name: 'a'.repeat(101) },
      field: 'name',
      message: 'The name of a token is one line of at most 100 characters.',
    },
    {
      input: { scopes: [] },
      field: 'scopes',
      message: 'Say what the token is for: at least one of FIGURES, OWN_RECORDS, IMPORT.',
    },
    {
      input: { days: 0 },
      field: 'days',
      message: 'A token is valid for 1 to 366 days: give a whole number of them.',
    },
    {
      input: { days: 367 },
      field: 'days',
      message: 'A token is valid for 1 to 366 days: give a whole number of them.',
    },
  ])('refuses $input in a sentence', async ({ input, field, message }) => {
    expect(await make(analyst, input)).toEqual({
      secret: null,
      token: null,
      problems: [{ field, message }],
    });
    expect(await partnership.test.asOwner('SELECT 1 FROM api_token')).toEqual([]);
  });

  it.each([1, 366])('accepts %i days', async (days) => {
    expect((await make(analyst, { days })).problems).toEqual([]);
  });

  it('does not make a token for the local administrator, who is not a person', async () => {
    const input = { name: 'x', scopes: ['FIGURES'], days: 1 };
    const response = await alone.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: CREATE, variables: { input } },
    });
    expect(response.json().data.createToken).toMatchObject({
      secret: null,
      problems: [{ message: expect.stringMatching(/to make a token/) }],
    });
  });
});

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

describe('revokeToken', () => {
  const none = [
    {
      field: 'id',
      message: 'This token does not exist, has already ended, or is not one that you can end.',
    },
  ];

  it('ends a token from the next request on, for its person or one of their administrators, and only once', async () => {
    for (const [index, browser] of [analyst, administrator].entries()) {
      const { secret, token } = await make(analyst, { name: `Copy ${index}` });
      expect((await ask(`Bearer ${secret}`, FIGURES)).errors).toEqual([]);
      expect((await browser?.ask(REVOKE, { id: token.id }))?.data.revokeToken).toEqual({
        revoked: token.id,
        problems: [],
      });
      expect((await ask(`Bearer ${secret}`, FIGURES)).errors[0].message).toBe(
        'This token has been ended. Make a new one.',
      );
      expect((await browser?.ask(REVOKE, { id: token.id }))?.data.revokeToken).toEqual({
        revoked: null,
        problems: none,
      });
    }
    expect((await analyst?.ask('{ viewer { tokens { id } } }'))?.data.viewer.tokens).toEqual([]);
  });

  it('does not end anybody else’s token', async () => {
    const { secret, token } = await make(analyst);
    for (const browser of [detective, elsewhere]) {
      expect((await browser?.ask(REVOKE, { id: token.id }))?.data.revokeToken).toEqual({
        revoked: null,
        problems: none,
      });
    }
    expect((await analyst?.ask(REVOKE, { id: 'x' }))?.data.revokeToken).toEqual({
      revoked: null,
      problems: none,
    });
    expect((await ask(`Bearer ${secret}`, FIGURES)).errors).toEqual([]);
  });
});

it('shows administrators the tokens of their agencies’ people, without secrets', async () => {
  const { token } = await make(analyst, { scopes: ['FIGURES', 'IMPORT'] });
  const { secret } = await make(detective);
  await ask(`Bearer ${secret}`, FIGURES);
  const tokensOf = async (browser: Browser | undefined) =>
    (
      await browser?.ask('{ people { name tokens { id name scopes lastUsedAt } } }')
    )?.data.people.filter(({ tokens }: Json) => tokens.length > 0);
  const shown = {
    id: token.id,
    name: 'Nightly copy',
    scopes: ['FIGURES', 'IMPORT'],
    lastUsedAt: null,
  };
  expect(await tokensOf(administrator)).toEqual([{ name: 'Council analyst', tokens: [shown] }]);
  expect(await tokensOf(elsewhere)).toMatchObject([
    { name: 'Detective', tokens: [{ lastUsedAt: expect.stringMatching(/:00\.000Z$/) }] },
  ]);
});

it('ends the tokens of people whose access ends, for good', async () => {
  const { secret } = await make(analyst);
  const set =
    'mutation ($is: Boolean!, $who: ID!) { setPersonActive(input: { person: $who, isActive: $is }) { problems { message } } }';
  for (const is of [false, true]) {
    expect(
      (await administrator?.ask(set, { is, who: people.analyst }))?.data.setPersonActive.problems,
    ).toEqual([]);
  }
  expect((await ask(`Bearer ${secret}`, FIGURES)).errors[0].message).toBe(
    'This token has been ended. Make a new one.',
  );
});

it('logs that a token was made and ended, but never its secret', async () => {
  const { secret, token } = await make(analyst, { scopes: ['FIGURES'] });
  await administrator?.ask(REVOKE, { id: token.id });
  const entries = await partnership.test.asOwner(
    'SELECT action, person_name, agency_id, what, filter FROM audit_entry ORDER BY number',
  );
  expect(entries).toEqual([
    {
      action: 'ADMINISTER',
      person_name: 'Council analyst',
      agency_id: RBC,
      what: 'Made the token "Nightly copy" of Council analyst',
      filter: { token: token.id, scopes: ['FIGURES'], expiresAt: token.expiresAt },
    },
    {
      action: 'ADMINISTER',
      person_name: 'Council administrator',
      agency_id: RBC,
      what: 'Ended the token "Nightly copy" of Council analyst',
      filter: { token: token.id },
    },
  ]);
  expect(JSON.stringify(entries)).not.toContain(secret);
});

it('does not store a token that lasts longer than 366 days or has no scope, regardless of who writes it', async () => {
  const insert = (days: number, scopes: string) =>
    partnership.test.asOwner(
      `INSERT INTO api_token (key, id, person_id, name, scopes, expires_at)
       VALUES (sha256('x'), gen_random_uuid(), $1, 'x', $2::"TokenScope"[], now() + make_interval(hours => 24 * $3::int))`,
      [people.analyst, scopes, days],
    );
  await expect(insert(367, '{FIGURES}')).rejects.toThrow('api_token_expires_at_check');
  await expect(insert(30, '{}')).rejects.toThrow('api_token_scopes_check');
  await insert(366, '{FIGURES}');
});

it('lets the server’s login change only the time at which a token was used, and the writer only end it', async () => {
  const { pool } = partnership.test.database;
  await make(analyst);
  await pool.query('UPDATE api_token SET last_used_at = now()');
  await expect(pool.query(`UPDATE api_token SET ended_at = NULL`)).rejects.toThrow(
    'permission denied',
  );
  await expect(
    pool.query(`UPDATE api_token SET expires_at = now() + interval '300 days'`),
  ).rejects.toThrow('permission denied');
  await expect(pool.query('DELETE FROM api_token')).rejects.toThrow('permission denied');
  for (const statement of [
    `UPDATE api_token SET scopes = '{IMPORT}'`,
    'UPDATE api_token SET person_id = person_id',
    'DELETE FROM api_token',
  ]) {
    const asWriter = partnership.test.database.write(({ client }) => client.query(statement));
    await expect(asWriter).rejects.toThrow('permission denied');
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
