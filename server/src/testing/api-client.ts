import { pino } from 'pino';

import { type AppParts, buildApp } from '#app.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { PlainDate } from '#domain/plain-date.js';
import { createClock } from '#platform/clock.js';

import type { TestDatabase } from './test-database.js';

/** JSON of any shape, as a client parses it. */
export type Json = ReturnType<typeof JSON.parse>;

/** An error with its place: the field of the answer, or the position in the document. */
export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: { readonly code: string };
}

export interface Answered {
  readonly status: number;
  readonly data: Json;
  readonly errors: readonly AnsweredError[];
}

/** A client that asks the real server over HTTP within the process. */
export interface ApiClient {
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Answered>;
  close(): Promise<void>;
}

/** The parts of a table of figures that a test selects. */
export interface AnsweredTable {
  readonly id: string;
  readonly rows: readonly Json[];
  readonly totals: Json;
  readonly other: Json;
  readonly notes: readonly string[];
}

/**
 * @param today the day to use as today
 * @param doesReadRollups false adds up the records for every question
 */
export function createApiClient(
  { database }: Pick<TestDatabase, 'database'>,
  today: PlainDate,
  doesReadRollups = true,
): Promise<ApiClient> {
  return startClient({ database, clock: createClock(today), doesReadRollups });
}

/**
 * Creates a client of a server without an answer cache.
 *
 * @param doesHoldRollups false lets the database add up rollups for each question
 */
export function createForgetfulClient(
  { database }: Pick<TestDatabase, 'database'>,
  today: PlainDate,
  doesHoldRollups = true,
): Promise<ApiClient> {
  return startClient({
    database,
    clock: createClock(today),
    doesKeepAnswers: false,
    doesHoldRollups,
  });
}

/** Creates a client for a given viewer, without a session. */
export function createClientOf(
  viewer: Viewer,
  {
    database,
    doesReadRollups = true,
    doesHoldRollups = true,
    doesKeepAnswers = true,
  }: Pick<TestDatabase, 'database'> &
    Pick<AppParts, 'doesReadRollups' | 'doesHoldRollups' | 'doesKeepAnswers'>,
  today: PlainDate,
): Promise<ApiClient> {
  return startClient({
    database,
    clock: createClock(today),
    viewer,
    doesReadRollups,
    doesHoldRollups,
    doesKeepAnswers,
  });
}

/**
 * Allowances without limits, because tests ask more than people do. Limits have their own tests.
 */
export const unlimited = {
  QUESTION: { operation: Number.MAX_SAFE_INTEGER, hour: Number.MAX_SAFE_INTEGER },
  FILE: { operation: Number.MAX_SAFE_INTEGER, hour: Number.MAX_SAFE_INTEGER },
} as const;

async function startClient(
  parts: Pick<
    AppParts,
    'database' | 'clock' | 'doesReadRollups' | 'doesHoldRollups' | 'doesKeepAnswers' | 'viewer'
  >,
): Promise<ApiClient> {
  const app = await buildApp({
    ...parts,
    allowances: unlimited,
    logger: pino({ level: 'silent' }),
    webFolder: null,
  });
  return {
    async ask(query, variables = {}) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
      });
      const { data, errors } = response.json();
      return { status: response.statusCode, data, errors: errors ?? [] };
    },
    close: () => app.close(),
  };
}
