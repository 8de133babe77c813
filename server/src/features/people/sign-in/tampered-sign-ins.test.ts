import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import { FAILURES_OF_ADDRESS } from '#features/people/sign-in/sign-in-routes.js';
import { Browser } from '#testing/browser.js';
import { publicUrl, type SignInTrial, startSignInTrial } from '#testing/sign-in-trial.js';

let trial: SignInTrial;
let parts: SignInTrial['parts'];
let app: SignInTrial['app'];
beforeAll(async () => {
  trial = await startSignInTrial();
  ({ parts, app } = trial);
});
afterAll(() => trial.close());

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
      what: 'a refusal by the provider',
      change: (back: string) =>
        back.replace(/code=[^&]+/, 'error=access_denied&error_description=%3Cb%3E'),
      status: 403,
      says: 'Your identity provider has not let you in: it says &#34;access_denied&#34;',
    },
  ])('is refused with $what, as a page and as JSON', async ({ change, status, says }) => {
    for (const accept of ['text/html', 'application/json']) {
      const { browser, back } = await trial.comeBack('analyst');
      const seen = await browser.get(change(back), { accept });
      expect(seen.status).toBe(status);
      expect(
        accept === 'text/html' ? seen.body : JSON.parse(seen.body).error.replaceAll('"', '&#34;'),
      ).toContain(says);
      expect(browser.cookies.size).toBe(0);
    }
  });

  it('is refused in another browser', async () => {
    const { back } = await trial.comeBack('analyst');
    const seen = await new Browser(app, publicUrl).get(back);
    expect(seen).toMatchObject({
      status: 400,
      body: expect.stringContaining('did not begin in this browser'),
    });
  });

  it('is refused a second time, even in the same browser with the same cookies', async () => {
    const { browser, back } = await trial.comeBack('analyst');
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
  it('causes at most a hundred requests an hour to the provider, and does not shut out anybody else', async () => {
    const own = await buildApp({ ...parts, trustedProxies: ['127.0.0.1'] });
    const first = await trial.comeBack('analyst', '/', own);
    const second = await trial.comeBack('analyst', '/', own);
    const third = await trial.comeBack('analyst', '/', own);
    const failing = new Map(first.browser.cookies);
    const comesFrom = { 'x-forwarded-for': '192.0.2.7' };
    const fail = async () => {
      const replaying = new Browser(own, publicUrl);
      for (const [name, value] of failing) replaying.cookies.set(name, value);
      return replaying.get(first.back.replace(/code=[^&]+/, 'code=other'), comesFrom);
    };
    for (let turn = 1; turn < FAILURES_OF_ADDRESS; turn += 1)
      expect((await fail()).status).toBe(400);
    // Successful sign-ins do not count.
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
