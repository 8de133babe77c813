import fastify from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Metrics } from '#platform/metrics.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { serveMetrics } from './serve-metrics.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

it('counts operations by the field that they ask for and how they ended', async () => {
  const app = await buildTestApp(test);
  const ask = (query: string) =>
    app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  for (const query of [
    '{ agencies { code } }',
    '{ all: agencies { code } }',
    '{ agencies { code } areas { code } }',
    '{ nothing }',
    '{',
  ])
    await ask(query);
  await ask('{ figures(first: 0) { totals { reports { value } } } }');
  const { body, headers } = await app.inject('/metrics');
  await app.close();
  expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(body.match(/^stronghold_operations_total.*$/gm)).toEqual([
    'stronghold_operations_total{operation="agencies",outcome="answered"} 2',
    'stronghold_operations_total{operation="several",outcome="answered"} 1',
    'stronghold_operations_total{operation="unreadable",outcome="mistaken"} 2',
    'stronghold_operations_total{operation="figures",outcome="mistaken"} 1',
  ]);
  expect(body).toContain('stronghold_operation_seconds_count{operation="agencies"} 2');
  expect(body).toContain('stronghold_questions_lost_total 0');
});

it.each([
  { from: '127.0.0.1', status: 200 },
  { from: '::1', status: 200 },
  { from: '::ffff:127.0.0.1', status: 200 },
  { from: '10.0.0.5', status: 404 },
  { from: '::ffff:10.0.0.5', status: 404 },
  { from: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' }, status: 404 },
  { from: '127.0.0.1', headers: { forwarded: 'for=10.0.0.5' }, status: 404 },
  { from: '127.0.0.1', headers: { via: '1.1 proxy' }, status: 404 },
])('answers $status to $from with $headers', async ({ from, headers = {}, status }) => {
  const app = fastify();
  serveMetrics(app, new Metrics());
  const response = await app.inject({ url: '/metrics', remoteAddress: from, headers });
  expect(response.statusCode).toBe(status);
});
