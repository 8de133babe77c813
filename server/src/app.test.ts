import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Database } from '#platform/database.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let app: FastifyInstance;
let webFolder: string;
const logged: string[] = [];
beforeAll(async () => {
  test = await createTestDatabase();
  webFolder = await mkdtemp(path.join(tmpdir(), 'stronghold-web-'));
  await writeFile(path.join(webFolder, 'index.html'), '<!doctype html><title>Stronghold</title>');
  await writeFile(
    path.join(webFolder, 'first-files.json'),
    JSON.stringify({
      '/': '</assets/a.js>; rel=modulepreload',
      '/areas/*': '</assets/b.js>; rel=modulepreload',
      '/boards/*/*': '</assets/c.js>; rel=modulepreload',
    }),
  );
  const logger = pino({ level: 'info' }, { write: (line: string) => logged.push(line) });
  app = await buildTestApp(test, { logger, webFolder });
});
afterAll(async () => {
  await app.close();
  await test.close();
  await rm(webFolder, { recursive: true });
});

/** The measures that the partnership's paper asks for. */
const countedByThePartnership = [
  ...[
    'reports',
    'reportsPer1000',
    'seriousReportShare',
    'reportsActionedIn24h',
    'reportsToDisruption',
  ],
  ...[
    'disruptions',
    'disruptionsWaiting',
    'disruptionsPer1000',
    'disruptionsSupported',
    'majorModerateShare',
    'nonPursueShare',
    'multiAgencyShare',
  ],
  ...[
    'moderatedIn28Days',
    'arrests',
    'charges',
    'convictions',
    'sentenceYears',
    'cashAndAssets',
    'drugsKg',
    'firearms',
    'phones',
  ],
  ...['schoolVisits', 'linesClosed', 'addressesVisited', 'peopleSafeguarded'],
  ...['activeOcgs', 'openOcgs', 'ocgsMapped', 'ocgsArchived', 'ocgsDisrupted', 'plansInDate'],
  ...[
    'referrals',
    'nrmReferrals',
    'childShare',
    'reasonableGroundsIn5Days',
    'positiveReasonableGrounds',
    'triagedInTime',
  ],
  ...['dutyToNotifyShare', 'repeatReferrals'],
  ...[
    'strengthFte',
    'establishmentFte',
    'vacancyRate',
    'hoursCommitted',
    'abstractionRate',
    'spend',
    'budget',
    'forecastVariance',
  ],
  ...['hoursPerDisruption', 'returnsOnTime'],
];

async function post(
  payload: unknown,
  headers: Readonly<Record<string, string>> = {},
  remoteAddress = '127.0.0.1',
) {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress,
    headers: { 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(payload),
  });
  return { status: response.statusCode, answer: response.json() };
}

