import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { SignInMode } from '#domain/access/sign-in-mode.js';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { createPartnership, type TestPartnership } from './partnership.js';
import { sentReports } from './sent-rows.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';

const [TVP, RBC] = [1, 11];
const TODAY = '2026-11-24';

/** The mutation that makes a token. */
export const CREATE = `mutation ($input: CreateTokenInput!) {
  createToken(input: $input) { secret token { id name scopes createdAt expiresAt lastUsedAt } problems { message field } } }`;
/** The mutation that ends a token. */
export const REVOKE =
  'mutation ($id: ID!) { revokeToken(input: { id: $id }) { revoked problems { message field } } }';
/** A question that a token needs the scope FIGURES for. */
export const FIGURES = '{ figures { totals { reports { value } } } }';

/** The people who make and end tokens, and the browsers in which they have just signed in. */
export interface TokenOwners {
  /** Their ids. */
  readonly people: {
    readonly analyst: string;
    readonly detective: string;
    readonly administrator: string;
    readonly elsewhere: string;
  };
  /** An analyst of a council. */
  readonly analyst: Browser;
  /** A cleared analyst of the police. */
  readonly detective: Browser;
  /** The administrator of the council. */
  readonly administrator: Browser;
  /** The administrator of the police. */
  readonly elsewhere: Browser;
}

/** Servers on one database with two reports, at which people and programs with tokens ask. */
export interface TokenTrial {
  readonly partnership: TestPartnership;
  /** A server on which people sign in. */
  readonly app: FastifyInstance;
  /** A server on which a request without credentials is the local administrator’s. */
  readonly alone: FastifyInstance;
  /** Deletes all people with their tokens, and the log, and adds the owners. */
  readonly begin: () => Promise<TokenOwners>;
  /** Makes a token in a person’s browser, by default with every scope, and returns the payload. */
  readonly make: (
    browser: Browser | undefined,
    input?: Readonly<Record<string, unknown>>,
  ) => Promise<Json>;
  /** Asks as a program does, by default on the server on which people sign in. */
  readonly ask: (
    authorization: string,
    query: string,
    sent?: { readonly to?: FastifyInstance; readonly cookie?: string },
  ) => Promise<{ readonly data: Json; readonly errors: Json }>;
  readonly close: () => Promise<void>;
}

/** Starts both servers on their own database. Nobody is there before `begin`. */
export async function startTokenTrial(): Promise<TokenTrial> {
  const partnership = await createPartnership({
    sent: [{ on: '2025-07-10', rows: [...sentReports('TVP', [{}]), ...sentReports('RBC', [{}])] }],
    today: TODAY,
  });
  const { test } = partnership;
  const build = (signInMode: SignInMode) =>
    buildTestApp(test, { signInMode, publicUrl: TEST_ORIGIN });
  const app = await build('PROVIDER');
  const alone = await build('THIS_MACHINE');
  return {
    partnership,
    app,
    alone,
    begin: () => addOwners(partnership, app),
    make,
    ask: async (authorization, query, { to = app, cookie = '' } = {}) => {
      const { host } = new URL(TEST_ORIGIN);
      const headers = { host, authorization, ...(cookie ? { cookie } : {}) };
      const response = await to.inject({
        method: 'POST',
        url: '/graphql',
        headers,
        payload: { query },
      });
      const { data, errors = [] } = response.json();
      return { data, errors };
    },
    close: async () => {
      await app.close();
      await alone.close();
      await partnership.close();
    },
  };
}

async function addOwners({ test }: TestPartnership, app: FastifyInstance): Promise<TokenOwners> {
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, audit_entry, audit_head, saved_query, my_page CASCADE',
  );
  const add = (name: string, grant: Pick<Grant, 'role' | 'agencyIds' | 'marking'>) =>
    addPerson(test, { name, grants: [{ ...grant, areaCodes: [] }] });
  const people = {
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
  return {
    people,
    analyst: await signedIn(app, test, people.analyst),
    detective: await signedIn(app, test, people.detective),
    administrator: await signedIn(app, test, people.administrator),
    elsewhere: await signedIn(app, test, people.elsewhere),
  };
}

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
