import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';

import { type AppParts, buildApp } from '#app.js';
import { createClock } from '#platform/clock.js';

import type { TestDatabase } from './test-database.js';

/**
 * Builds the server on a test’s database: without log output or pages, on 24 November 2026, with
 * some parts replaced.
 */
export function buildTestApp(
  { database }: Pick<TestDatabase, 'database'>,
  parts: Partial<AppParts> = {},
): Promise<FastifyInstance> {
  return buildApp({
    database,
    clock: createClock('2026-11-24'),
    logger: pino({ level: 'silent' }),
    webFolder: null,
    ...parts,
  });
}
