import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AppParts } from '#app.js';
import { insertPosts } from '#cli/demonstration/demonstration.store.js';
import type { Json } from '#testing/api-client.js';
import { Browser } from '#testing/browser.js';
import { TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { posts } from '@stronghold/prisma/seed/demonstration/posts';

const provider = {
  issuer: 'https://login.example.org',
  clientId: 'a',
  clientSecret: 'b',
  publicUrl: 'https://stronghold.example.org',
};
const WHO =
  '{ viewer { id name organisation isCleared marking isSignedIn sessionEnded signInMode } }';

let test: TestDatabase;
let demonstration: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
  await insertPosts(test.ownerUrl, posts);
  demonstration = await build({ signInMode: 'CONTINUE_AS' });
});
afterAll(async () => {
  await demonstration.close();
  await test.close();
});

function build(parts: Partial<AppParts>): Promise<FastifyInstance> {
  return buildTestApp(test, parts);
}

async function continueAs(name: string) {
  const browser = new Browser(demonstration, TEST_ORIGIN);
  const { data } = await browser.ask(
    '{ demonstrationPeople { id name agency { name } role sees marking } }',
  );
  const post = data.demonstrationPeople.find((each: Json) => each.name === name);
  return {
    browser,
    seen: await browser.post('/continue-as', { person: post.id, to: '/safeguarding' }),
    offered: data.demonstrationPeople,
  };
}

