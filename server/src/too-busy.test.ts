import type { FastifyInstance } from 'fastify';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let app: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
  app = await buildTestApp(test);
});
afterAll(async () => {
  await app.close();
  await test.close();
});

/** A question of more than 100 points, about records, because no rollup has sex by month. */
const heavy = `{ ${Array.from('abcdefghijkl', (name) => `${name}: figures(by: [SEX, MONTH]) { totals { referrals { value } } }`).join(' ')} }`;

const ask = (query: string, remoteAddress: string) =>
  app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress,
    headers: { accept: 'application/graphql-response+json' },
    payload: { query },
  });

it('answers 503 with Retry-After if the work of others takes too long, and still answers small questions', async () => {
  const owner = new Client({ connectionString: test.ownerUrl });
  await owner.connect();
  await owner.query('BEGIN; LOCK TABLE referral');
  const asked = ['127.0.1.1', '127.0.1.1', '127.0.1.2', '127.0.1.2', '127.0.1.3'].map((each) =>
    ask(heavy, each),
  );
  // The four others wait for the table.
  const refused = await Promise.race(asked);
  expect(refused.statusCode).toBe(503);
  expect(refused.headers['retry-after']).toBe('2');
  expect(refused.json().errors[0]).toMatchObject({
    message: expect.stringMatching(/^Many people are asking for figures at this moment/),
    extensions: { code: 'TOO_BUSY', retryAfter: 2 },
  });
  const small = await ask('{ viewer { id } }', '127.0.1.3');
  expect(small.statusCode).toBe(200);
  await owner.query('COMMIT');
  await owner.end();
  const codes = (await Promise.all(asked)).map(({ statusCode }) => statusCode);
  expect(codes.toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 503]);
  expect((await ask(heavy, '127.0.1.3')).statusCode).toBe(200);
});
