import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const PROXY = '10.0.0.5';

let test: TestDatabase;
let app: FastifyInstance;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterEach(() => app.close());
afterAll(() => test.close());

/** Asks a question without signing in, and returns what remains of the hourly allowance. */
async function ask(remoteAddress: string, forwardedFor?: string): Promise<number> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress,
    headers: {
      'content-type': 'application/json',
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    },
    payload: JSON.stringify({ query: '{ viewer { id } }' }),
  });
  return response.json().extensions.cost.hourLeft;
}

async function start(trustedProxies: readonly string[]): Promise<void> {
  app = await buildTestApp(test, {
    signInMode: 'PROVIDER',
    publicUrl: TEST_ORIGIN,
    trustedProxies,
  });
}

it('distinguishes callers behind a trusted proxy by the address that the proxy adds, not by one they send', async () => {
  await start([PROXY]);
  const whole = await ask(PROXY, '198.51.100.1');
  expect(await ask(PROXY, '198.51.100.1')).toBeLessThan(whole);
  expect(await ask(PROXY, '198.51.100.2')).toBe(whole);
  const third = await ask(PROXY, '203.0.113.7, 198.51.100.3');
  expect(third).toBe(whole);
  expect(await ask(PROXY, '203.0.113.8, 198.51.100.3')).toBeLessThan(third);
});

it.each([{ trusted: [] }, { trusted: ['10.0.0.6'] }])(
  'uses the address of the connection and ignores the address that the caller sends: $trusted',
  async ({ trusted }) => {
    await start(trusted);
    const whole = await ask(PROXY, '198.51.100.1');
    expect(await ask(PROXY, '198.51.100.2')).toBeLessThan(whole);
  },
);
