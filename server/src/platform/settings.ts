import { isIP } from 'node:net';
import path from 'node:path';

import { z } from 'zod';

import type { FactorRule } from '#domain/access/second-factor.js';
import { isPlainDate, type PlainDate } from '#domain/plain-date.js';
import { isLoopback } from '#platform/loopback.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { type MailSettings, mailVariables, readMail } from './mail-settings.js';

const environment = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_READ_URLS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((url) => url.trim()))
    .transform((urls) => urls.filter((url) => url !== '')),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('4600')
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
      'PORT must be a number from 1 to 65535, as in PORT=4600.',
    )
    .transform(Number),
  STRONGHOLD_TODAY: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isPlainDate(text),
      'STRONGHOLD_TODAY is not a valid date. It should look like STRONGHOLD_TODAY=2026-11-24.',
    ),
  STRONGHOLD_STATE: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
    )
    .default('warn'),
  NODE_ENV: z.string().optional(),
  STRONGHOLD_ALLOW_DEMONSTRATION: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || text === 'yes',
      'STRONGHOLD_ALLOW_DEMONSTRATION can only be yes. Leave it unset where made-up data is not wanted.',
    ),
  PUBLIC_URL: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isSafeUrl(text, { isBare: true }),
      'PUBLIC_URL is not an address that people can sign in at. It must be the address of these pages, without a path: PUBLIC_URL=https://stronghold.example.org. Plain http:// is accepted only for this machine.',
    ),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((entry) => entry.trim()))
    .transform((entries) => entries.filter((entry) => entry !== ''))
    .refine(
      (entries) => entries.every(isAddressRange),
      'TRUSTED_PROXIES must be a list of addresses or ranges of addresses, separated by commas: TRUSTED_PROXIES=10.0.0.5,10.1.0.0/16.',
    ),
  HOURLY_ALLOWANCE: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || /^[1-9]\d{3,8}$/.test(text),
      'HOURLY_ALLOWANCE must be the number of points that a caller may use in an hour, from 1000 to 999999999, as in HOURLY_ALLOWANCE=300000.',
    )
    .transform((text) => (text === undefined ? null : Number(text))),
  READY_PAGES: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || text === 'no',
      'READY_PAGES can only be no. Leave it unset to have pages computed before they are opened.',
    ),
  OIDC_ISSUER: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isSafeUrl(text, { isBare: false }),
      'OIDC_ISSUER is not the address of an identity provider. It must begin with https://, as in OIDC_ISSUER=https://login.example.org/tenant. Plain http:// is accepted only for this machine.',
    ),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_REQUIRE_ACR: z.string().optional(),
  OIDC_REQUIRE_AMR: z.string().optional(),
  ...mailVariables,
});

/** The identity provider, and this installation’s client there. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * The address of the application for browsers: scheme, host and port, without a slash at the end.
   */
  readonly publicUrl: string;
  /** How people must authenticate at the provider; by default in any way. */
  readonly factors?: FactorRule;
}

/** The settings in the environment, read once. An empty variable counts as not set. */
export interface Settings {
  /** The address of an external database; null for the embedded database. */
  readonly databaseUrl: string | null;
  /** The addresses of standbys of the external database; empty if there are none. */
  readonly databaseReadUrls: readonly string[];
  /** The address to listen on. */
  readonly host: string;
  readonly port: number;
  /** The day to use as today; null for the real day. */
  readonly today: PlainDate | null;
  /** The folder of the embedded database. An absolute path. */
  readonly stateFolder: string;
  readonly logLevel: string;
  /**
   * The address of the application for browsers, if it differs from the address it listens on; null
   * if not set.
   */
  readonly publicUrl: string | null;
  /**
   * Addresses, or address ranges, of proxies trusted to give a caller’s address; empty if callers
   * connect directly.
   */
  readonly trustedProxies: readonly string[];
  /** The points of a caller for questions in an hour; null for the default. */
  readonly hourlyAllowance: number | null;
  /** Whether the most-opened pages are computed in advance. */
  readonly doesReadyPages: boolean;
  /** The identity provider; null if nobody signs in. */
  readonly provider: ProviderSettings | null;
  readonly mail: MailSettings;
  /**
   * Whether made-up data may be served: always, except in production, where the operator has to
   * allow this.
   */
  readonly doesAllowDemonstration: boolean;
}

/**
 * @param clone the folder of this clone
 * @throws Refusal that names every invalid variable
 */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
  clone: string,
): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(given);
  if (error) throw new Refusal(error.issues.map(({ message }) => message).join('\n'));
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    databaseReadUrls: readStandbys(data),
    host: data.HOST,
    port: data.PORT,
    today: data.STRONGHOLD_TODAY ?? null,
    stateFolder: path.resolve(clone, data.STRONGHOLD_STATE ?? '.stronghold'),
    logLevel: data.LOG_LEVEL,
    publicUrl: data.PUBLIC_URL === undefined ? null : new URL(data.PUBLIC_URL).origin,
    trustedProxies: data.TRUSTED_PROXIES,
    hourlyAllowance: data.HOURLY_ALLOWANCE,
    doesReadyPages: data.READY_PAGES !== 'no',
    provider: readProvider(data),
    mail: readMail(data),
    doesAllowDemonstration:
      data.NODE_ENV !== 'production' || data.STRONGHOLD_ALLOW_DEMONSTRATION === 'yes',
  };
}

