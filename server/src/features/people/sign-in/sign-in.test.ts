import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import { startTrialProvider, type TrialAccount, type TrialProvider } from '#cli/trial-provider.js';
import type { Grant } from '#domain/access/grant.js';
import {
  endGrants,
  findGrants,
  insertGrant,
  insertIdentity,
  insertPerson,
} from '#features/people/person.store.js';
import { FAILURES_OF_ADDRESS } from '#features/people/sign-in/sign-in-routes.js';
import { createClock } from '#platform/clock.js';
import { Browser, signInAt } from '#testing/browser.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const publicUrl = 'http://127.0.0.1:4600';
const callback = `${publicUrl}/sign-in/callback`;
const client = { clientId: 'stronghold', clientSecret: 'secret' };
const [TVP, RBC, FRIMLEY] = [1, 11, 41];

const accounts: readonly TrialAccount[] = [
  { subject: 'analyst', claims: { name: 'Analyst' } },
  { subject: 'council', claims: { name: 'Safeguarding lead' } },
  { subject: 'stranger', claims: { name: 'Stranger' } },
  {
    subject: 'invited',
    claims: { name: 'Invited', email: 'Invited@Example.org', email_verified: true },
  },
  {
    subject: 'impostor',
    claims: { name: 'Impostor', email: 'waiting@example.org', email_verified: false },
  },
  { subject: 'of-a-group', claims: { name: 'Fire officer', groups: ['fire', 'others'] } },
  { subject: 'of-two', claims: { name: 'Two hats', groups: ['fire', 'charity'] } },
  { subject: 'of-an-ended-one', claims: { name: 'Nurse', groups: ['frimley'] } },
  { subject: 'of-the-panel', claims: { name: 'Panel officer', groups: ['panel'] } },
  { subject: 'of-everybody', claims: { name: 'Detective', groups: ['everybody', 'police'] } },
  { subject: 'deactivated', claims: { name: 'Former' } },
  { subject: '"><script>alert(1)</script>', claims: { name: 'Script' } },
];

let test: TestDatabase;
let provider: TrialProvider;
let parts: Parameters<typeof buildApp>[0];
let app: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner('INSERT INTO installation_salt (salt) VALUES (1)');
  provider = await startTrialProvider({ port: 0, publicUrl, ...client, accounts });
  parts = {
    database: test.database,
    clock: createClock('2026-11-24'),
    logger: pino({ level: 'silent' }),
    webFolder: null,
    signInMode: 'PROVIDER',
    publicUrl,
    provider: { issuer: provider.issuer, ...client, publicUrl },
  };
  app = await buildApp(parts);
  await known('analyst', {
    role: 'ANALYST',
    agencyIds: [TVP],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  });
  await known('council', {
    role: 'CONTRIBUTOR',
    agencyIds: [RBC],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  });
  const former = await known('deactivated', {
    role: 'ANALYST',
    agencyIds: [TVP],
    areaCodes: [],
    marking: 'OFFICIAL',
  });
  await test.asOwner('UPDATE person SET is_active = false WHERE id = $1', [former]);
  await test.asOwner(`INSERT INTO claim_rule (id, claim, value, role, agency_ids, area_codes, marking, created_at) VALUES
    (gen_random_uuid(), 'groups', 'fire', 'CONTRIBUTOR', '{23}', '{}', 'OFFICIAL', '2026-02-01'),
    (gen_random_uuid(), 'groups', 'charity', 'ANALYST', '{38}', '{}', 'OFFICIAL', '2026-03-01'),
    (gen_random_uuid(), 'groups', 'frimley', 'ANALYST', '{${FRIMLEY}}', '{}', 'OFFICIAL', '2026-01-01')`);
});
afterAll(async () => {
  await app.close();
  await provider.stop();
  await test.close();
});

function known(subject: string, grant: Grant): Promise<string> {
  return test.database.write(async (transaction) => {
    const personId = await insertPerson(transaction, {
      name: subject,
      agencyId: grant.agencyIds[0] ?? 0,
      email: null,
    });
    await insertIdentity(transaction, personId, { issuer: provider.issuer, subject });
    await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    return personId;
  });
}

