import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { routeNumbers } from '#domain/access/numbers/of-routes.js';
import { nobody } from '#domain/access/request-identity.js';
import {
  mutationPermissions,
  queryPermissions,
  routePermissions,
} from '#domain/access/required-permissions.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { FieldAccess, Judge } from '#testing/access/field-access.js';
import { mutations } from '#testing/access/mutations.js';
import { queries } from '#testing/access/queries.js';
import { viewers } from '#testing/access/viewers.js';
import { type ApiClient, createClientOf } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import {
  sentDisruptions,
  sentLines,
  sentReferrals,
  sentRegister,
  sentReports,
} from '#testing/sent-rows.js';
import { buildTestApp } from '#testing/test-app.js';

import { builtSchema } from './schema.js';

const TODAY = '2026-11-24';
const [TVP, RBC] = [1, 11];

type Outcome = 'all' | 'reduced' | 'refused';
const words: Readonly<Record<string, Outcome>> = { A: 'all', r: 'reduced', '-': 'refused' };

const always: Judge = () => true;
const fields: FieldAccess = { ...queries, ...mutations };

let partnership: TestPartnership;
const clients = new Map<string, ApiClient>();
beforeAll(async () => {
  const rows = ['TVP', 'RBC'].flatMap((agency) => [
    ...sentReports(agency, [{}]),
    ...sentDisruptions(agency, [{}]),
    ...sentReferrals(agency, [{}]),
    ...sentLines(agency, [{}]),
    ...sentRegister(agency, '2025-26-Q1', [{ reference: 'G1' }]),
  ]);
  partnership = await createPartnership({ sent: [{ on: '2025-07-10', rows }], today: TODAY });
  await partnership.test.asOwner(
    `INSERT INTO person (id, name, agency_id) VALUES (gen_random_uuid(), 'One', ${TVP}), (gen_random_uuid(), 'Other', ${RBC})`,
  );
  for (const [name, viewer] of Object.entries(viewers))
    clients.set(name, await createClientOf(viewer, partnership.test, TODAY));
});
afterAll(async () => {
  for (const client of clients.values()) await client.close();
  await partnership.close();
});

async function ask(viewer: string, query: string, isWhole: Judge): Promise<Outcome> {
  const { data, errors = [] } = (await clients.get(viewer)?.ask(query)) ?? {};
  if (errors.length > 0) {
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/^[A-Z].*\.$/),
      extensions: { code: 'FORBIDDEN' },
    });
    return 'refused';
  }
  return isWhole(data) ? 'all' : 'reduced';
}

describe.each(Object.entries(fields))(
  'the field %s',
  (_, { ask: query, isWhole = always, for: letters }) => {
    it.each(
      Object.keys(viewers).map((viewer, column) => ({
        viewer,
        outcome: words[letters[column] ?? ''],
      })),
    )('answers $viewer: $outcome', async ({ viewer, outcome }) => {
      expect(await ask(viewer, query, isWhole)).toBe(outcome);
    });
  },
);

