import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertToken } from '#features/people/token.store.js';
import { Database } from '#platform/database.js';
import { type CutDatabase, cutDatabase } from '#testing/cut-connection.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

const FIGURES = '{ figures { totals { reports { value } } } }';

let test: TestDatabase;
let address: CutDatabase;
let database: Database;
let app: FastifyInstance;
let token = '';
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  const grants = [{ role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL' }] as const;
  const personId = await addPerson(test, { name: 'Analyst', grants });
  const made = { personId, name: 'Excel', scopes: ['FIGURES'], days: 9 } as const;
  token = (await test.database.write((transaction) => insertToken(transaction, made))).secret;
  address = await cutDatabase(test.ownerUrl);
  database = new Database(address.url, {
    maxConnections: 4,
    callMachine: () => address.answersCall(),
  });
  app = await buildTestApp({ database }, { doesHoldRollups: false, doesKeepAnswers: false });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await address.close();
  await test.close();
});

const question = { method: 'POST', url: '/graphql', payload: { query: FIGURES } } as const;
const requests = {
  'a question': question,
  'a question with a token': { ...question, isByToken: true },
  'a file of figures': {
    method: 'GET',
    url: `/export/figures.csv?question=${encodeURIComponent('{"measures":["reports"],"by":["QUARTER"]}')}`,
  },
  'a long question for a file of figures': {
    method: 'POST',
    url: '/export/figures.csv',
    payload: { measures: ['reports'], by: ['QUARTER'] },
    isByToken: true,
  },
  'a file of records': { method: 'GET', url: '/export/records/reports.csv?reason=Looking' },
  'a return': { method: 'POST', url: '/import/returns/referrals?agency=TVP' },
} as const;

/** The requests that the quick run makes while the network to the database is cut. */
const ofCut = ['a question with a token', 'a file of records', 'a return'];

/**
 * Far below the half minute that a request may wait for a connection. On a machine that is not
 * overloaded it takes less than two seconds.
 */
const SOON_MS = 10_000;

const answerQuestion = async () => {
  const { statusCode, body } = await app.inject(question);
  return [statusCode, JSON.parse(body).errors];
};

describe.each([
  { how: 'isAway', says: 'refuses connections' },
  { how: 'isSilent', says: 'says nothing' },
  { how: 'isCut', says: 'says nothing on any connection, because the network is cut' },
] as const)('while the database $says', ({ how }) => {
  // The quick run also makes all requests while the database is away or silent.
  const made = Object.entries(requests).filter(
    ([what]) => isDeep || how !== 'isCut' || ofCut.includes(what),
  );
  it.each(made)('%s is refused promptly, with a time to try again', async (_what, request) => {
    expect(await answerQuestion()).toEqual([200, undefined]);
    address[how] = true;
    // Existing connections end, unless the network is cut.
    if (how !== 'isCut') address.leadTo(test.ownerUrl);
    const began = performance.now();
    const { statusCode, headers, body } = await app.inject({
      ...request,
      headers: 'isByToken' in request ? { authorization: `Bearer ${token}` } : {},
    });
    expect(performance.now() - began).toBeLessThan(SOON_MS);
    expect(body).toContain('The database is not responding at the moment.');
    expect(statusCode).toBe(503);
    expect(headers['retry-after']).toBe('5');
    // The server recovers without a restart.
    address[how] = false;
    await expect.poll(answerQuestion, { timeout: SOON_MS }).toEqual([200, undefined]);
  });

  // A database that accepts connections and says nothing may just be overloaded: people queue.
  it.runIf(how !== 'isSilent')('nobody waits for a connection that others wait for', async () => {
    expect(await answerQuestion()).toEqual([200, undefined]);
    address[how] = true;
    if (how !== 'isCut') address.leadTo(test.ownerUrl);
    const began = performance.now();
    const statuses = Array.from(
      { length: 40 },
      async () => (await app.inject(question)).statusCode,
    );
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([503]));
    expect(performance.now() - began).toBeLessThan(SOON_MS);
    address[how] = false;
    await expect.poll(answerQuestion, { timeout: SOON_MS }).toEqual([200, undefined]);
  });
});
