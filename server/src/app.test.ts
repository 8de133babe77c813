import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { buildApp } from '#app.js';
import { createClock } from '#platform/clock.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let app: FastifyInstance;
let webFolder: string;
const logged: string[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  webFolder = await mkdtemp(path.join(tmpdir(), 'stronghold-web-'));
  await writeFile(path.join(webFolder, 'index.html'), '<!doctype html><title>Stronghold</title>');
  const logger = pino({ level: 'info' }, { write: (line: string) => logged.push(line) });
  app = await buildApp({ database: test.database, clock: createClock('2026-11-24'), logger, webFolder });
});
afterAll(async () => {
  await app.close();
  await test.drop();
  await rm(webFolder, { recursive: true });
});

async function post(payload: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });
  return { status: response.statusCode, answer: response.json() };
}

describe('the server', () => {
  it('says that it is there, and whether the database answers', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('answers the same page under every address of the application, with a policy that lets nothing in from outside', async () => {
    for (const url of ['/', '/safeguarding?area=E06000038', '/measures/nrmReferrals']) {
      const page = await app.inject({ url, headers: { accept: 'text/html' } });
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain('<title>Stronghold</title>');
      expect(page.headers['cache-control']).toBe('no-cache');
      expect(page.headers['content-security-policy']).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';base-uri 'none';form-action 'self';frame-ancestors 'none'",
      );
    }
  });

  it.each(['/assets/gone.js', '/nothing', '/../package.json', '/%2e%2e/package.json'])('has nothing at %s', async (url) => {
    expect((await app.inject({ url, headers: { accept: '*/*' } })).statusCode).toBe(404);
  });

  it('keeps the reason of a fault to itself and gives a reference that the log has too', async () => {
    await test.asOwner('ALTER TABLE referral RENAME TO hidden');
    const { answer, status } = await post({ query: '{ figures { totals { referrals { value } } } }' });
    await test.asOwner('ALTER TABLE hidden RENAME TO referral');

    expect(status).toBe(200);
    const [error] = answer.errors;
    expect(error.message).toMatch(/^Something went wrong on our side\..* this reference: [0-9a-f]{8}\.$/);
    expect(JSON.stringify(answer)).not.toMatch(/referral"|relation|SELECT/);
    expect(logged.join()).toContain(error.extensions.reference);
    expect(logged.join()).toContain('relation \\"referral\\" does not exist');
  });

  it('answers 200 to a faulty document under application/json and 400 under the newer media type', async () => {
    const query = '{ nothing }';
    expect(await post({ query })).toMatchObject({
      status: 200,
      answer: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    });
    expect(await post({ query }, { accept: 'application/graphql-response+json' })).toMatchObject({ status: 400 });
  });

  it.each([
    { what: 'a document beyond the tokens', query: `{ ${'viewer { id } '.repeat(3000)} }`, message: /more tha. 10000 tokens/i },
    {
      what: 'too many aliases',
      query: `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`,
      message: /aliases/i,
    },
    { what: 'too many directives', query: `{ viewer ${'@include(if: true) '.repeat(51)} { id } }`, message: /directive/i },
    {
      what: 'a filter nested too deep to read',
      query: `{ figures(where: ${'{ not: '.repeat(3000)}{}${'}'.repeat(3000)}) { totals { referrals { value } } } }`,
      message: /./,
    },
  ])('refuses $what', async ({ query, message }) => {
    const { answer, status } = await post({ query });
    expect(status).toBe(200);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors[0].message).toMatch(message);
  });

  it('takes no questions by GET, in batches, as a form, or beyond a megabyte', async () => {
    expect((await app.inject({ url: '/graphql?query={viewer{id}}' })).statusCode).toBe(404);
    expect((await post([{ query: '{ viewer { id } }' }])).status).toBe(400);
    const form = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'text/plain' },
      payload: '{"query":"{ viewer { id } }"}',
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
    expect(
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query: `{ viewer { id } } #${'x'.repeat(1_000_001)}` } })).statusCode,
    ).toBe(413);
  });

  it('knows the places, the agencies, the quarters and the measures', async () => {
    const { answer } = await post({
      query: `{ viewer { name isCleared marking demonstrationNotice } areas(kind: DISTRICT) { id code name population } agencies { code family }
                periods(from: "2026-27-Q1") { key status } measures { key unit direction disclosure dimensions datasets } measure(key: childShare) { name formula } }`,
    });
    const { viewer, areas, agencies, periods, measures, measure } = answer.data;
    expect(viewer).toEqual({ name: 'Local administrator', isCleared: true, marking: 'OFFICIAL_SENSITIVE', demonstrationNotice: null });
    expect(areas).toHaveLength(13);
    expect(areas).toContainEqual({ id: 'E06000038', code: 'E06000038', name: 'Reading', population: 178_196 });
    expect(agencies).toHaveLength(42);
    expect(periods).toEqual([
      { key: '2026-27-Q1', status: 'PROVISIONAL' },
      { key: '2026-27-Q2', status: 'PROVISIONAL' },
      { key: '2026-27-Q3', status: 'OPEN' },
    ]);
    expect(measures.map(({ key }: { readonly key: string }) => key)).toEqual([
      'reports',
      'seriousReportShare',
      'reportsActionedIn24h',
      'referrals',
      'nrmReferrals',
      'childShare',
      'positiveReasonableGrounds',
    ]);
    const rulesOf = (of: string) =>
      measures
        .filter(({ datasets }: { readonly datasets: readonly string[] }) => datasets.includes(of))
        .map(({ disclosure }: { readonly disclosure: string }) => disclosure);
    expect(new Set(rulesOf('REFERRALS'))).toEqual(new Set(['PROTECTED']));
    expect(new Set(rulesOf('REPORTS'))).toEqual(new Set(['PROTECTED_CRIME_TYPES']));
    expect(measure.formula).toContain('Children / (children + adults)');
  });

  it('names the nine crime types and the four objectives in their order', async () => {
    const { answer } = await post({ query: '{ crimeTypes { code name shortName } objectives { code name definition } }' });
    expect(answer.data.crimeTypes.map(({ shortName }: { readonly shortName: string }) => shortName)).toEqual([
      'CSEA',
      'Immigration',
      'Cyber',
      'Firearms',
      'Money laundering',
      'Drugs',
      'Economic',
      'Modern slavery',
      'Acquisitive',
    ]);
    expect(answer.data.objectives.map(({ name }: { readonly name: string }) => name)).toEqual(['Pursue', 'Prevent', 'Protect', 'Prepare']);
  });

  it('offers three years of quarters before there is any record, and refuses a range that is the wrong way round', async () => {
    const { answer } = await post({ query: '{ periods { key } }' });
    expect(answer.data.periods).toHaveLength(13);
    const wrong = await post({ query: '{ periods(from: "2026-27-Q1", to: "2025-26-Q1") { key } }' });
    expect(wrong.answer.errors[0].message).toBe(
      'from (2026-27-Q1) is after to (2025-26-Q1). Both ends count; write the earlier one first.',
    );
  });
});
