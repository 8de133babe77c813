import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import type { FastifyInstance } from 'fastify';
import { expect, it } from 'vitest';

import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase } from '#testing/test-database.js';

/** Asks a server again and again over one connection, until it is closed. Returns the statuses. */
async function askUntilClosed(app: FastifyInstance, port: number): Promise<readonly number[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: number[] = [];
  const ask = () =>
    new Promise<number | null>((resolve) => {
      http
        .get({ host: '127.0.0.1', port, path: '/readyz', agent }, (response) => {
          response.resume().once('end', () => resolve(response.statusCode ?? null));
        })
        .once('error', () => resolve(null));
    });
  for (let status = await ask(); status !== null; status = await ask()) statuses.push(status);
  agent.destroy();
  return statuses;
}

it('answers each request that reaches it while it closes', async () => {
  const test = await createTestDatabase();
  const app = await buildTestApp(test);
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const asking = Array.from({ length: 10 }, () => askUntilClosed(app, Number(port)));
  // Wait until all of them are asking.
  await wait(200);
  await app.close();
  const statuses = (await Promise.all(asking)).flat();
  expect(statuses.length).toBeGreaterThan(asking.length);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await test.close();
});