describe('a demonstration on the local machine', () => {
  it.each([
    ['Contributor', ['OCC'], { may: 'SEND_RETURNS', mayNot: 'READ_LOG' }],
    ['Auditor', ['OPCC'], { may: 'READ_LOG', mayNot: 'MANAGE_PEOPLE' }],
  ])(
    'tells the %s which pages they have, and for which agencies',
    async (name, agencies, { may, mayNot }) => {
      const { browser } = await continueAs(name);
      const { viewer } = (await browser.ask('{ viewer { actions agencies { code } } }')).data;
      expect(viewer.agencies.map(({ code }: Json) => code)).toEqual(agencies);
      expect(viewer.actions).toContain(may);
      expect(viewer.actions).not.toContain(mayNot);
      expect(viewer.actions).toContain('SEE_WHO_LOOKED');
    },
  );

  it('offers one post of each role at several agencies, with its access', async () => {
    const { offered } = await continueAs('Analyst');
    expect(offered.map(({ name, agency, role }: Json) => [name, agency.name, role])).toEqual([
      ['Superintendent', 'Thames Valley Police', 'Senior leader'],
      ['Analyst', 'Thames Valley Police', 'Analyst'],
      ['Safeguarding lead', 'Reading Borough Council', 'Analyst'],
      ['Board secretary', 'Thames Valley Violence Prevention Partnership', 'Board secretary'],
      ['Contributor', 'Oxfordshire County Council', 'Contributor'],
      ['Fire prevention manager', 'Royal Berkshire Fire and Rescue Service', 'Contributor'],
      ['Moderation panel officer', 'South East Regional Organised Crime Unit', 'Moderator'],
      ['Auditor', 'Office of the Police and Crime Commissioner for Thames Valley', 'Auditor'],
      ['Administrator', 'Thames Valley Police', 'Administrator'],
      ['Administrator', 'Oxfordshire County Council', 'Administrator'],
      ['Independent chair', 'Thames Valley Violence Prevention Partnership', 'Board chair'],
      ['Board member', 'Buckinghamshire Council', 'Board member'],
    ]);
    expect(offered[0]).toMatchObject({
      sees: 'Sees true counts of everything. Cannot open records.',
      marking: 'OFFICIAL_SENSITIVE',
    });
    expect(offered[2].sees).toBe(
      'Sees all open figures, their own protected figures exactly and others’ rounded. Opens the records of Reading Borough Council.',
    );
  });

  it('is the local administrator’s until somebody continues as a post, and again after signing out', async () => {
    const { browser, seen } = await continueAs('Safeguarding lead');
    expect(seen).toMatchObject({ status: 200, body: '{"to":"/safeguarding"}' });
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'Safeguarding lead',
      organisation: 'Reading Borough Council',
      isCleared: false,
    });
    expect((await browser.ask('{ people { name } }')).errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await browser.post('/sign-out', {}, { accept: 'text/html' })).to).toBe('/sign-in');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      id: 'local-administrator',
      isCleared: true,
      signInMode: 'CONTINUE_AS',
    });
  });

  it('logs who continued as which post, and who left', async () => {
    await test.asOwner('TRUNCATE audit_entry, audit_head');
    const { browser } = await continueAs('Contributor');
    await browser.post('/sign-out');
    const who = { action: 'SIGN_IN', person_name: 'Contributor', agency_id: 17 };
    expect(
      await test.asOwner(
        'SELECT action, person_name, agency_id, what FROM audit_entry ORDER BY number',
      ),
    ).toEqual([
      { ...who, what: 'Continued as a post of the demonstration.' },
      { ...who, what: 'Signed out.' },
    ]);
  });

  it('treats an expired session as nobody, not as the administrator', async () => {
    const { browser } = await continueAs('Contributor');
    await test.asOwner(`UPDATE session SET last_seen_at = now() - interval '1 hour'`);
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      id: 'nobody',
      isSignedIn: false,
      isCleared: false,
      sessionEnded: expect.stringMatching(/^You were away/),
    });
    expect(
      (await browser.ask('{ figures { totals { reports { text } } } }')).errors[0].message,
    ).toMatch(/^You were away for too long/);
  });

  it('switches from one post to another under a new session', async () => {
    const { browser } = await continueAs('Contributor');
    const before = [...browser.cookies.values()];
    await browser.post('/continue-as', { person: posts[0]?.id ?? '' });
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'Superintendent',
      isCleared: true,
    });
    expect([...browser.cookies.values()]).not.toEqual(before);
    expect(
      await test.asOwner(
        `SELECT 1 FROM session JOIN person ON person.id = person_id WHERE name = 'Contributor' AND ended_at IS NULL AND last_seen_at > now() - interval '30 minutes'`,
      ),
    ).toHaveLength(0);
  });

  it('accepts a form as well as a script', async () => {
    const browser = new Browser(demonstration, TEST_ORIGIN);
    const response = await demonstration.inject({
      method: 'POST',
      url: '/continue-as',
      headers: {
        host: 'localhost:4600',
        origin: TEST_ORIGIN,
        accept: 'text/html',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: `person=${posts[1]?.id}&to=%2Freports`,
    });
    expect([response.statusCode, response.headers.location]).toEqual([303, '/reports']);
    for (const { name, value } of response.cookies) browser.cookies.set(name, value);
    expect((await browser.ask(WHO)).data.viewer.name).toBe('Analyst');
  });

  it.each([
    {
      what: 'a page elsewhere',
      headers: { origin: 'https://evil.example' },
      status: 403,
      says: /came from a page on another site/,
    },
    {
      what: 'another port of this machine',
      headers: { origin: 'http://localhost:4601' },
      status: 403,
      says: /came from a page on another site/,
    },
    {
      what: 'a page on another site that it does not name',
      headers: { 'sec-fetch-site': 'cross-site' },
      status: 403,
      says: /came from a page on another site/,
    },
    {
      what: 'a request that says nothing about its origin',
      headers: {},
      status: 403,
      says: /came from a page on another site/,
    },
    {
      what: 'a page that has no origin',
      headers: { origin: 'null' },
      status: 403,
      says: /came from a page on another site/,
    },
  ])('does not continue as a post for $what', async ({ headers, status, says }) => {
    const response = await demonstration.inject({
      method: 'POST',
      url: '/continue-as',
      headers: { host: 'localhost:4600', 'content-type': 'application/json', ...headers },
      payload: { person: posts[0]?.id },
    });
    expect(response.statusCode).toBe(status);
    expect(response.json().error).toMatch(says);
    expect(response.cookies).toEqual([]);
  });

  it.each([{ person: 'x' }, { person: '00000000-0000-4000-8000-000000000000' }, {}])(
    'refuses a post that it does not offer: %o',
    async (payload) => {
      const { status, body } = await new Browser(demonstration, TEST_ORIGIN).post(
        '/continue-as',
        payload,
      );
      expect(status).toBe(400);
      expect(JSON.parse(body).error).toMatch(/There is no such post|Say which post to continue as/);
    },
  );

  it('does not continue as a person who is not a post', async () => {
    await test.asOwner(
      `INSERT INTO person (id, name, agency_id) VALUES ('00000000-0000-4000-8000-000000000001', 'Real', 1)`,
    );
    expect(
      (
        await new Browser(demonstration, TEST_ORIGIN).post('/continue-as', {
          person: '00000000-0000-4000-8000-000000000001',
        })
      ).status,
    ).toBe(400);
  });

  it('does not add a post twice, and keeps what an administrator has changed', async () => {
    await test.asOwner(`UPDATE person SET name = 'Chief' WHERE id = $1`, [posts[8]?.id]);
    await insertPosts(test.ownerUrl, posts);
    expect(await test.asOwner('SELECT name FROM person WHERE id = $1', [posts[8]?.id])).toEqual([
      { name: 'Chief' },
    ]);
    expect(await test.asOwner('SELECT 1 FROM access_grant')).toHaveLength(posts.length);
    await test.asOwner(`UPDATE person SET name = 'Administrator' WHERE id = $1`, [posts[8]?.id]);
  });
});

