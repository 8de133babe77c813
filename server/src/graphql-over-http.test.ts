import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage, type RequestOptions } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

import type { FastifyInstance } from 'fastify';
import { serverAudits } from 'graphql-http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { insertSession } from '#features/people/session.store.js';
import { createClock } from '#platform/clock.js';
import { addReferenceData } from '#testing/reference-data.js';
import { addPerson } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { buildApp } from './app.js';

const RBC = 11;
/** A header that another site can add only after a preflight request. */
const asked = { 'apollo-require-preflight': 'yes' };

let test: TestDatabase;
let webFolder: string;
let app: FastifyInstance;
let address: string;
let cookie: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  webFolder = await mkdtemp(path.join(tmpdir(), 'stronghold-web-'));
  await writeFile(path.join(webFolder, 'index.html'), '<!doctype html><title>Stronghold</title>');
  app = await buildTestApp(test, { webFolder, signInMode: 'PROVIDER' });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  const grants = [
    { role: 'ANALYST', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  const personId = await addPerson(test, { name: 'Council analyst', grants });
  const begun = { personId, idToken: null, authenticatedAt: new Date(), former: null };
  const { secret } = await test.database.write((transaction) => insertSession(transaction, begun));
  cookie = `stronghold-session-${new URL(address).port}=${secret}`;
});
afterAll(async () => {
  await app.close();
  await test.close();
  await rm(webFolder, { recursive: true });
});

async function auditAs(headers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const found: string[] = [];
  const audits = serverAudits({
    url: `${address}/graphql`,
    fetchFn: (url: string, options: RequestInit = {}) =>
      fetch(url, {
        ...options,
        headers: [...new Headers(options.headers), ...Object.entries(headers)],
      }),
  });
  for (const { id, name, fn } of audits) {
    const result = await fn();
    const reason = result.status === 'ok' ? 'ok' : result.reason;
    found.push(`${id} ${name}: ${reason}`);
  }
  return found;
}

const failedOf = (audits: readonly string[]) => audits.filter((audit) => !audit.endsWith(': ok'));

describe('GraphQL over HTTP', () => {
  it('passes all its audits for somebody who is signed in', async () => {
    const audits = await auditAs({ ...asked, cookie });
    expect(failedOf(audits)).toEqual([]);
    expect(audits).toHaveLength(61);
  });

  it('passes its audits for somebody who is not signed in', async () => {
    expect(failedOf(await auditAs({})).filter((audit) => !/^\w{4} MAY /.test(audit))).toEqual([]);
  });
});

const askByGet = (
  parameters: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = asked,
) =>
  app.inject({
    url: `/graphql?${new URLSearchParams(parameters).toString()}`,
    headers: { host: new URL(address).host, cookie, ...headers },
  });
const post = (payload: object, headers: Readonly<Record<string, string>> = {}) =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    payload,
    headers: { host: new URL(address).host, ...headers },
  });

describe('a question by GET', () => {
  const query = 'query Named($key: MeasureKey!) { measure(key: $key) { name } }';
  const variables = JSON.stringify({ key: 'reports' });

  it('is answered as by POST, and not cached on the way', async () => {
    const response = await askByGet({ query, variables, operationName: 'Named' });
    expect(response.json().data).toEqual({ measure: { name: 'Reports received' } });
    expect(response.headers['cache-control']).toBe('no-store');
    expect(
      (await askByGet({ query, variables }, { 'content-type': 'application/json' })).statusCode,
    ).toBe(200);
  });

  it.each([
    { what: 'as a link', headers: { accept: 'text/html' } },
    { what: 'with only an accept header', headers: { accept: 'application/json' } },
    {
      what: 'under the newer media type',
      headers: { accept: 'application/graphql-response+json' },
    },
    {
      what: 'as a form',
      headers: { ...asked, 'content-type': 'application/x-www-form-urlencoded' },
    },
    { what: 'as plain text', headers: { 'content-type': 'text/plain' } },
  ])('is not answered $what, because another site could send it', async ({ headers }) => {
    const response = await askByGet({ query, variables }, headers);
    expect(response.statusCode).toBeGreaterThanOrEqual(400);
    expect(response.statusCode).toBeLessThan(500);
    expect(response.json().data).toBeUndefined();
  });

  it('changes nothing, for any selected operation of the document', async () => {
    const change = 'mutation Change { endSessions(input: {}) { ended } }';
    const documents = [
      { query: change },
      { query: `${change} query Other { __typename }`, operationName: 'Change' },
    ];
    for (const parameters of documents) {
      const response = await askByGet(parameters);
      expect(response.statusCode).toBe(405);
      expect(response.headers.allow).toBe('POST');
    }
    expect((await askByGet({ query: '{ viewer { name } }' })).json().data.viewer.name).toBe(
      'Council analyst',
    );
  });

  it('is not answered by HEAD', async () => {
    expect(
      (await app.inject({ method: 'HEAD', url: '/graphql?query={__typename}', headers: asked }))
        .statusCode,
    ).toBe(404);
  });

  it.each([
    'query={__typename}&query={__typename}',
    'query={__typename}&variables=[',
    'variables={}',
    '',
  ])('that cannot be read is not a server fault: %s', async (search) => {
    const response = await app.inject({ url: `/graphql?${search}`, headers: asked });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].extensions.code).toBe('BAD_REQUEST');
  });
});

