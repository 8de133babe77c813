import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import type { Browser } from '#testing/browser.js';
import {
  CREATE,
  FIGURES,
  REVOKE,
  startTokenTrial,
  type TokenOwners,
  type TokenTrial,
} from '#testing/token-trial.js';

const RBC = 11;

let trial: TokenTrial;
let partnership: TokenTrial['partnership'];
let alone: TokenTrial['alone'];
let make: TokenTrial['make'];
let ask: TokenTrial['ask'];
let people: TokenOwners['people'];
let [analyst, detective, administrator, elsewhere]: Browser[] = [];
beforeAll(async () => {
  trial = await startTokenTrial();
  ({ partnership, alone, make, ask } = trial);
});
beforeEach(async () => {
  ({ people, analyst, detective, administrator, elsewhere } = await trial.begin());
});
afterAll(() => trial.close());

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
