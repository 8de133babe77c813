import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client/core';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { insertToken } from '#features/people/token.store.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReports } from '#testing/sent-rows.js';
import { addPerson, signedIn } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';

const TVP = 1;
const ELSEWHERE = 'https://graphiql.example';
const REPORTS = `query ($quarter: Quarter!) {
  figures(by: [CRIME_TYPE], where: { quarter: { in: [$quarter] } }) { id rows { key { crimeType } reports { value } } }
}`;
const variables = { quarter: '2026-27-Q2' };
const answered = { rows: [{ key: { crimeType: 'DRUGS' }, reports: { value: 2 } }] };

let partnership: TestPartnership;
let app: FastifyInstance;
let address: string;
let token: string;
let saved: string;
beforeAll(async () => {
  const rows = [{ received_on: '2026-08-01' }, { received_on: '2026-08-02' }].map((row) => ({
    ...row,
    crime_type: 'DRUGS',
  }));
  partnership = await createPartnership({
    sent: [{ on: '2026-11-01', rows: sentReports('TVP', rows) }],
  });
  const { test } = partnership;
  app = await buildTestApp(test, { signInMode: 'PROVIDER' });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
  const grants = [
    { role: 'ANALYST', agencyIds: [TVP], areaCodes: [], marking: 'OFFICIAL' },
  ] as const;
  const personId = await addPerson(test, { name: 'Analyst', grants });
  const made = { personId, name: 'Excel', scopes: ['FIGURES'], days: 9 } as const;
  token = (await test.database.write((transaction) => insertToken(transaction, made))).secret;
  const analyst = await signedIn(app, test, personId);
  const SAVE =
    'mutation ($input: SaveQueryInput!) { saveQuery(input: $input) { savedQuery { id } problems { message } } }';
  const { data } = await analyst.ask(SAVE, {
    input: {
      name: 'By crime type',
      text: REPORTS,
      variables: [{ name: 'quarter', quartersBack: 0 }],
    },
  });
  saved = `${address}/export/saved/${data.saveQuery.savedQuery.id}`;
}, 120_000);
afterAll(async () => {
  await app.close();
  await partnership.close();
});

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

const bearer = () => ({ authorization: `Bearer ${token}` });

describe('a question from another client', () => {
  it('works with graphql-request, which throws errors', async () => {
    const client = new GraphQLClient(`${address}/graphql`, { headers: bearer() });
    expect(await client.request(REPORTS, variables)).toMatchObject({ figures: answered });
    await expect(client.request('{ figures { totals { disruption { value } } } }')).rejects.toThrow(
      'Cannot query field "disruption"',
    );
  });

  it('works with Apollo Client, which caches the answer by its id', async () => {
    const cache = new InMemoryCache();
    const client = new ApolloClient({
      link: new HttpLink({ uri: `${address}/graphql`, headers: bearer() }),
      cache,
    });
    const query = gql(REPORTS);
    expect((await client.query({ query, variables })).data).toMatchObject({ figures: answered });
    expect(cache.readQuery({ query, variables })).toMatchObject({ figures: answered });
    client.stop();
  });

  it.runIf(inject('isDeep'))(
    'is typed by graphql-codegen from the introspected schema',
    async () => {
      const { generate } = await import('@graphql-codegen/cli');
      const schema = [{ [`${address}/graphql`]: { headers: bearer() } }];
      const documents = [REPORTS.replace('query', 'query Reports')];
      const written: unknown = await generate(
        {
          schema,
          documents,
          silent: true,
          generates: { 'types.ts': { plugins: ['typescript-operations'] } },
        },
        false,
      );
      expect(JSON.stringify(written)).toContain('export type ReportsQuery = ');
    },
  );
});

/** The system’s Python, with the system’s packages. */
const python = '/usr/bin/python3';
const run = promisify(execFile);
const has = (packages: string) =>
  run(python, ['-c', `import ${packages}`]).then(...[true, false].map((is) => () => is));
const [hasRequests, hasGql] = [await has('requests'), await has('gql, requests_toolbelt')];

