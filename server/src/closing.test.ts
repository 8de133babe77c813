import http from 'node:http';

import { expect, it } from 'vitest';

import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase } from '#testing/test-database.js';

/**
 * Asks a server again and again over one connection, until it is closed. Returns the statuses.
 *
 * @param onAnswered called with each answer
 */
async function askUntilClosed(port: number, onAnswered: () => void): Promise<readonly number[]> {
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
  for (let status = await ask(); status !== null; status = await ask()) {
    statuses.push(status);
    onAnswered();
  }
  agent.destroy();
  return statuses;
}

it('answers each request that reaches it while it closes', async () => {
  const test = await createTestDatabase();
  const app = await buildTestApp(test);
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const asking: Promise<readonly number[]>[] = [];
  const answered = Array.from(
    { length: 10 },
    () => new Promise<void>((resolve) => void asking.push(askUntilClosed(Number(port), resolve))),
  );
  // All of them have been answered, and are asking again.
  await Promise.all(answered);
  await app.close();
  const statuses = (await Promise.all(asking)).flat();
  expect(statuses.length).toBeGreaterThan(asking.length);
  expect(new Set(statuses)).toEqual(new Set([200]));
  await test.close();
});
