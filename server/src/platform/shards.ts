import { setTimeout as pause } from 'node:timers/promises';

import type pg from 'pg';
import sql from 'sql-template-tag';

import type { Query } from './take-turns.js';

/**
 * How many times work over shards is tried before it fails. Publications take turns, and are rare.
 */
export const MAX_READINGS = 5;

/** The pause before workers are asked again for unfinished transactions, in milliseconds. */
const AGAIN_MS = 20;
/** How long work waits for these transactions before it fails, in milliseconds. */
const MOST_MS = 10_000;

/** The part of a pool that statements are sent through. */
type Asked = Pick<pg.Pool, 'query'>;

/** Whether Citus keeps records on different machines from other data. */
export async function isSharded({ query }: { readonly query: Query }): Promise<boolean> {
  const { rows } = await query<{ readonly isThere: boolean }>(
    sql`SELECT to_regclass('pg_catalog.pg_dist_node') IS NOT NULL AS "isThere"`,
  );
  return rows[0]?.isThere === true;
}

/**
 * Waits until the workers have ended every transaction that is prepared at the time of the call.
 * The coordinator commits first, so for a moment its versions are newer than the records on the
 * workers.
 *
 * @throws if a worker does not answer, or does not end the transactions in time
 */
export async function waitForWorkers(pool: Asked, signal: AbortSignal | undefined): Promise<void> {
  const until = performance.now() + MOST_MS;
  let pending = await findPending(pool);
  while (pending.size > 0) {
    signal?.throwIfAborted();
    if (performance.now() > until)
      throw new Error(`The workers have not ended ${[...pending].join(', ')}`);
    await pause(AGAIN_MS);
    const still = await findPending(pool);
    pending = new Set([...pending].filter((name) => still.has(name)));
  }
}

/** A worker does not answer. Its code is PostgreSQL's for a connection that failed. */
class WorkerAway extends Error {
  readonly code = '08006';

  constructor(reason: string) {
    super(`A worker is not responding: ${reason}`);
  }
}

/** The names of the transactions that workers have prepared and not ended. */
async function findPending(pool: Asked): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ readonly success: boolean; readonly result: string }>(
    `SELECT success, result FROM run_command_on_workers($$
       SELECT string_agg(gid, ' ') FROM pg_prepared_xacts WHERE database = current_database() AND gid LIKE 'citus\\_%' $$)`,
  );
  const silent = rows.find(({ success }) => !success);
  if (silent) throw new WorkerAway(silent.result);
  return new Set(rows.flatMap(({ result }) => result.split(' ')).filter((name) => name !== ''));
}