describe('an installation that is not a demonstration', () => {
  it('does not offer posts, or accept a session for one', async () => {
    const { browser } = await continueAs('Superintendent');
    for (const parts of [
      {},
      { signInMode: 'PROVIDER', provider, publicUrl: TEST_ORIGIN } as const,
    ]) {
      const app = await build(parts);
      const elsewhere = new Browser(app, TEST_ORIGIN);
      for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
      const { data } = await elsewhere.ask(
        '{ viewer { id sessionEnded } demonstrationPeople { id } }',
      );
      expect(data).toEqual({
        viewer: { id: 'nobody', sessionEnded: 'Your session has been ended. Sign in again.' },
        demonstrationPeople: [],
      });
      expect((await elsewhere.post('/continue-as', { person: posts[0]?.id ?? '' })).status).toBe(
        404,
      );
      await app.close();
    }
  });

  it('answers only to the names of this machine if nobody signs in', async () => {
    const ask = (app: FastifyInstance, host: string) =>
      app.inject({ url: '/healthz', headers: { host } });
    for (const host of ['localhost:4600', '127.0.0.1:4600', '[::1]:4600'])
      expect((await ask(demonstration, host)).statusCode).toBe(200);
    for (const host of [
      'evil.example',
      'evil.example:4600',
      '127.0.0.1.evil.example',
      '192.168.1.7',
    ])
      expect((await ask(demonstration, host)).statusCode).toBe(421);
    const behind = await build({ signInMode: 'PROVIDER', provider, publicUrl: provider.publicUrl });
    expect((await ask(behind, 'stronghold.internal')).statusCode).toBe(200);
    await behind.close();
  });
});

describe('under TLS', () => {
  it('binds the cookie to this host and TLS, sets HSTS, and allows a form to redirect to the provider', async () => {
    const app = await build({ signInMode: 'CONTINUE_AS', publicUrl: 'https://localhost' });
    const { setCookies, status } = await new Browser(app, 'https://localhost').post(
      '/continue-as',
      { person: posts[0]?.id ?? '' },
    );
    expect(status).toBe(200);
    expect(setCookies[0]).toMatch(
      /^__Host-stronghold-session=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    await app.close();

    const behind = await build({ signInMode: 'PROVIDER', provider, publicUrl: provider.publicUrl });
    const { headers } = await behind.inject('/healthz');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toContain(
      "form-action 'self' https://login.example.org;",
    );
    await behind.close();
  });
});
