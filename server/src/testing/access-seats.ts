import type { FastifyInstance } from 'fastify';
import { expect } from 'vitest';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { aGrant } from './change-log.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const [TVP, RBC] = [1, 11];

/**
 * The ids of the people whose access tests change, and the browsers in which three of them are
 * signed in.
 */
interface Seats {
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

/** A server on which people sign in through a provider, and its database. */
interface Opened {
  readonly test: TestDatabase;
  readonly app: FastifyInstance;
}

function buildAccessApp(test: TestDatabase): Promise<FastifyInstance> {
  return buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
}

/** People whose access tests change, on a separate server. */
export class AccessTest {
  #opened: Opened | null = null;
  #seats: Seats | null = null;

  async open(): Promise<void> {
    const test = await createTestDatabase();
    this.#opened = { test, app: await buildAccessApp(test) };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.test.close();
  }

  /** Builds another server with the same data. */
  buildApp(): Promise<FastifyInstance> {
    return buildAccessApp(this.test);
  }

  get test(): TestDatabase {
    return this.opened.test;
  }

  get app(): FastifyInstance {
    return this.opened.app;
  }

  get people(): Seats['people'] {
    return this.seats.people;
  }

  get police(): Browser {
    return this.seats.police;
  }

  get council(): Browser {
    return this.seats.council;
  }

  get analyst(): Browser {
    return this.seats.analyst;
  }

  /**
   * Deletes all people with the rows they saved, and adds the people of these tests: an
   * administrator of the police and a council, an administrator of the council only, an analyst of
   * the council and a cleared detective.
   */
  async begin(): Promise<void> {
    const { test, app } = this;
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
    this.#seats = {
      people,
      police: await signedIn(app, test, people.police),
      council: await signedIn(app, test, people.council),
      analyst: await signedIn(app, test, people.analyst),
    };
  }

  private get opened() {
    if (this.#opened === null) throw new Error('The server is not started');
    return this.#opened;
  }

  private get seats() {
    if (this.#seats === null) throw new Error('Nobody has been let in');
    return this.#seats;
  }
}

type Mutation = readonly [
  field: string,
  input: Readonly<Record<string, unknown>>,
  selection: string,
];

/** Performs a mutation in a person's browser, and returns the selected part of the payload. */
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
