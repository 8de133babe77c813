import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  type Forgery,
  type ForgingProvider,
  startForgingProvider,
} from '#testing/forging-provider.js';

import { IdentityProvider } from './identity-provider.js';
import { SignInRefusal } from './provider-fault.js';

const now = Math.floor(Date.now() / 1000);

let forging: ForgingProvider;
let provider: IdentityProvider;
beforeEach(async () => {
  forging = await startForgingProvider('stronghold');
  provider = new IdentityProvider(settingsOf(forging.issuer));
});
afterEach(() => forging.stop());

const settingsOf = (issuer: string) => ({
  issuer,
  clientId: 'stronghold',
  clientSecret: 'secret',
  publicUrl: 'http://127.0.0.1:4600',
});

async function finish(forgery: Forgery) {
  const { flow } = await provider.begin('/');
  forging.forge(flow.nonce, forgery);
  return provider.finish(`?code=a&state=${flow.state}`, flow);
}

describe('a token', () => {
  it('is accepted if all of it is valid', async () => {
    expect(await finish({})).toMatchObject({
      issuer: forging.issuer,
      subject: 'analyst',
      claims: { aud: 'stronghold' },
    });
  });

  it.each([
    {
      what: 'is for another sign-in',
      claims: { nonce: 'other' },
      says: /belongs to a different sign-in/,
    },
    {
      what: 'has no nonce',
      claims: { nonce: undefined },
      says: /cannot be trusted, so nobody was let in/,
    },
    {
      what: 'is for somebody else',
      claims: { aud: 'others' },
      says: /signed you in to another application, not to Stronghold/,
    },
    {
      what: 'comes from another issuer',
      claims: { iss: 'https://evil.example' },
      says: /comes from a different identity provider/,
    },
    {
      what: 'has expired',
      claims: { iat: now - 7200, exp: now - 3600 },
      says: /has expired, or is not valid yet/,
    },
    {
      what: 'is not valid yet',
      claims: { nbf: now + 3600 },
      says: /has expired, or is not valid yet/,
    },
    {
      what: 'was made in the future',
      claims: { iat: now + 3600, exp: now + 7200 },
      says: /is not valid yet: its clock and ours differ/,
    },
    { what: 'has no subject', claims: { sub: undefined }, says: /cannot be trusted/ },
  ])('is refused if it $what', async ({ claims, says }) => {
    await expectRefusal(finish({ claims }), says, 400);
  });

  it.each([
    {
      what: 'signed with another key',
      forgery: { isSignedByAnother: true },
      says: /cannot be trusted/,
    },
    { what: 'not signed', forgery: { isUnsigned: true }, says: /cannot be trusted/ },
  ])('is refused if it is $what', async ({ forgery, says }) => {
    await expectRefusal(finish(forgery), says, 400);
  });

  it('is accepted if the provider changed its keys a moment ago', async () => {
    await finish({});
    await forging.changeKeys();
    expect(await finish({})).toMatchObject({ subject: 'analyst' });
  });
});

describe('a provider', () => {
  it('is not trusted under another issuer’s name', async () => {
    forging.claimToBe('https://evil.example');
    await expectRefusal(provider.begin('/'), /identifies itself by a different address/, 502);
  });

  it('that is down is reported, and asked again the next time', async () => {
    await forging.stop();
    await expectRefusal(provider.begin('/'), /cannot be reached\. Try again in a few minutes/, 503);
    forging = await startForgingProvider('stronghold');
    provider = new IdentityProvider(settingsOf(forging.issuer));
    await expect(provider.begin('/')).resolves.toBeDefined();
  });

  it('that fails is not asked again for every sign-in, but is asked again soon', async () => {
    const impatient = new IdentityProvider(settingsOf(forging.issuer), 10, 300);
    forging.claimToBe('https://evil.example');
    for (let turn = 0; turn < 20; turn += 1)
      await expectRefusal(impatient.begin('/'), /identifies itself by a different address/, 502);
    expect(forging.discoveries()).toBeLessThan(5);
    forging.claimToBe(forging.issuer);
    await expect.poll(() => impatient.begin('/').catch(() => null)).not.toBeNull();
  });

  it('that goes down half-way is reported', async () => {
    const { flow } = await provider.begin('/');
    await forging.stop();
    await expectRefusal(
      provider.finish(`?code=a&state=${flow.state}`, flow),
      /cannot be reached/,
      503,
    );
  });

  it('that is slow is not waited for', async () => {
    forging.slowDown(1500);
    await expectRefusal(
      new IdentityProvider(settingsOf(forging.issuer), 1).begin('/'),
      /takes too long to answer/,
      504,
    );
  });

  it.each([
    {
      what: 'a page',
      answer: { status: 200, type: 'text/html', body: '<h1>Welcome</h1>' },
      says: /does not answer like an identity provider/,
      status: 502,
    },
    {
      what: 'a fault',
      answer: { status: 500, type: 'text/html', body: 'at line 3' },
      says: /does not answer like an identity provider/,
      status: 502,
    },
    {
      what: 'half a reply',
      answer: { status: 200, type: 'application/json', body: '{' },
      says: /does not answer like an identity provider/,
      status: 502,
    },
    {
      what: 'a refusal to recognise us',
      answer: { status: 401, type: 'application/json', body: '{"error":"invalid_client"}' },
      says: /does not accept this installation: it says "invalid_client"/,
      status: 502,
    },
  ])('that answers with $what is reported in a sentence', async ({ answer, says, status }) => {
    const forged = finish({
      answer: (response) =>
        void response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body),
    });
    await expectRefusal(forged, says, status);
  });
});

async function expectRefusal(work: Promise<unknown>, says: RegExp, status: number): Promise<void> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SignInRefusal);
  expect(error).toMatchObject({ message: expect.stringMatching(says), status });
}