describe('the server', () => {
  it('reports that it is running, and whether the database answers', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it('names the first files of a page in the headers of its document, and in no other headers', async () => {
    const linkOf = async (url: string) =>
      (await app.inject({ url, headers: { accept: 'text/html' } })).headers.link;
    expect(await linkOf('/?area=E06000038')).toBe('</assets/a.js>; rel=modulepreload');
    expect(await linkOf('/areas/E06000038')).toBe('</assets/b.js>; rel=modulepreload');
    expect(await linkOf('/boards/2026-27-Q1/E23000029')).toBe('</assets/c.js>; rel=modulepreload');
    expect(await linkOf('/areas')).toBeUndefined();
    expect(await linkOf('/boards/2026-27-Q1')).toBeUndefined();
    expect(await linkOf('/measures/reports')).toBeUndefined();
  });

  it('serves the same page at every address of the application, with a policy that allows no content from other sites', async () => {
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

  it.each(['/assets/gone.js', '/nothing', '/../package.json', '/%2e%2e/package.json'])(
    'has nothing at %s',
    async (url) => {
      expect((await app.inject({ url, headers: { accept: '*/*' } })).statusCode).toBe(404);
    },
  );

  it('hides the cause of a fault and gives a reference that is also in the log', async () => {
    await test.asOwner('ALTER TABLE referral RENAME TO hidden');
    // This question reads the records, because no rollup has sex by month.
    const { answer, status } = await post({
      query: '{ figures(by: [SEX, MONTH]) { totals { referrals { value } } } }',
    });
    await test.asOwner('ALTER TABLE hidden RENAME TO referral');

    expect(status).toBe(200);
    const [error] = answer.errors;
    expect(error.message).toMatch(
      /^Something went wrong on our side\..* this reference: [0-9a-f]{8}\.$/,
    );
    expect(JSON.stringify(answer)).not.toMatch(/referral"|relation|SELECT/);
    expect(logged.join()).toContain(error.extensions.reference);
    expect(logged.join()).toContain('relation \\"referral\\" does not exist');
  });

  it('answers 200 to an invalid document under application/json and 400 under the newer media type', async () => {
    const query = '{ nothing }';
    expect(await post({ query })).toMatchObject({
      status: 200,
      answer: { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    });
    expect(await post({ query }, { accept: 'application/graphql-response+json' })).toMatchObject({
      status: 400,
    });
  });

  it.each([
    {
      what: 'a document with too many tokens',
      query: `{ ${'viewer { id } '.repeat(3000)} }`,
      message: /more tha. 10000 tokens/i,
    },
    {
      what: 'too many aliases',
      query: `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`,
      message: /^The question has more than 100 aliases or repeated fields\. Ask for less at once/,
    },
    {
      what: 'fields within fields within fields',
      query: `{ figures { totals { referrals { ${'change(to: PREVIOUS_PERIOD) { from { '.repeat(7)} text ${'} }'.repeat(7)} } } } }`,
      message: /^The question nests fields more than 15 deep\./,
    },
    {
      what: 'too many directives',
      query: `{ ${'viewer @include(if: true) { id } '.repeat(51)} }`,
      message: /more than 50 directives/,
    },
    {
      what: 'a filter nested too deep to read',
      // The text is within the token limit. How deep the parser can read depends on what has
      // been compiled so far.
      query: `{ figures(where: ${'{ not: '.repeat(2400)}{}${'}'.repeat(2400)}) { totals { referrals { value } } } }`,
      message:
        /^(The question or its variables are nested too deeply to be read\. Nest them|where: it nests "and", "or" and "not" more than 20 deep\. Nest) less deeply\.$/,
    },
  ])('refuses $what', async ({ query, message }) => {
    const { answer, status } = await post({ query });
    expect(status).toBe(200);
    expect(answer.data ?? null).toBeNull();
    expect(answer.errors[0].message).toMatch(message);
  });

  it('refuses, in a sentence, variables nested too deeply for the process', async () => {
    const query =
      'query ($where: FigureFilter) { figures(where: $where) { totals { referrals { value } } } }';
    const where = '{"not":'.repeat(15_000) + '{}' + '}'.repeat(15_000);
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: `{"query":${JSON.stringify(query)},"variables":{"where":${where}}}`,
    });
    expect(response.statusCode).toBe(200);
    expect(response.json().errors[0]).toEqual({
      message:
        'The question or its variables are nested too deeply to be read. Nest them less deeply.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('says that there are no subscriptions', async () => {
    const { answer } = await post({ query: 'subscription { publishReturn }' });
    expect(answer.errors).toEqual([
      {
        message: 'Only queries and mutations are answered here: subscriptions are not supported.',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
  });

  describe('a mutation', () => {
    const add =
      'addEvent(input: { happenedOn: "2026-04-01", title: "A new form", measures: [reports] }) { problems { message } }';
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `a${index}: ${add}`).join(' ');
    const countEvents = () => test.asOwner('SELECT FROM event').then((rows) => rows.length);

    it.each([
      { what: 'a thousand times, each under its own alias', query: `mutation { ${many(1000)} }` },
      {
        what: 'three hundred times in a fragment',
        query: `mutation { ...Many } fragment Many on Mutation { ${many(300)} }`,
      },
      { what: 'in fragments within fragments', query: nest(many(60)) },
      { what: 'a hundred and one times', query: `mutation { ${many(101)} }` },
    ])('is not performed $what', async ({ query }) => {
      const { answer } = await post({ query });
      expect(answer.errors[0].message).toMatch(/more than 100 aliases|more tha. 10000 tokens/i);
      expect(await countEvents()).toBe(0);
    });

    function nest(inner: string): string {
      return `mutation { ...A ...B } fragment A on Mutation { ${inner} } fragment B on Mutation { ${inner.replaceAll(/\ba(\d+):/g, 'b$1:')} }`;
    }

    it.each([
      {
        what: 'by a link',
        request: {
          method: 'GET',
          url: `/graphql?query=${encodeURIComponent(`mutation { ${add} }`)}`,
        },
      },
      {
        what: 'by another site’s form',
        request: toForm('application/x-www-form-urlencoded', `query=mutation { ${add} }`),
      },
      {
        what: 'as plain text, which another site may send',
        request: toForm('text/plain', JSON.stringify({ query: `mutation { ${add} }` })),
      },
      {
        what: 'in a batch',
        request: toForm('application/json', JSON.stringify([{ query: `mutation { ${add} }` }])),
      },
    ] as const)('is not performed $what', async ({ request }) => {
      const response = await app.inject({ ...request });
      expect(response.statusCode).toBeGreaterThanOrEqual(400);
      expect(await countEvents()).toBe(0);
    });

    function toForm(type: string, payload: string) {
      return {
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': type },
        payload,
      } as const;
    }

    it('is refused in a sentence if it does not exist', async () => {
      const { answer } = await post({ query: 'mutation { forgetEverything }' });
      expect(answer.errors[0].message).toBe(
        'Cannot query field "forgetEverything" on type "Mutation".',
      );
    });
  });

  it.each([
    { what: 'is empty', payload: '', status: 400 },
    { what: 'is not JSON', payload: '{', status: 400 },
    {
      what: 'is larger than a megabyte',
      payload: JSON.stringify({ query: 'x'.repeat(1_000_001) }),
      status: 413,
    },
  ])('answers in the usual form if the body $what', async ({ payload, status }) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect(response.statusCode).toBe(status);
    expect(response.json()).toEqual({
      errors: [{ message: expect.stringMatching(/body/i), extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('explains what to do about a body that is too large', async () => {
    const payload = JSON.stringify({
      query: '{ __typename }',
      variables: { body: 'x'.repeat(1_000_001) },
    });
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload,
    });
    expect(response.json().errors[0].message).toContain(
      'at most 1 MB is allowed. Send less at a time',
    );
  });

  it('has no directive location that clients in other languages do not know', async () => {
    const { answer } = await post({ query: '{ __schema { directives { name locations } } }' });
    const locations = answer.data.__schema.directives.flatMap(
      (each: { readonly locations: readonly string[] }) => each.locations,
    );
    expect(locations).toContain('FIELD_DEFINITION');
    expect(locations).not.toContain('DIRECTIVE_DEFINITION');
  });

  it('says that a question takes too long, and stops working on it', async () => {
    const impatient = new Database(test.ownerUrl, { maxConnections: 2, readTimeoutMs: 200 });
    const hasty = await buildTestApp({ database: impatient });
    await test.asOwner(`ALTER TABLE referral RENAME TO quick`);
    await test.asOwner(`CREATE VIEW referral AS SELECT quick.* FROM quick, pg_sleep(5)`);
    await test.asOwner(`GRANT SELECT ON referral TO stronghold_engine`);
    const response = await hasty.inject({
      method: 'POST',
      url: '/graphql',
      // This question reads the records, because no rollup has sex by month.
      payload: { query: '{ figures(by: [SEX, MONTH]) { totals { referrals { value } } } }' },
    });
    await test.asOwner(`DROP VIEW referral`);
    await test.asOwner(`ALTER TABLE quick RENAME TO referral`);
    await hasty.close();
    await impatient.close();
    expect(response.json().errors[0]).toMatchObject({
      message:
        'The question takes too long to answer. Narrow it in "where", or group by fewer things. If that does not help, try again later.',
      extensions: { code: 'TOOK_TOO_LONG' },
    });
  });

  it('answers two hundred questions at once over its few connections', async () => {
    const query =
      '{ figures(by: [QUARTER]) { rows { referrals { value } } totals { referrals { text } } } }';
    // The questions come from ten callers, because a single caller may not ask so many at once.
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => post({ query }, {}, `127.0.1.${index % 10}`)),
    );
    expect(
      answers.every(
        ({ status, answer }) =>
          status === 200 && answer.data.figures.totals.referrals.text === '[x]',
      ),
    ).toBe(true);
  });

  it('refuses most of a thousand simultaneous questions from one caller, answers other callers meanwhile, and then that caller again', async () => {
    const query =
      '{ figures(by: [QUARTER]) { rows { referrals { value } } totals { referrals { text } } } }';
    const asked = Array.from({ length: 1000 }, () => post({ query }));
    const other = await post({ query: '{ viewer { id } }' }, {}, '127.0.1.1');
    expect(other.status).toBe(200);
    const answers = await Promise.all(asked);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(500);
    expect(refused[0]?.answer).toMatchObject({
      errors: [{ extensions: { code: 'TOO_MUCH_AT_ONCE' } }],
    });
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(60);
    expect((await post({ query })).status).toBe(200);
  });

  it('does not accept questions by links, in batches, as a form, or larger than a megabyte', async () => {
    expect((await app.inject({ url: '/graphql?query={viewer{id}}' })).statusCode).toBe(400);
    expect((await post([{ query: '{ viewer { id } }' }])).status).toBe(400);
    const form = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'text/plain' },
      payload: '{"query":"{ viewer { id } }"}',
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
    expect(
      (
        await app.inject({
          method: 'POST',
          url: '/graphql',
          payload: { query: `{ viewer { id } } #${'x'.repeat(1_000_001)}` },
        })
      ).statusCode,
    ).toBe(413);
  });

  it('has the places, the agencies, the quarters and the measures', async () => {
    const { answer } = await post({
      query: `{ viewer { name isCleared marking demonstrationNotice } areas(kind: DISTRICT) { id code name population largerAreas { code } } agencies { code family }
                periods(from: "2026-27-Q1") { key status } measures { key unit direction disclosure dimensions datasets } measure(key: childShare) { name formula } }`,
    });
    const { viewer, areas, agencies, periods, measures, measure } = answer.data;
    expect(viewer).toEqual({
      name: 'Local administrator',
      isCleared: true,
      marking: 'OFFICIAL_SENSITIVE',
      demonstrationNotice: null,
    });
    expect(areas).toHaveLength(13);
    const largerAreas = [
      { code: 'TV-L-BERKSHIRE-WEST' },
      { code: 'TV-C-BERKSHIRE' },
      { code: 'E23000029' },
    ];
    expect(areas).toContainEqual({
      id: 'E06000038',
      code: 'E06000038',
      name: 'Reading',
      population: 178_196,
      largerAreas,
    });
    expect(agencies).toHaveLength(42);
    expect(periods).toEqual([
      { key: '2026-27-Q1', status: 'PROVISIONAL' },
      { key: '2026-27-Q2', status: 'PROVISIONAL' },
      { key: '2026-27-Q3', status: 'OPEN' },
    ]);
    expect(measures.map(({ key }: { readonly key: string }) => key)).toEqual(
      countedByThePartnership,
    );
    const rulesOf = (of: string) =>
      measures
        .filter(({ datasets }: { readonly datasets: readonly string[] }) => datasets.join() === of)
        .map(({ disclosure }: { readonly disclosure: string }) => disclosure);
    expect(new Set(rulesOf('REFERRALS'))).toEqual(new Set(['PROTECTED']));
    expect(new Set(rulesOf('REPORTS'))).toEqual(new Set(['PROTECTED_CRIME_TYPES']));
    expect(measure.formula).toContain('Children / (children + adults)');
  });

  it('has the nine crime types and the four objectives in order', async () => {
    const { answer } = await post({
      query: '{ crimeTypes { code name shortName } objectives { code name definition } }',
    });
    expect(
      answer.data.crimeTypes.map(({ shortName }: { readonly shortName: string }) => shortName),
    ).toEqual([
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
    expect(answer.data.objectives.map(({ name }: { readonly name: string }) => name)).toEqual([
      'Pursue',
      'Prevent',
      'Protect',
      'Prepare',
    ]);
  });

  it('offers three years of quarters before there is any record, and refuses a reversed range', async () => {
    const { answer } = await post({ query: '{ periods { key } }' });
    expect(answer.data.periods).toHaveLength(13);
    const wrong = await post({
      query: '{ periods(from: "2026-27-Q1", to: "2025-26-Q1") { key } }',
    });
    expect(wrong.answer.errors[0].message).toBe(
      'from (2026-27-Q1) is after to (2025-26-Q1). Both ends count; write the earlier one first.',
    );
  });
});
