import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { aGrant } from './change-log.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';
import type { TestDatabase } from './test-database.js';

const [TVP, RBC] = [1, 11];

/** The ids of the people whose access tests change, and the browsers that three of them signed in. */
export interface AccessSeats {
  readonly people: {
    readonly police: string;
    readonly council: string;
    readonly analyst: string;
    readonly detective: string;
  };
  readonly police: Browser;
  readonly council: Browser;
  readonly analyst: Browser;
}

/** Builds a server at which people sign in through a provider. */
export function buildAccessApp(test: TestDatabase): Promise<FastifyInstance> {
  return buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
}

/**
 * Deletes everybody with everything that they saved, and adds the people of these tests: an
 * administrator of the police and a council, one of the council only, an analyst of the council and
 * a cleared detective.
 */
export async function seatPeople(app: FastifyInstance, test: TestDatabase): Promise<AccessSeats> {
  await test.asOwner(
    'TRUNCATE person, identity, access_grant, claim_rule, session, api_token, saved_query, my_page CASCADE',
  );
  const people = {
    police: await addPerson(test, {
      name: 'Police administrator',
      grants: [
        aGrant({ role: 'ADMINISTRATOR', agencyIds: [TVP, RBC], marking: 'OFFICIAL_SENSITIVE' }),
      ],
    }),
    council: await addPerson(test, {
      name: 'Council administrator',
      grants: [aGrant({ role: 'ADMINISTRATOR' })],
    }),
    analyst: await addPerson(test, { name: 'Council analyst', grants: [aGrant({})] }),
    detective: await addPerson(test, {
      name: 'Detective',
      grants: [aGrant({ agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' })],
    }),
  };
  return {
    people,
    police: await signedIn(app, test, people.police),
    council: await signedIn(app, test, people.council),
    analyst: await signedIn(app, test, people.analyst),
  };
}

type Mutation = readonly [
  field: string,
  input: Readonly<Record<string, unknown>>,
  selection: string,
];

/** A mutation as somebody, with the wanted part of its payload. */
export async function changeAccess(
  browser: Browser | undefined,
  ...[field, input, selection]: Mutation
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} problems { message field } } }`;
  const { data, errors } = (await browser?.ask(document, { input })) ?? {};
  expect(errors).toEqual([]);
  return data[field];
}

/** The fields of a person in the payloads of these tests. */
export const PERSON =
  'person { id name agency { code } isActive grants { id role agencies { code } marking sentence grantedBy isFromClaim } }';