/** A browser returning from the provider with this address. */
async function comeBack(login: string, to = '/', at = app) {
  const browser = new Browser(at, publicUrl);
  const begun = await browser.get(`/sign-in?to=${encodeURIComponent(to)}`);
  return {
    browser,
    back: (await signInAt(begun.to ?? '', login, callback)).slice(publicUrl.length),
  };
}

async function signIn(login: string, to?: string) {
  const { browser, back } = await comeBack(login, to);
  return { browser, back, seen: await browser.get(back) };
}

const WHO =
  '{ viewer { name organisation isSignedIn isCleared marking grants sessionEnded signInMode } }';

describe('signing in', () => {
  it('asks for a code with PKCE, a state and a nonce, and sends the browser where it wanted to go', async () => {
    const begun = await new Browser(app, publicUrl).get('/sign-in?to=/safeguarding');
    expect(begun.status).toBe(303);
    const asked = new URL(begun.to ?? '').searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^.{30,}$/),
      nonce: expect.stringMatching(/^.{30,}$/),
      redirect_uri: callback,
    });
    const { seen, browser } = await signIn('analyst', '/safeguarding?area=E06000038');
    expect(seen).toMatchObject({ status: 303, to: '/safeguarding?area=E06000038' });
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'analyst',
      organisation: 'Thames Valley Police',
      isSignedIn: true,
      isCleared: true,
      marking: 'OFFICIAL_SENSITIVE',
      grants: [
        'Analyst at Thames Valley Police, up to OFFICIAL-SENSITIVE.',
        'Sees true counts of everything.',
        'Opens the records of every agency.',
      ],
    });
  });

  it.each([
    '//evil.example/',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
  ])('sends nobody on to %s', async (to) => {
    expect((await signIn('analyst', to)).seen).toMatchObject({
      status: 303,
      to: expect.stringMatching(/^\/(?![/\\])/),
    });
  });

  it('keeps its cookie from scripts and other sites, and stores only a hash of its id', async () => {
    const { seen, browser } = await signIn('analyst');
    const cookie = seen.setCookies.find((line) => line.startsWith('stronghold-session-4600='));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).toMatch(/; Path=\//);
    const id = browser.cookies.get('stronghold-session-4600') ?? '';
    expect(Buffer.from(id, 'base64url')).toHaveLength(32);
    const sessions = await test.asOwner('SELECT session::text AS everything FROM session');
    expect(JSON.stringify(sessions)).not.toContain(id);
  });

  it('gives a new id each time and ends the previous session', async () => {
    const { browser } = await signIn('analyst');
    const former = new Map(browser.cookies);
    const begun = await browser.get('/sign-in');
    await browser.get(
      (await signInAt(begun.to ?? '', 'council', callback)).slice(publicUrl.length),
    );
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({ name: 'council' });
    expect(browser.cookies.get('stronghold-session-4600')).not.toBe(
      former.get('stronghold-session-4600'),
    );
    const thief = new Browser(app, publicUrl);
    for (const [name, value] of former) thief.cookies.set(name, value);
    expect((await thief.ask(WHO)).data.viewer).toMatchObject({
      name: 'Nobody',
      sessionEnded: 'Your session has been ended. Sign in again.',
    });
  });

  it('never mixes people up, however many sign in at once', async () => {
    const [police, council] = await Promise.all([signIn('analyst'), signIn('council')]);
    const asked = await Promise.all(
      Array.from({ length: 40 }, (_, turn) =>
        (turn % 2 === 0 ? police : council).browser.ask('{ viewer { name isCleared } }'),
      ),
    );
    for (const [turn, { data }] of asked.entries())
      expect(data.viewer).toEqual(
        turn % 2 === 0
          ? { name: 'analyst', isCleared: true }
          : { name: 'council', isCleared: false },
      );
  });

  it('can be undone here and at the provider', async () => {
    const { browser } = await signIn('analyst');
    const out = await browser.post('/sign-out', {}, { accept: 'text/html' });
    const address = new URL(out.to ?? '');
    expect(out.status).toBe(303);
    expect(address.href.startsWith(provider.issuer)).toBe(true);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${publicUrl}/`);
    expect(address.searchParams.get('id_token_hint')).toMatch(/^ey/);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.ask(WHO)).data.viewer.isSignedIn).toBe(false);
    const [kept] = await test.asOwner(
      'SELECT count(*)::int AS count FROM session WHERE ended_at IS NOT NULL AND id_token IS NOT NULL',
    );
    expect(kept).toEqual({ count: 0 });
  });

  it('keeps the provider’s ID token sealed, and signs out there even if it cannot be opened any more', async () => {
    const { browser } = await signIn('analyst');
    const kept = await test.asOwner<{ token: string }>(
      'SELECT id_token AS token FROM session WHERE ended_at IS NULL AND id_token IS NOT NULL',
    );
    expect(kept.length).toBeGreaterThan(0);
    for (const { token } of kept) expect(token).toMatch(/^v1\.[\w-]{200,}$/);
    await expect(
      test.asOwner(`UPDATE session SET id_token = 'eyJhbGciOiJSUzI1NiJ9.e30.x'`),
    ).rejects.toThrow('session_id_token_check');
    await test.asOwner(`UPDATE session SET id_token = 'v1.AAAA'`);
    const address = new URL(
      (await browser.post('/sign-out', {}, { accept: 'text/html' })).to ?? '',
    );
    expect(address.href.startsWith(provider.issuer)).toBe(true);
    expect([...address.searchParams.keys()].sort()).toEqual([
      'client_id',
      'post_logout_redirect_uri',
    ]);
  });

  it('ignores requests of other sites', async () => {
    const { browser } = await signIn('analyst');
    expect(await browser.post('/sign-out', {}, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
    });
    expect((await browser.ask(WHO)).data.viewer.isSignedIn).toBe(true);
  });

  it('offers no posts to continue as if people sign in', async () => {
    const browser = new Browser(app, publicUrl);
    expect((await browser.ask('{ demonstrationPeople { id } }')).data.demonstrationPeople).toEqual(
      [],
    );
    expect(
      await browser.post('/continue-as', { person: '7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c5001' }),
    ).toMatchObject({ status: 404 });
  });
});

describe('who is let in', () => {
  it('accepts somebody invited by the address that their provider has verified, once', async () => {
    await test.database.write(async (transaction) => {
      const personId = await insertPerson(transaction, {
        name: 'Detective',
        agencyId: TVP,
        email: 'invited@example.org',
      });
      await insertGrant(transaction, {
        personId,
        role: 'ANALYST',
        agencyIds: [TVP],
        areaCodes: [],
        marking: 'OFFICIAL',
        grantedBy: null,
        claimRuleId: null,
      });
    });
    const { browser } = await signIn('invited');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'Detective',
      isSignedIn: true,
      isCleared: false,
    });
    expect(
      await test.asOwner(`SELECT 1 FROM person WHERE email = 'invited@example.org'`),
    ).toHaveLength(0);
    expect((await signIn('invited')).seen.to).toBe('/');
  });

  it('does not accept an address that the provider has not verified', async () => {
    await test.database.write(async (transaction) => {
      const personId = await insertPerson(transaction, {
        name: 'Waiting',
        agencyId: TVP,
        email: 'waiting@example.org',
      });
      const grant = {
        role: 'ANALYST',
        agencyIds: [TVP],
        areaCodes: [],
        marking: 'OFFICIAL_SENSITIVE',
      } as const;
      await insertGrant(transaction, { ...grant, personId, grantedBy: null, claimRuleId: null });
    });
    expect((await signIn('impostor')).seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('you have no access here'),
    });
    expect(await test.asOwner(`SELECT 1 FROM identity WHERE subject = 'impostor'`)).toHaveLength(0);
  });

  it('adds somebody whose claims grant something, and ends at the next sign-in what they no longer grant', async () => {
    const { browser } = await signIn('of-a-group');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      name: 'Fire officer',
      organisation: 'Royal Berkshire Fire and Rescue Service',
      grants: expect.arrayContaining([
        'Contributor at Royal Berkshire Fire and Rescue Service, up to OFFICIAL.',
      ]),
    });
    await test.asOwner(`UPDATE claim_rule SET value = 'elsewhere' WHERE value = 'fire'`);
    const again = await signIn('of-a-group');
    await test.asOwner(`UPDATE claim_rule SET value = 'fire' WHERE value = 'elsewhere'`);
    expect(again.seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('you have no access here'),
    });
  });

  it.each([
    {
      login: 'stranger',
      says: 'You have signed in, but you have no access here. Ask an administrator of your agency',
      because: 'nobody granted anything',
    },
    {
      login: 'of-an-ended-one',
      says: 'NHS Frimley Integrated Care Board (East Berkshire part), which no longer exists or does not exist yet',
      because: 'the agency has ended',
    },
    {
      login: 'deactivated',
      says: 'An administrator has ended your access',
      because: 'the person may not come in',
    },
    {
      login: '"><script>alert(1)</script>',
      says: '&#34;&#62;&#60;script&#62;',
      because: 'what a provider says is text, not page',
    },
  ])('refuses $login in a sentence: $because', async ({ login, says }) => {
    const { seen, browser } = await signIn(login);
    expect(seen.status).toBe(403);
    expect(seen.body).toContain(says);
    expect(seen.body).not.toMatch(/<script(?! src="\/theme\.js"><)|\bat .*:\d+:\d+/);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.ask(WHO)).data.viewer.isSignedIn).toBe(false);
  });

  it('lets a refused person sign in as somebody else, even if the provider remembers them', async () => {
    const { seen, browser } = await signIn('stranger');
    expect(seen.body).toContain('<a href="/sign-in?as=another">Sign in as somebody else</a>');
    const begun = new URL((await browser.get('/sign-in?as=another')).to ?? '');
    expect(begun.searchParams.get('prompt')).toBe('login');
  });

  it('stores nobody who was refused', async () => {
    await signIn('of-an-ended-one');
    expect(
      await test.asOwner(`SELECT 1 FROM identity WHERE subject = 'of-an-ended-one'`),
    ).toHaveLength(0);
  });
});

/** The log entries made meanwhile. */
const since = async (work: () => Promise<unknown>) => {
  const [{ head } = { head: 0 }] = await test.asOwner<{ head: number }>(
    'SELECT coalesce(max(number), 0)::int AS head FROM audit_entry',
  );
  await work();
  return test.asOwner(
    'SELECT action, person_name, agency_id, what FROM audit_entry WHERE number > $1 ORDER BY number',
    [head],
  );
};

describe('rules of two agencies', () => {
  const [FIRE, CHARITY] = [23, 38];
  const add = (claim: string, value: string, agency: number) =>
    test.asOwner(
      `INSERT INTO claim_rule (id, claim, value, role, agency_ids, area_codes, marking) VALUES (gen_random_uuid(), $1, $2, 'ANALYST', $3, '{}', 'OFFICIAL')`,
      [claim, value, [agency]],
    );
  afterEach(() =>
    test.asOwner(
      `UPDATE claim_rule SET ended_at = now() WHERE value NOT IN ('fire', 'charity', 'frimley')`,
    ),
  );

  it('lock nobody out: the older one stays, and the other’s agency is notified', async () => {
    const told = await since(() => signIn('of-two'));
    expect((await (await signIn('of-two')).browser.ask(WHO)).data.viewer).toMatchObject({
      organisation: 'Royal Berkshire Fire and Rescue Service',
      grants: expect.arrayContaining([
        'Contributor at Royal Berkshire Fire and Rescue Service, up to OFFICIAL.',
      ]),
    });
    const who = { person_name: 'Two hats' };
    expect(told).toEqual([
      {
        ...who,
        action: 'SIGN_IN',
        agency_id: FIRE,
        what: expect.stringMatching(/Granted by claims: Contributor at Royal Berkshire/),
      },
      {
        ...{ ...who, action: 'REFUSAL', agency_id: CHARITY },
        what: 'Not granted by claims, because access at another agency was granted first. "charity" in the claim groups: Analyst at NSPCC (CTAC), up to OFFICIAL.',
      },
    ]);
    // That stays so after the first rule is replaced by a later one.
    await test.asOwner(`UPDATE claim_rule SET created_at = '2026-04-01' WHERE value = 'fire'`);
    await test.asOwner(
      `UPDATE access_grant SET ended_at = now() WHERE claim_rule_id IS NOT NULL AND ended_at IS NULL`,
    );
    expect((await (await signIn('of-two')).browser.ask(WHO)).data.viewer.organisation).toBe(
      'Royal Berkshire Fire and Rescue Service',
    );
  });

  it('put nobody of one agency on the list of another', async () => {
    const detective = await known('of-everybody', {
      role: 'ANALYST',
      agencyIds: [TVP],
      areaCodes: [],
      marking: 'OFFICIAL_SENSITIVE',
    });
    await add('groups', 'everybody', RBC);
    const told = await since(() => signIn('of-everybody'));
    expect(told.map(({ action, agency_id: agency }) => [action, agency])).toEqual([
      ['SIGN_IN', TVP],
      ['REFUSAL', RBC],
    ]);
    expect(
      await test.asOwner(
        'SELECT agency_ids FROM access_grant WHERE person_id = $1 AND ended_at IS NULL',
        [detective],
      ),
    ).toEqual([{ agency_ids: [TVP] }]);
    // A rule of their own agency is different.
    await add('groups', 'police', TVP);
    await signIn('of-everybody');
    expect(
      await test.asOwner(
        'SELECT agency_ids FROM access_grant WHERE person_id = $1 AND claim_rule_id IS NOT NULL',
        [detective],
      ),
    ).toEqual([{ agency_ids: [TVP] }]);
  });

  it('give nothing for a claim that everybody has, even if such a rule existed before', async () => {
    await add('iss', provider.issuer, RBC);
    await add('aud', client.clientId, RBC);
    expect((await signIn('stranger')).seen).toMatchObject({
      status: 403,
      body: expect.stringContaining('you have no access here'),
    });
    await signIn('council');
    expect(
      await test.asOwner(
        `SELECT 1 FROM access_grant JOIN claim_rule ON claim_rule.id = claim_rule_id WHERE claim IN ('iss', 'aud')`,
      ),
    ).toEqual([]);
  });

  it('leave somebody with only partnership-wide access at the lead agency', async () => {
    await test.asOwner(
      `INSERT INTO claim_rule (id, claim, value, role, is_for_partnership, agency_ids, area_codes, marking)
       VALUES (gen_random_uuid(), 'name', 'Stranger', 'MODERATOR', true, '{}', '{}', 'OFFICIAL'), (gen_random_uuid(), 'groups', 'panel', 'MODERATOR', true, '{}', '{}', 'OFFICIAL')`,
    );
    expect((await signIn('stranger')).seen.status).toBe(403);
    const { browser } = await signIn('of-the-panel');
    expect((await browser.ask(WHO)).data.viewer).toMatchObject({
      organisation: 'Thames Valley Police',
      isCleared: false,
      grants: expect.arrayContaining([
        'Moderator for the whole partnership, up to OFFICIAL.',
        'May confirm or regrade disruptions.',
      ]),
    });
  });
});

describe('a sign-in that is tampered with', () => {
  it.each([
    {
      what: 'another state',
      change: (back: string) => back.replace(/state=[^&]+/, 'state=other'),
      status: 400,
      says: 'did not begin in this browser',
    },
    {
      what: 'no state',
      change: (back: string) => back.replace(/&?state=[^&]+/, ''),
      status: 400,
      says: 'did not begin in this browser',
    },
    {
      what: 'another code',
      change: (back: string) => back.replace(/code=[^&]+/, 'code=other'),
      status: 400,
      says: 'This sign-in was already finished, or took too long.',
    },
    {
      what: 'another issuer',
      change: (back: string) => back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'),
      status: 400,
      says: 'cannot be trusted, so nobody was let in',
    },
    {
      what: 'a refusal of the provider',
      change: (back: string) =>
        back.replace(/code=[^&]+/, 'error=access_denied&error_description=%3Cb%3E'),
      status: 403,
      says: 'Your identity provider has not let you in: it says &#34;access_denied&#34;',
    },
  ])('is refused with $what, as a page and as JSON', async ({ change, status, says }) => {
    for (const accept of ['text/html', 'application/json']) {
      const { browser, back } = await comeBack('analyst');
      const seen = await browser.get(change(back), { accept });
      expect(seen.status).toBe(status);
      expect(
        accept === 'text/html' ? seen.body : JSON.parse(seen.body).error.replaceAll('"', '&#34;'),
      ).toContain(says);
      expect(browser.cookies.size).toBe(0);
    }
  });

  it('is refused in another browser', async () => {
    const { back } = await comeBack('analyst');
    const seen = await new Browser(app, publicUrl).get(back);
    expect(seen).toMatchObject({
      status: 400,
      body: expect.stringContaining('did not begin in this browser'),
    });
  });

  it('is refused a second time, even in the same browser with the same cookies', async () => {
    const { browser, back } = await comeBack('analyst');
    const held = new Map(browser.cookies);
    expect((await browser.get(back)).status).toBe(303);
    expect((await browser.get(back)).body).toContain('was already finished');
    const replaying = new Browser(app, publicUrl);
    for (const [name, value] of held) replaying.cookies.set(name, value);
    expect((await replaying.get(back)).body).toContain(
      'This sign-in was already finished, or took too long.',
    );
    expect(replaying.cookies.size).toBe(0);
  });
});

describe('an address whose sign-ins fail again and again', () => {
  it('causes at most a hundred requests an hour to the provider, and shuts out nobody else', async () => {
    const own = await buildApp({ ...parts, trustedProxies: ['127.0.0.1'] });
    const first = await comeBack('analyst', '/', own);
    const second = await comeBack('analyst', '/', own);
    const third = await comeBack('analyst', '/', own);
    const failing = new Map(first.browser.cookies);
    const comesFrom = { 'x-forwarded-for': '192.0.2.7' };
    const fail = async () => {
      const replaying = new Browser(own, publicUrl);
      for (const [name, value] of failing) replaying.cookies.set(name, value);
      return replaying.get(first.back.replace(/code=[^&]+/, 'code=other'), comesFrom);
    };
    for (let turn = 1; turn < FAILURES_OF_ADDRESS; turn += 1)
      expect((await fail()).status).toBe(400);
    // Successful ones do not count.
    expect((await second.browser.get(second.back, comesFrom)).status).toBe(303);
    expect((await fail()).status).toBe(400);

    const refused = await third.browser.get(third.back, comesFrom);
    expect(refused).toMatchObject({
      status: 429,
      body: expect.stringMatching(/100 sign-ins from your address .* Try again in \d+ minutes/),
    });
    expect((await first.browser.get(first.back)).status).toBe(303);
    await own.close();
  });
});

describe('the log', () => {
  it('records who came in and who left', async () => {
    const told = await since(async () => {
      const { browser } = await signIn('council');
      await browser.post('/sign-out', {}, { origin: publicUrl });
      await browser.post('/sign-out', {}, { origin: publicUrl });
    });
    const who = { action: 'SIGN_IN', person_name: 'council', agency_id: RBC };
    expect(told).toEqual([
      { ...who, what: `Signed in at ${provider.issuer}.` },
      { ...who, what: 'Signed out.' },
    ]);
  });

  it('records the address and the hashed session in which somebody came in, asked and left', async () => {
    const told = await since(async () => {
      const { browser } = await signIn('council');
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
    await signIn('of-a-group');
    await test.asOwner(
      `UPDATE access_grant SET ended_at = now() WHERE claim_rule_id IS NOT NULL AND ended_at IS NULL`,
    );
    expect(await since(() => signIn('of-a-group'))).toEqual([
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
    expect(await since(() => signIn(login))).toEqual([
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
      what: 'a refusal of the provider',
      change: (back: string) => back.replace(/code=[^&]+/, 'error=access_denied'),
      says: /^Your identity provider has not let you in: it says "access_denied"/,
    },
  ])(
    'records that somebody unknown was refused with $what, before they are told, and nothing from their request',
    async ({ change, says }) => {
      const { browser, back } = await comeBack('analyst');
      const told = await since(() => browser.get(change(back)));
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

  it('refuses nobody silently if it cannot be written', async () => {
    await test.asOwner('ALTER TABLE audit_head RENAME TO audit_head_away');
    const seen = await new Browser(fresh, publicUrl).get('/sign-in/callback?state=x');
    await test.asOwner('ALTER TABLE audit_head_away RENAME TO audit_head');
    expect(seen).toMatchObject({
      status: 500,
      body: expect.stringContaining('Something went wrong on our side'),
    });
  });

  it('is not flooded by somebody who fails again and again: the rest is counted', async () => {
    const told = await since(async () => {
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

describe('a change while somebody is signed in', () => {
  const FIGURES =
    '{ figures { totals { referrals { text flags } } } reports(reason: "Review of the quarter", first: 1) { totalCount } }';

  it('applies to the next question: a grant removed, a grant added', async () => {
    const { browser } = await signIn('analyst');
    const personId = (await browser.ask('{ viewer { id } }')).data.viewer.id;
    expect((await browser.ask(FIGURES)).data).toMatchObject({
      figures: { totals: { referrals: { text: '[x]' } } },
      reports: { totalCount: 0 },
    });

    const held = await test.database.write((transaction) => findGrants(transaction, personId));
    await test.database.write((transaction) =>
      endGrants(
        transaction,
        held.map(({ id }) => id),
        null,
      ),
    );
    const after = await browser.ask(FIGURES);
    expect(after.data).toBeNull();
    expect(after.errors[0].extensions).toMatchObject({ code: 'FORBIDDEN' });

    await test.database.write((transaction) =>
      insertGrant(transaction, {
        personId,
        role: 'BOARD_MEMBER',
        agencyIds: [RBC],
        areaCodes: [],
        marking: 'OFFICIAL',
        grantedBy: null,
        claimRuleId: null,
      }),
    );
    const member = await browser.ask('{ figures { totals { referrals { text flags } } } }');
    // Nobody has sent a return here.
    expect(member.data.figures.totals.referrals).toEqual({ text: '[x]', flags: ['NOT_AVAILABLE'] });
    expect(
      (await browser.ask('{ reports(reason: "Review of the quarter", first: 1) { totalCount } }'))
        .errors[0].message,
    ).toMatch(
      /^You may not open records here: it needs the role of analyst, contributor or moderator/,
    );

    await test.asOwner('DELETE FROM access_grant WHERE person_id = $1', [personId]);
    await test.database.write((transaction) =>
      insertGrant(transaction, {
        personId,
        role: 'ANALYST',
        agencyIds: [TVP],
        areaCodes: [],
        marking: 'OFFICIAL_SENSITIVE',
        grantedBy: null,
        claimRuleId: null,
      }),
    );
  });

  it.each([
    {
      what: 'an ended session',
      change: `UPDATE session SET ended_at = now()`,
      back: '',
      says: 'Your session has been ended. Sign in again.',
    },
    {
      what: 'half an hour without a question',
      change: `UPDATE session SET last_seen_at = now() - interval '30 minutes'`,
      back: '',
      says: 'You were away for too long, so your session has ended. Sign in again.',
    },
    {
      what: 'eight hours',
      change: `UPDATE session SET created_at = now() - interval '8 hours'`,
      back: '',
      says: 'Your session has reached its maximum length. Sign in again.',
    },
    {
      what: 'a session that is gone',
      change: `DELETE FROM session`,
      back: '',
      says: 'Your session is no longer known here. Sign in again.',
    },
    {
      what: 'a person who may not come in',
      change: `UPDATE person SET is_active = false WHERE name = 'analyst'`,
      back: `UPDATE person SET is_active = true WHERE name = 'analyst'`,
      says: 'An administrator has ended your access. Ask them if that is a mistake.',
    },
  ])('applies to the next question: $what', async ({ change, back, says }) => {
    const { browser } = await signIn('analyst');
    expect((await browser.ask(FIGURES)).errors).toEqual([]);
    await test.asOwner(change);
    const { data, errors } = await browser.ask(FIGURES);
    if (back !== '') await test.asOwner(back);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ message: says, extensions: { code: 'FORBIDDEN' } });
  });

  it('counts a question as use within the half hour', async () => {
    const { browser } = await signIn('analyst');
    await test.asOwner(`UPDATE session SET last_seen_at = now() - interval '29 minutes'`);
    await browser.ask(WHO);
    const [session] = await test.asOwner(
      `SELECT max(last_seen_at) > now() - interval '1 minute' AS fresh FROM session`,
    );
    expect(session).toEqual({ fresh: true });
  });
});