describe('the Python on the page for analysts', () => {
  /** Runs the code block of the page that contains a word, next to a file with a question. */
  const runBlock = async (word: string): Promise<string> => {
    const page = await readFile(new URL('../../docs/analysts.md', import.meta.url), 'utf8');
    const block = [...page.matchAll(/^```python\n([^]*?)^```$/gm)]
      .map(([, code = '']) => code)
      .find((code) => code.includes(word));
    if (block === undefined) throw new Error(`No Python of the page has ${word}`);
    const folder = await mkdtemp(path.join(tmpdir(), 'stronghold-python-'));
    try {
      await writeFile(path.join(folder, 'question.graphql'), REPORTS);
      const env = { ...process.env, STRONGHOLD: address, STRONGHOLD_TOKEN: token };
      return (await run(python, ['-c', block], { cwd: folder, env, timeout: 60_000 })).stdout;
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it.runIf(hasRequests)('asks its question with requests', async () => {
    expect(await runBlock('import os, pathlib, requests')).toContain(
      "{'key': {'crimeType': 'DRUGS'}, 'reports': {'value': 2}}",
    );
  });

  it.runIf(hasGql)('asks its question with gql, which reads the schema first', async () => {
    expect(await runBlock('from gql import')).toMatch(
      /^\{'figures': \{'totals': \{'reports': \{'value': 2, 'text': '2', 'flags': \[/,
    );
  });
});

describe('GraphiQL on another site', () => {
  /**
   * Asks as a browser does for another site: first a preflight request, then the question with the
   * headers that are allowed.
   */
  const fromElsewhere = async (
    url: string | URL | Request,
    options: RequestInit = {},
  ): Promise<Response> => {
    const sent = new Headers(options.headers);
    const asking = {
      origin: ELSEWHERE,
      'access-control-request-method': 'POST',
      'access-control-request-headers': [...sent.keys()].join(','),
    };
    const told = (await fetch(url, { method: 'OPTIONS', headers: asking })).headers;
    const allowed = told.get('access-control-allow-headers')?.split(', ') ?? [];
    if (
      told.get('access-control-allow-origin') !== ELSEWHERE ||
      ![...sent.keys()].every((name) => allowed.includes(name))
    )
      throw new Error('The browser does not send it');
    const answer = await fetch(url, {
      ...options,
      headers: { ...Object.fromEntries(sent), origin: ELSEWHERE, 'sec-fetch-site': 'cross-site' },
    });
    if (answer.headers.get('access-control-allow-origin') !== ELSEWHERE)
      throw new Error('The browser shows nothing of it');
    return answer;
  };

  /** The first part of an answer, which GraphiQL shows before later parts arrive. */
  const first = async (asked: unknown): Promise<unknown> => {
    const parts = await asked;
    return isIterable(parts) ? (await parts[Symbol.asyncIterator]().next()).value : parts;
  };

  it('reads the schema and asks a question, with a token', async () => {
    const ask = createGraphiQLFetcher({
      url: `${address}/graphql`,
      fetch: fromElsewhere,
      headers: bearer(),
    });
    const described = await first(
      ask({ query: getIntrospectionQuery(), operationName: 'IntrospectionQuery' }),
    );
    expect(buildClientSchema(Object(described).data).getQueryType()?.getFields()).toHaveProperty(
      'figures',
    );
    expect(await first(ask({ query: REPORTS, variables }))).toMatchObject({
      data: { figures: answered },
    });
  });

  it('learns nothing without a token, by any method', async () => {
    const ask = createGraphiQLFetcher({ url: `${address}/graphql`, fetch: fromElsewhere });
    await expect(first(ask({ query: REPORTS, variables }))).rejects.toThrow('does not send it');
    const headers = { origin: ELSEWHERE, 'content-type': 'application/json' };
    const search = new URLSearchParams({ query: '{ viewer { name } }' }).toString();
    for (const [path, method] of [
      ['/graphql', 'POST'],
      [`/graphql?${search}`, 'GET'],
    ] as const) {
      const answer = await fetch(`${address}${path}`, {
        method,
        headers,
        ...(method === 'POST' ? { body: '{"query":"{ viewer { name } }"}' } : {}),
      });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([
        403,
        null,
      ]);
    }
  });

  it('reaches no other address, with a token or without', async () => {
    const { status, headers } = await fetch(`${saved}.json`, {
      headers: { ...bearer(), origin: ELSEWHERE },
    });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
    const asking = {
      origin: ELSEWHERE,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization',
    };
    for (const url of [`${address}/graphql`, `${saved}.json`])
      expect(
        (await fetch(url, { method: 'OPTIONS', headers: asking })).headers.get(
          'access-control-allow-origin',
        ),
      ).toBeNull();
  });
});

describe('a spreadsheet', () => {
  /**
   * The headers of Power Query: a name and a password from the start, no `Accept`, and no custom
   * headers.
   */
  const asMashup = (password = token) => ({
    authorization: `Basic ${Buffer.from(`token:${password}`).toString('base64')}`,
    'user-agent': 'Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)',
    'accept-encoding': 'gzip, deflate',
  });

  it('reads the address of a saved question with Basic authentication, and gets the table unchanged', async () => {
    const answer = await fetch(`${saved}.csv?plain=yes&quarter=2026-27-Q2`, {
      headers: asMashup(),
      redirect: 'error',
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(parse(await answer.text(), { bom: true, columns: true })).toMatchObject([
      { reports: '2' },
    ]);
    const part = await fetch(`${saved}.csv?plain=yes`, {
      headers: { ...asMashup(), range: 'bytes=0-9' },
    });
    expect(part.status).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(
      await (await fetch(`${saved}.xlsx`, { headers: asMashup() })).arrayBuffer(),
    );
    expect(workbook.getWorksheet('Figures')?.getColumn(2).values).toContain('Drugs');
  });

  it('reads other answers as JSON by GET, with a password', async () => {
    const search = new URLSearchParams({
      query: REPORTS,
      variables: JSON.stringify(variables),
    }).toString();
    const answer = await fetch(`${address}/graphql?${search}`, {
      headers: { ...asMashup(), 'content-type': 'application/json' },
    });
    expect(await answer.json()).toMatchObject({ data: { figures: answered } });
  });

  it.each([
    { what: 'nothing', headers: {}, status: 403 },
    { what: 'a token that has ended', headers: asMashup('x'), status: 401 },
  ])(
    'is asked to authenticate if it sends $what, and is not redirected',
    async ({ headers, status }) => {
      const answer = await fetch(`${saved}.csv?plain=yes`, { headers, redirect: 'manual' });
      expect(answer.status).toBe(status);
    },
  );
});
