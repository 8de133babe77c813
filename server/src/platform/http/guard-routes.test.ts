import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { nobody, type RequestIdentity, unknownOrigin } from '#domain/access/request-identity.js';
import type { TokenScope } from '#domain/access/token-scope.js';
import type { Viewer } from '#domain/access/viewer.js';
import { createClock } from '#platform/clock.js';
import { createRefusalLog } from '#testing/refusal-log.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { guardRoutes } from './guard-routes.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

async function get(identity: Partial<RequestIdentity>) {
  const app = fastify();
  const stranger = {
    viewer: nobody,
    actor: nobody,
    session: null,
    agencyId: null,
    ended: null,
    isByToken: false,
  };
  const visitor: RequestIdentity = { ...stranger, origin: unknownOrigin, ...identity };
  const guarding = {
    recognise: () => Promise.resolve(visitor),
    refusals: createRefusalLog(test),
    clock: createClock('2026-11-24'),
  };
  guardRoutes(app, guarding, { 'GET /everything': 'EXPORT_RECORDS' });
  app.get('/everything', () => 'all of it');
  const { statusCode, headers, body } = await app.inject('/everything');
  await app.close();
  return { statusCode, asks: headers['www-authenticate'], body };
}

function byToken(...scopes: readonly TokenScope[]): Partial<RequestIdentity> {
  const viewer: Viewer = {
    personId: 'a',
    name: 'Analyst',
    grants: [{ role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL' }],
    scopes,
  };
  return { viewer, actor: viewer, isByToken: true };
}

describe('a route', () => {
  it('answers 401 to an invalid token, with the reason and how to ask', async () => {
    const refused = await get({ ended: 'This token was ended.', isByToken: true });
    expect(refused).toMatchObject({ statusCode: 401, asks: 'Bearer error="invalid_token"' });
    expect(JSON.parse(refused.body)).toEqual({
      error: 'This token was ended.',
      needs: 'A valid token.',
      grantedBy: '',
    });
  });

  it('answers 403 to a token for another scope, and to a session that has ended', async () => {
    expect(await get(byToken('FIGURES', 'IMPORT'))).toMatchObject({
      statusCode: 403,
      asks: undefined,
      body: expect.stringContaining(
        'This token may not export records: it was made without OWN_RECORDS.',
      ),
    });
    expect(await get({ ended: 'Your session was ended.' })).toMatchObject({
      statusCode: 403,
      asks: undefined,
    });
  });

  it('answers a token with the right scope', async () => {
    expect(await get(byToken('OWN_RECORDS'))).toMatchObject({ statusCode: 200, body: 'all of it' });
  });
});