describe('the schema', () => {
  it('declares the required permission for every field, and for no field that does not exist', async () => {
    const schema = await builtSchema;
    expect(Object.keys(queryPermissions).sort()).toEqual(
      Object.keys(schema.getQueryType()?.getFields() ?? {}).sort(),
    );
    expect(Object.keys(mutationPermissions).sort()).toEqual(
      Object.keys(schema.getMutationType()?.getFields() ?? {}).sort(),
    );
    expect(schema.getSubscriptionType() ?? null).toBeNull();
  });

  it('has no field that the tables do not test', () => {
    expect(Object.keys(queries).sort()).toEqual(Object.keys(queryPermissions).sort());
    expect(Object.keys(mutations).sort()).toEqual(Object.keys(mutationPermissions).sort());
  });

  it('cannot be introspected by people who may not ask anything', async () => {
    const asked = [
      '{ __schema { types { name } } }',
      '{ __type(name: "Figure") { name } }',
      'query { ...x } fragment x on Query { __schema { types { name } } }',
    ];
    for (const query of asked) {
      expect((await clients.get('nobody')?.ask(query))?.errors[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
      expect((await clients.get('board member')?.ask(query))?.errors).toEqual([]);
    }
    expect((await clients.get('nobody')?.ask('{ __typename viewer { id } }'))?.errors).toEqual([]);
  });
});

describe('the routes', () => {
  /** Builds the whole application, including pages, and lists its registered routes. */
  async function build({
    viewer = nobody,
    add,
  }: { readonly viewer?: Viewer; readonly add?: (app: FastifyInstance) => void } = {}) {
    const app = await buildTestApp(partnership.test, { viewer });
    add?.(app);
    return app;
  }

  it('are all in the table of required permissions', async () => {
    const app = await build();
    const routes = Object.keys(routePermissions).filter((route) => route !== 'GET /*');
    for (const route of routes) {
      const [method = '', url = ''] = route.split(' ');
      expect(app.hasRoute({ method, url })).toBe(true);
    }
    // The router’s own list, where each GET has a HEAD.
    expect(
      (app.printRoutes({ commonPrefix: false }).match(/\((.*?)\)/g) ?? [])
        .flatMap((methods) => methods.match(/[A-Z]+/g) ?? [])
        .filter((method) => method !== 'HEAD'),
    ).toHaveLength(routes.length);
    await app.close();
  });

  it('cannot be registered without a required permission', async () => {
    await expect(
      build({ add: (app) => void app.get('/export/everything', () => 'all') }),
    ).rejects.toThrow('GET /export/everything does not say what it needs');
  });

  it('are all in the table of numbers in their answers', () => {
    expect(Object.keys(routeNumbers).sort()).toEqual(Object.keys(routePermissions).sort());
  });

  it.each([
    {
      route: 'GET /export/records/:file',
      url: '/export/records/referrals.csv?reason=Review of the quarter',
    },
    { route: 'GET /export/log.csv', url: '/export/log.csv' },
    {
      route: 'GET /export/figures.csv',
      url: `/export/figures.csv?question=${encodeURIComponent('{"measures":["referrals"]}')}`,
    },
  ])(
    'have no number in the headers of $route that is missing from the table',
    async ({ route, url }) => {
      const app = await build({ viewer: viewers['local administrator'] });
      const { statusCode, headers } = await app.inject({ method: 'GET', url });
      // This answer reads no data, so it has only the header fields that every answer has.
      const ofAll = Object.keys((await app.inject({ method: 'GET', url: '/healthz' })).headers);
      await app.close();
      expect(statusCode).toBe(200);
      const holding = Object.entries(headers).flatMap(([name, value]) =>
        /\d/.test(String(value)) ? [name] : [],
      );
      expect(
        holding.filter((name) => !ofAll.includes(name) && !name.startsWith('content-')),
      ).toEqual(Object.keys(routeNumbers[route] ?? {}).filter((name) => name.startsWith('x-')));
    },
  );

  it('give no column of the log and no metric that is missing from the table', async () => {
    const app = await build({ viewer: viewers['local administrator'] });
    const [, columns] = (await app.inject({ method: 'GET', url: '/export/log.csv' })).body.split(
      '\n',
    );
    const metrics = (await app.inject({ method: 'GET', url: '/metrics' })).body;
    await app.close();
    const said = (route: string) =>
      Object.keys(routeNumbers[route] ?? {}).filter((name) => !name.startsWith('x-'));
    expect(columns?.split(',').sort()).toEqual(said('GET /export/log.csv').sort());
    expect([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name).sort()).toEqual(
      said('GET /metrics').sort(),
    );
  });

  const files = [
    {
      file: 'the records',
      url: '/export/records/referrals.csv?reason=Review of the quarter',
      counted: 'x-records',
      all: '2',
      for: '-----ArrrA---A-',
    },
    {
      file: 'the log',
      url: '/export/log.csv?action=PUBLISH',
      counted: 'x-entries',
      all: '10',
      for: '----------rrAA-',
    },
  ] as const;
  it.each(
    files.flatMap(({ for: letters, ...file }) =>
      Object.keys(viewers).map((viewer, column) => ({
        ...file,
        viewer,
        outcome: words[letters[column] ?? ''],
      })),
    ),
  )(
    'answer $viewer who asks for $file as a file: $outcome',
    async ({ url, counted, all, viewer, outcome }) => {
      const app = await build({
        viewer: Object.entries(viewers).find(([name]) => name === viewer)?.[1] ?? nobody,
      });
      const { statusCode, headers, json } = await app.inject({ method: 'GET', url });
      await app.close();
      const isWhole = headers[counted] === all;
      if (statusCode === 403)
        expect(json()).toMatchObject({ error: expect.any(String), needs: expect.any(String) });
      expect(
        statusCode === 200
          ? isWhole
            ? 'all'
            : 'reduced'
          : statusCode === 403
            ? 'refused'
            : statusCode,
      ).toBe(outcome);
    },
  );

  const imports = '--------A----A-';
  it.each(
    Object.keys(viewers).map((viewer, column) => ({
      viewer,
      outcome: words[imports[column] ?? ''],
    })),
  )('let $viewer send the council’s return: $outcome', async ({ viewer, outcome }) => {
    const app = await build({
      viewer: Object.entries(viewers).find(([name]) => name === viewer)?.[1] ?? nobody,
    });
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/import/returns/reports?agency=RBC',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'sec-fetch-site': 'same-origin',
      },
      payload:
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nreference\r\n--x--\r\n',
    });
    await app.close();
    expect(statusCode === 200 ? 'all' : statusCode === 403 ? 'refused' : statusCode).toBe(outcome);
  });

  it.each(Object.entries(routePermissions).filter(([, need]) => need !== 'NOTHING'))(
    'refuse people who are not signed in: %s',
    async (route) => {
      const app = await build();
      const [method, url = ''] = route.split(' ');
      const refused = await app.inject({ method: method === 'POST' ? 'POST' : 'GET', url });
      expect(refused.statusCode).toBe(403);
      await app.close();
      const [entry] = await partnership.test.asOwner(
        'SELECT action, person_name, what, filter FROM audit_entry ORDER BY number DESC LIMIT 1',
      );
      expect(entry).toMatchObject({
        action: 'REFUSAL',
        person_name: 'Nobody',
        what: refused.json().error,
        filter: { route },
      });
    },
  );
});
