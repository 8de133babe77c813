import { describe, expect, it } from 'vitest';

import { isLoopback } from './loopback.js';
import { readSettings, readStartArguments, refuseToServe } from './settings.js';

describe('readSettings', () => {
  it('does not need any variables', () => {
    expect(readSettings({}, '/clone')).toEqual({
      databaseUrl: null,
      databaseReadUrls: [],
      host: '127.0.0.1',
      port: 4600,
      today: null,
      stateFolder: '/clone/.stronghold',
      logLevel: 'warn',
      publicUrl: null,
      trustedProxies: [],
      hourlyAllowance: null,
      doesReadyPages: true,
      provider: null,
      mail: { server: null, from: 'stronghold@stronghold.invalid', allowed: 'OFFICIAL' },
      doesAllowDemonstration: true,
    });
  });

  it('computes no pages in advance if READY_PAGES is no', () => {
    expect(readSettings({ READY_PAGES: 'no' }, '/clone').doesReadyPages).toBe(false);
  });

  it('takes several standbys, with any host and options', () => {
    const { databaseReadUrls } = readSettings(
      {
        DATABASE_URL: 'postgres://owner:p%2Cw@primary/stronghold?sslmode=require',
        DATABASE_READ_URLS:
          'postgres://owner:p%2Cw@one:5433/stronghold, postgresql://owner:p%2Cw@two/stronghold,',
      },
      '/clone',
    );
    expect(databaseReadUrls).toEqual([
      'postgres://owner:p%2Cw@one:5433/stronghold',
      'postgresql://owner:p%2Cw@two/stronghold',
    ]);
  });

  it.each([
    'one:5433',
    'https://owner:secret@one/stronghold',
    'postgres://other:secret@one/stronghold',
    'postgres://owner:other@one/stronghold',
    'postgres://owner:secret@one/another',
    'postgres://owner:secret@one/stronghold,two',
  ])('does not take a standby that cannot be a copy of the primary: %s', (DATABASE_READ_URLS) => {
    const DATABASE_URL = 'postgres://owner:secret@primary/stronghold';
    const read = () => readSettings({ DATABASE_URL, DATABASE_READ_URLS }, '/clone');
    expect(read).toThrow('the same user, password and database as DATABASE_URL');
    expect(read).not.toThrow('secret');
  });

  it('does not take a standby without a primary', () => {
    const standby = { DATABASE_READ_URLS: 'postgres://owner@one/stronghold' };
    expect(() => readSettings(standby, '/clone')).toThrow('Set DATABASE_URL too');
  });

  it('treats an empty variable as not set', () => {
    expect(readSettings({ DATABASE_URL: '', PORT: '', STRONGHOLD_TODAY: '' }, '/clone')).toEqual(
      readSettings({}, '/clone'),
    );
  });

  it.each([
    {
      variables: { PORT: '0' },
      sentence: 'PORT must be a number from 1 to 65535',
      because: 'below the lowest port',
    },
    {
      variables: { PORT: '65536' },
      sentence: 'PORT must be a number from 1 to 65535',
      because: 'above the highest port',
    },
    {
      variables: { PORT: '4600x' },
      sentence: 'PORT must be a number from 1 to 65535',
      because: 'not a number',
    },
    {
      variables: { STRONGHOLD_TODAY: '2026-02-30' },
      sentence: 'STRONGHOLD_TODAY is not a valid date',
      because: 'February has no 30th',
    },
    {
      variables: { READY_PAGES: 'yes' },
      sentence: 'READY_PAGES can only be no',
      because: 'it is the default',
    },
    {
      variables: { STRONGHOLD_TODAY: '24/11/2026' },
      sentence: 'It should look like STRONGHOLD_TODAY=2026-11-24',
      because: 'another way of writing days',
    },
    {
      variables: { PUBLIC_URL: 'stronghold.example.org' },
      sentence: 'PUBLIC_URL is not an address',
      because: 'no scheme',
    },
    {
      variables: { PUBLIC_URL: 'http://stronghold.example.org' },
      sentence: 'PUBLIC_URL is not an address',
      because: 'sessions would travel in the clear',
    },
    {
      variables: { PUBLIC_URL: 'https://example.org/stronghold' },
      sentence: 'without a path',
      because: 'cookies are for a whole host',
    },
    {
      variables: { TRUSTED_PROXIES: 'proxy.example.org' },
      sentence: 'a list of addresses or ranges',
      because: 'a name can come to mean another machine',
    },
    {
      variables: { TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/33' },
      sentence: 'a list of addresses or ranges',
      because: 'no such range',
    },
    {
      variables: { TRUSTED_PROXIES: '0.0.0.0/0' },
      sentence: 'a list of addresses or ranges',
      because: 'every caller could say who they are',
    },
    {
      variables: { OIDC_ISSUER: 'http://login.example.org' },
      sentence: 'It must begin with https://',
      because: 'tokens would travel in the clear',
    },
    {
      variables: { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'stronghold' },
      sentence: 'OIDC_CLIENT_SECRET and PUBLIC_URL are not set',
      because: 'half a provider is not enough',
    },
    {
      variables: { OIDC_CLIENT_SECRET: 'secret' },
      sentence: 'OIDC_ISSUER and OIDC_CLIENT_ID and PUBLIC_URL are not set',
      because: 'a secret alone is not enough either',
    },
    {
      variables: { STRONGHOLD_ALLOW_DEMONSTRATION: 'true' },
      sentence: 'can only be yes',
      because: 'it must be intended',
    },
    {
      variables: { SMTP_URL: 'mail.example.org:587' },
      sentence: 'SMTP_URL is not the address',
      because: 'no scheme',
    },
    {
      variables: { SMTP_URL: 'smtp://user@mail.example.org' },
      sentence: 'SMTP_URL is not the address',
      because: 'a user without a password',
    },
    {
      variables: { SMTP_URL: 'smtp://mail.example.org/?tls.rejectUnauthorized=false' },
      sentence: 'SMTP_URL is not the address',
      because: 'the certificate is always checked',
    },
    {
      variables: { SMTP_URL: 'smtp://mail.example.org' },
      sentence: 'MAIL_FROM is not',
      because: 'emails need a sender',
    },
    {
      variables: { MAIL_FROM: 'Stronghold <a@example.org>' },
      sentence: 'MAIL_FROM is not one plain email address',
      because: 'it includes a name',
    },
    {
      variables: { MAIL_MARKING: 'SECRET' },
      sentence: 'OFFICIAL or OFFICIAL-SENSITIVE',
      because: 'no such marking is kept here',
    },
    {
      variables: { LOG_LEVEL: 'loud' },
      sentence: 'LOG_LEVEL must be one of fatal',
      because: 'not a level',
    },
  ])('refuses $variables with a sentence: $because', ({ variables, sentence }) => {
    expect(() => readSettings(variables, '/clone')).toThrow(sentence);
  });

  it('names all invalid variables at once', () => {
    expect(() => readSettings({ PORT: 'x', LOG_LEVEL: 'x' }, '/clone')).toThrow(
      /PORT.*\n.*LOG_LEVEL/,
    );
  });

  it('takes a state folder relative to the clone, or an absolute one', () => {
    expect(readSettings({ STRONGHOLD_STATE: 'elsewhere' }, '/clone').stateFolder).toBe(
      '/clone/elsewhere',
    );
    expect(readSettings({ STRONGHOLD_STATE: '/var/stronghold' }, '/clone').stateFolder).toBe(
      '/var/stronghold',
    );
  });
});

describe('readSettings for email', () => {
  const MAIL_FROM = 'stronghold@example.org';

  it.each([
    {
      SMTP_URL: 'smtp://mail.example.org',
      server: { host: 'mail.example.org', port: 587, isTlsFromStart: false, auth: null },
    },
    {
      SMTP_URL: 'smtps://mail.example.org',
      server: { port: 465, isTlsFromStart: true, isThisMachine: false },
    },
    { SMTP_URL: 'smtp://[::1]:2525', server: { host: '::1', port: 2525, isThisMachine: true } },
    {
      SMTP_URL: 'smtps://us%40er:p%3Aw@mail.example.org:4650',
      server: { port: 4650, auth: { user: 'us@er', pass: 'p:w' } },
    },
  ])('reads $SMTP_URL', ({ SMTP_URL, server }) => {
    expect(readSettings({ SMTP_URL, MAIL_FROM }, '/clone').mail).toMatchObject({
      server,
      from: MAIL_FROM,
    });
  });

  it('allows a higher marking only if it is set', () => {
    expect(readSettings({ MAIL_MARKING: 'OFFICIAL-SENSITIVE' }, '/clone').mail.allowed).toBe(
      'OFFICIAL_SENSITIVE',
    );
  });
});

describe('readSettings for signing in', () => {
  const variables = {
    OIDC_ISSUER: 'https://login.example.org/tenant/',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
    PUBLIC_URL: 'https://stronghold.example.org/',
  };

  it('takes the issuer as written and the public address without its slash', () => {
    expect(readSettings(variables, '/clone').provider).toEqual({
      issuer: 'https://login.example.org/tenant/',
      clientId: 'a',
      clientSecret: 'b',
      publicUrl: 'https://stronghold.example.org',
      factors: { acr: [], amr: [] },
    });
  });

  it('takes the accepted second factors, separated by commas or spaces', () => {
    const factors = { OIDC_REQUIRE_ACR: 'phr, phrh', OIDC_REQUIRE_AMR: ' mfa otp ' };
    expect(readSettings({ ...variables, ...factors }, '/clone').provider?.factors).toEqual({
      acr: ['phr', 'phrh'],
      amr: ['mfa', 'otp'],
    });
  });

  it.each(['OIDC_REQUIRE_ACR', 'OIDC_REQUIRE_AMR'])(
    'does not accept %s if nobody signs in, because it would be falsely trusted',
    (name) => {
      expect(() => readSettings({ [name]: 'mfa' }, '/clone')).toThrow('OIDC_ISSUER is not set');
    },
  );

  it('accepts plain http for this machine only', () => {
    const local = {
      ...variables,
      OIDC_ISSUER: 'http://127.0.0.1:4700',
      PUBLIC_URL: 'http://[::1]:4600',
    };
    expect(readSettings(local, '/clone').provider).toMatchObject({
      issuer: 'http://127.0.0.1:4700',
      publicUrl: 'http://[::1]:4600',
    });
  });
});

describe('refuseToServe', () => {
  const provider = { issuer: '', clientId: '', clientSecret: '', publicUrl: '' };

  it.each([
    { host: '127.0.0.1', provider: null, sentence: null, because: 'nobody else can reach it' },
    {
      host: '0.0.0.0',
      provider: null,
      sentence: /^HOST=0\.0\.0\.0 would let other machines in, and nobody has to sign in/,
      because: 'nobody signs in',
    },
    { host: '0.0.0.0', provider, sentence: null, because: 'everybody signs in' },
  ])('with HOST=$host says $sentence: $because', ({ sentence, ...given }) => {
    const said = refuseToServe(
      { ...given, doesAllowDemonstration: true },
      { isDemonstration: true },
    );
    if (sentence === null) expect(said).toBeNull();
    else expect(said).toMatch(sentence);
  });

  it('refuses made-up data in production unless told otherwise', () => {
    const settings = (variables: Readonly<Record<string, string>>) =>
      readSettings({ NODE_ENV: 'production', ...variables }, '/clone');
    expect(refuseToServe(settings({}), { isDemonstration: true })).toMatch(
      /STRONGHOLD_ALLOW_DEMONSTRATION=yes/,
    );
    expect(refuseToServe(settings({}), { isDemonstration: false })).toBeNull();
    expect(
      refuseToServe(settings({ STRONGHOLD_ALLOW_DEMONSTRATION: 'yes' }), { isDemonstration: true }),
    ).toBeNull();
  });
});

describe('readStartArguments', () => {
  it.each([
    { words: [], isFresh: false, isEmpty: false },
    { words: ['--fresh'], isFresh: true, isEmpty: false },
    { words: ['--empty', '--fresh'], isFresh: true, isEmpty: true },
  ])('understands $words', ({ words, ...value }) => {
    expect(readStartArguments(words)).toEqual({ ok: true, value });
  });

  it.each(['--frech', 'fresh', '--fresh=yes'])('refuses %s and says what it accepts', (word) => {
    expect(readStartArguments(['--empty', word])).toEqual({
      ok: false,
      sentence: expect.stringContaining(`does not accept "${word}". Use --fresh to start again`),
    });
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])(
    'recognises %s as only this machine',
    (host) => {
      expect(isLoopback(host)).toBe(true);
    },
  );

  it.each(['0.0.0.0', '::', '192.168.1.7', '127.0.0.1.example.org', 'stronghold.example'])(
    'does not recognise %s as only this machine',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});
