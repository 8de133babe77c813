import fastify from 'fastify';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { Metrics } from '#platform/metrics.js';
import { buildSingleApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { serveMetrics } from './serve-metrics.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

it('counts operations by field and result', async () => {
  const app = await buildSingleApp(test);
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

it('counts answers by source, errors by code, cost, log entries and database work', async () => {
  const app = await buildSingleApp(test);
  const ask = (query: string) =>
    app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  const figures = '{ figures(by: [OBJECTIVE]) { totals { disruptions { value } } } }';
  await ask(figures);
  await ask(figures);
  await ask('{ figures(first: 0) { totals { reports { value } } } }');
  await ask('{ auditLog { totalCount } }');
  const { body } = await app.inject('/metrics');
  await app.close();
  const numberOf = (name: string) =>
    Number(
      body
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length),
    );
  expect(numberOf('stronghold_answers_total{source="computed"}')).toBe(1);
  expect(numberOf('stronghold_answers_total{source="kept"}')).toBe(1);
  expect(numberOf('stronghold_errors_total{code="BAD_USER_INPUT"}')).toBe(1);
  expect(numberOf('stronghold_cost_total')).toBeGreaterThan(0);
  expect(numberOf('stronghold_log_entries_total{action="CONSULTATION"}')).toBe(1);
  expect(numberOf('stronghold_database_seconds_count{kind="figures"}')).toBeGreaterThan(0);
  expect(numberOf('stronghold_database_seconds_count{kind="log"}')).toBeGreaterThan(0);
  expect(numberOf('stronghold_connections')).toBeGreaterThan(0);
  expect(numberOf('stronghold_connections_awaited')).toBe(0);
  expect(numberOf('stronghold_memory_bytes')).toBeGreaterThan(50_000_000);
});

it('counts transactions that fail', async () => {
  const metrics = new Metrics();
  metrics.watch(test.database);
  await expect(test.database.read(({ query }) => query(sql`SELECT nothing`))).rejects.toThrow(
    'nothing',
  );
  expect(await metrics.print()).toContain('stronghold_database_failures_total{kind="figures"} 1');
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