/** @throws Refusal that shows no password */
function readStandbys({
  DATABASE_URL: primary,
  DATABASE_READ_URLS: standbys,
}: Pick<z.infer<typeof environment>, 'DATABASE_URL' | 'DATABASE_READ_URLS'>): readonly string[] {
  if (standbys.length === 0) return standbys;
  if (primary === undefined || !URL.canParse(primary)) {
    throw new Refusal(
      'DATABASE_READ_URLS names standbys, and DATABASE_URL does not name their primary. Set DATABASE_URL too, or leave DATABASE_READ_URLS unset.',
    );
  }
  const loginOf = (url: string) => {
    const { protocol, username, password, pathname } = new URL(url);
    return [protocol.replace('postgresql:', 'postgres:'), username, password, pathname].join('\n');
  };
  const isStandby = (url: string) => URL.canParse(url) && loginOf(url) === loginOf(primary);
  if (!standbys.every(isStandby)) {
    throw new Refusal(
      'DATABASE_READ_URLS must be a list of addresses of standbys, separated by commas, each with the same user, password and database as DATABASE_URL, because a standby is a copy of its primary: DATABASE_READ_URLS=postgres://user:password@standby:5432/database. Write a comma in a password as %2C.',
    );
  }
  return standbys;
}

const ofProvider = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'PUBLIC_URL'] as const;

function readProvider(
  data: Readonly<
    Partial<
      Record<
        (typeof ofProvider)[number] | 'OIDC_REQUIRE_ACR' | 'OIDC_REQUIRE_AMR',
        string | undefined
      >
    >
  >,
): ProviderSettings | null {
  const { OIDC_REQUIRE_ACR: acr, OIDC_REQUIRE_AMR: amr } = data;
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    PUBLIC_URL: publicUrl,
  } = data;
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) {
    // A second factor that is required but not checked would be falsely trusted.
    if (acr === undefined && amr === undefined) return null;
    throw new Refusal(
      'OIDC_REQUIRE_ACR and OIDC_REQUIRE_AMR are used only if people sign in, and OIDC_ISSUER is not set. Set OIDC_ISSUER too, or remove them.',
    );
  }
  if (
    issuer === undefined ||
    clientId === undefined ||
    clientSecret === undefined ||
    publicUrl === undefined
  ) {
    const missing = ofProvider.filter((name) => data[name] === undefined);
    throw new Refusal(
      `Signing in needs ${ofProvider.join(', ')} together, and ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set. Set those too, or remove all that begin with OIDC.`,
    );
  }
  const factors = { acr: readWords(acr), amr: readWords(amr) };
  return { issuer, clientId, clientSecret, publicUrl: new URL(publicUrl).origin, factors };
}

/** The words of a text, separated by commas or spaces. */
function readWords(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * Whether a text is an IP address, or a range such as 10.1.0.0/16. A range of all addresses is
 * refused, because it would trust every caller.
 */
function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return (
    /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128)
  );
}

/** Whether an address uses TLS, or does not leave this machine. */
export function isSafeUrl(text: string, { isBare }: { readonly isBare: boolean }): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(text);
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, '')));
  return isSafe && search + hash + username === '' && (!isBare || pathname === '/');
}

/**
 * A sentence that says why a server may not start with these settings on this installation; null if
 * it may start.
 */
export function refuseToServe(
  {
    host,
    provider,
    doesAllowDemonstration,
  }: Pick<Settings, 'host' | 'provider' | 'doesAllowDemonstration'>,
  { isDemonstration }: { readonly isDemonstration: boolean },
): string | null {
  if (isDemonstration && !doesAllowDemonstration) {
    return 'NODE_ENV=production, and this database holds a made-up partnership. Set DATABASE_URL or STRONGHOLD_STATE to another one, or, if this is what you want, set STRONGHOLD_ALLOW_DEMONSTRATION=yes.';
  }
  if (provider === null && !isLoopback(host)) {
    return `HOST=${host} would let other machines in, and nobody has to sign in: anybody who reaches the address would be its administrator. Leave HOST unset to serve this machine only, or set up signing in with OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL (docs/operations.md).`;
  }
  return null;
}

/** The options of `npm start --`. */
export interface StartArguments {
  /** Whether to discard the embedded data and start again. */
  readonly isFresh: boolean;
  /** Whether to start without demonstration data. */
  readonly isEmpty: boolean;
}

/** Parses the words after `npm start --`; an unknown word gives a refusal. */
export function readStartArguments(
  words: readonly string[],
):
  | { readonly ok: true; readonly value: StartArguments }
  | { readonly ok: false; readonly sentence: string } {
  const unknown = words.find((word) => word !== '--fresh' && word !== '--empty');
  if (unknown !== undefined) {
    return {
      ok: false,
      sentence: `npm start does not accept "${unknown}". Use --fresh to start again and --empty to start without demonstration data: npm start -- --fresh`,
    };
  }
  return {
    ok: true,
    value: { isFresh: words.includes('--fresh'), isEmpty: words.includes('--empty') },
  };
}
