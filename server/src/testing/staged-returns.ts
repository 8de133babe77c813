import type { FastifyInstance } from 'fastify';

import type { Role } from '#domain/access/grant.js';

import type { Json } from './api-client.js';
import type { Browser } from './browser.js';
import { addReferenceData } from './reference-data.js';
import { addPerson, signedIn, TEST_ORIGIN } from './signed-in.js';
import { buildTestApp } from './test-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

/** The id of Reading Borough Council, for which tests stage returns. */
export const RBC = 11;

/** A server on which people sign in, with a separate database. */
export interface StagingServer {
  readonly test: TestDatabase;
  readonly app: FastifyInstance;
  /** Signs in a new person with a role at an agency, up to OFFICIAL. */
  readonly join: (name: string, role: Role, agencyId: number) => Promise<Browser>;
  /** The browser of a person who may send returns for RBC. */
  readonly sender: Browser;
  readonly close: () => Promise<void>;
}

/**
 * Starts a server with a sender of returns.
 *
 * @param settings settings of the server that differ from the usual ones
 */
export async function startStagingServer(
  settings: Parameters<typeof buildTestApp>[1] = {},
): Promise<StagingServer> {
  const test = await createTestDatabase();
  await addReferenceData(test);
  const app = await buildTestApp(test, {
    ...{ signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN },
    ...settings,
  });
  const join = async (name: string, role: Role, agencyId: number) => {
    const grants = [{ role, agencyIds: [agencyId], areaCodes: [], marking: 'OFFICIAL' as const }];
    return signedIn(app, test, await addPerson(test, { name, grants }));
  };
  const close = async () => {
    await app.close();
    await test.close();
  };
  return { test, app, join, sender: await join('Data manager', 'CONTRIBUTOR', RBC), close };
}

/** Sends a return of referrals for RBC, and returns the last line of the server’s answer. */
export async function sendReferrals(
  by: Browser,
  content: string | Buffer,
  parts = 'stage=yes',
): Promise<Json> {
  const { body } = await by.sendFile(`/import/returns/referrals?agency=RBC&${parts}`, content);
  return JSON.parse(body.trim().split('\n').at(-1) ?? '');
}

/** Reads fields of a staged return; null if the person may not see it. */
export async function readStagedFields(by: Browser, id: string, fields: string): Promise<Json> {
  const query = `query ($id: ID!) { stagedReturn(id: $id) { ${fields} } }`;
  return (await by.ask(query, { id })).data.stagedReturn;
}

/** A change to a staged return, and the fields to read after it. */
interface StagedChange {
  /** The mutation, such as `correctCell`. */
  readonly field: string;
  readonly input: Json;
  readonly fields: string;
}

/** Changes a staged return; returns the code of the error if the whole change is refused. */
export async function changeStagedReturn(
  by: Browser,
  { field, input, fields }: StagedChange,
): Promise<Json> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const { data, errors } = await by.ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { staged { ${fields} } problems { message } } }`,
    { input },
  );
  return errors.length > 0 ? errors[0].extensions.code : data[field];
}
