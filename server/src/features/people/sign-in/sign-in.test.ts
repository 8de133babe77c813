import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Browser, signInAt } from '#testing/browser.js';
import { callback, publicUrl, type SignInTrial, startSignInTrial } from '#testing/sign-in-trial.js';

let trial: SignInTrial;
let test: SignInTrial['test'];
let provider: SignInTrial['provider'];
let app: SignInTrial['app'];
beforeAll(async () => {
  trial = await startSignInTrial();
  ({ test, provider, app } = trial);
});
afterAll(() => trial.close());

const WHO =
  '{ viewer { name organisation isSignedIn isCleared marking grants sessionEnded signInMode } }';

describe('signing in', () => {
  it('asks for a code with PKCE, a state and a nonce, and sends the browser to the page that it asked for', async () => {
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
    const { seen, browser } = await trial.signIn('analyst', '/safeguarding?area=E06000038');
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
  ])('does not send anybody on to %s', async (to) => {
    expect((await trial.signIn('analyst', to)).seen).toMatchObject({
      status: 303,
      to: expect.stringMatching(/^\/(?![/\\])/),
    });
  });

  it('keeps its cookie from scripts and other sites, and stores only a hash of its id', async () => {
    const { seen, browser } = await trial.signIn('analyst');
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
    const { browser } = await trial.signIn('analyst');
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

  it('never mixes people up, even if many sign in at once', async () => {
    const [police, council] = await Promise.all([trial.signIn('analyst'), trial.signIn('council')]);
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

  it('can be followed by signing out, here and at the provider', async () => {
    const { browser } = await trial.signIn('analyst');
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
    const { browser } = await trial.signIn('analyst');
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

  it('ignores requests from other sites', async () => {
    const { browser } = await trial.signIn('analyst');
    expect(await browser.post('/sign-out', {}, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
    });
    expect((await browser.ask(WHO)).data.viewer.isSignedIn).toBe(true);
  });

  it('does not offer demonstration posts if people sign in', async () => {
    const browser = new Browser(app, publicUrl);
    expect((await browser.ask('{ demonstrationPeople { id } }')).data.demonstrationPeople).toEqual(
      [],
    );
    expect(
      await browser.post('/continue-as', { person: '7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c5001' }),
    ).toMatchObject({ status: 404 });
  });
});
