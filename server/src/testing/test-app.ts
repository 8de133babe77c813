import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';

import { type AppParts, buildApp } from '#app.js';
import { createClock } from '#platform/clock.js';

import { areServersTwo, type TestDatabase } from './test-database.js';

/**
 * Builds the server on a test’s database: without log output or pages, on 24 November 2026, with
 * some parts replaced. If there is a standby, two servers take the requests in turn.
 */
export async function buildTestApp(
  test: Pick<TestDatabase, 'database'>,
  parts: Partial<AppParts> = {},
): Promise<FastifyInstance> {
  const app = await buildSingleApp(test, parts);
  return areServersTwo ? takeTurns(app, await buildSingleApp(test, parts)) : app;
}

/** Builds one server like `buildTestApp`, for tests of what each server counts for itself. */
export function buildSingleApp(
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

/** A server whose injected requests go to it and to another in turn, and which closes both. */
function takeTurns(app: FastifyInstance, other: FastifyInstance): FastifyInstance {
  let requests = 0;
  return new Proxy(app, {
    get(target, name) {
      if (name === 'inject') {
        requests += 1;
        const server = requests % 2 === 1 ? target : other;
        return server.inject.bind(server);
      }
      if (name === 'close')
        return async () => {
          await other.close();
          await target.close();
        };
      const value: unknown = Reflect.get(target, name);
      return value;
    },
  });
}