/** The status of the response to a raw request. */
async function statusOf(options: RequestOptions): Promise<number | undefined> {
  const [response]: IncomingMessage[] = await once(get(address, options), 'response');
  response?.resume();
  return response?.statusCode;
}

describe('an unreadable request', () => {
  it.each(['//[', '//', '/\\[', '/%'])('is not a server fault at %s', async (written) => {
    for (const accept of ['*/*', 'text/html'])
      expect(await statusOf({ path: written, headers: { ...asked, accept } })).toBeOneOf([
        400, 404,
      ]);
  });

  it('is not a server fault under an invalid host', async () => {
    expect(
      await statusOf({ path: '/graphql?query={__typename}', headers: { ...asked, host: '[' } }),
    ).toBe(400);
  });

  it('is refused with two hosts, because a proxy may use the other host', async () => {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write(
      'GET /healthz HTTP/1.1\r\nhost: localhost\r\nHost: elsewhere.example\r\nconnection: close\r\n\r\n',
    );
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each([
    { version: 1, sha256Hash: '0'.repeat(64) },
    { version: 2, sha256Hash: '0'.repeat(64) },
    { version: 1, sha256Hash: { toString: 1 } },
    { version: 1 },
  ])('is not a server fault if a hash stands for a question: %j', async (persistedQuery) => {
    for (const query of ['{ __typename }', undefined]) {
      const response = await post({ query, extensions: { persistedQuery } });
      expect(response.statusCode).toBe(400);
      expect(response.json().errors).toEqual([
        {
          message: 'PersistedQueryNotSupported',
          extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
        },
      ]);
    }
  });
});

describe('somebody without credentials', () => {
  const describing = [
    { query: '{ __schema { types { name } } }' },
    { query: '{ __type(name: "Query") { fields { name } } }' },
    {
      query: 'query ($name: String!) { __type(name: $name) { name } }',
      variables: { name: 'Report' },
    },
    {
      query:
        'query ($name: String! = "Report") { viewer { name } ...A } fragment A on Query { b: __type(name: $name) { name } }',
    },
  ];

  it.each(describing)('cannot read the schema: $query', async (question) => {
    const response = await post(question);
    expect(response.statusCode).toBe(403);
    expect(response.json().data).toBeUndefined();
    expect(response.json().errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await post(question, { cookie })).json().errors).toBeUndefined();
  });

  it('is told if their token is invalid', async () => {
    const response = await post(
      { query: '{ __schema { types { name } } }' },
      { authorization: 'Bearer stronghold_wrong' },
    );
    expect(response.statusCode).toBe(401);
    expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
  });

  it.each([
    { what: 'a field', query: '{ report }' },
    { what: 'an argument', query: '{ measure(keys: reports) { name } }' },
    { what: 'a value', query: '{ measure(key: report) { name } }' },
    {
      what: 'a value of a variable',
      query: 'query ($key: MeasureKey!) { measure(key: $key) { name } }',
      variables: { key: 'report' },
    },
    { what: 'a type', query: 'query ($key: MeasureKeys!) { measure(key: $key) { name } }' },
    { what: 'a field with a long name', query: `{ ${'report'.repeat(3)} }` },
    { what: 'a directive', query: '{ viewer @includes(if: true) { name } }' },
  ])('is not offered the name of $what', async ({ query, variables = {} }) => {
    const told = (await post({ query, variables })).json().errors[0].message;
    expect(told).not.toMatch(/did you mean/i);
    expect(told).toMatch(/[."]$/);
  });

  it('gets less help than somebody signed in, who is offered the name', async () => {
    expect((await post({ query: '{ report }' }, { cookie })).json().errors[0].message).toMatch(
      /Did you mean "reports"/,
    );
  });
});

it.each(['/graphql', '/healthz', '/nothing', '/export/log.csv', '/sign-in'])(
  'lets nobody cache an answer at %s for others',
  async (url) => {
    expect((await app.inject({ url })).headers['cache-control']).toMatch(/no-store|private/);
    expect((await post({ query: '{ viewer { name } }' })).headers['cache-control']).toBe(
      'no-store',
    );
  },
);

it('closes a silent connection, and a connection beyond the limit', async () => {
  const { database } = test;
  const parts = {
    database,
    clock: createClock('2026-11-24'),
    logger: pino({ level: 'silent' }),
    webFolder: null,
  } as const;
  const hasty = await buildApp({
    ...parts,
    connections: { requestTimeoutMs: 400, checkEveryMs: 20, maxOfAddress: 1 },
  });
  const { port } = new URL(await hasty.listen({ host: '127.0.0.1', port: 0 }));
  const [first, second] = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')];
  expect(await text(second)).toBe('');
  expect(await text(first)).toMatch(/^HTTP\/1\.1 408 /);
  await hasty.close();
});
