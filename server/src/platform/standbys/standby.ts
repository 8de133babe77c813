import pg from 'pg';

import { isLostConnection, openPool } from '@stronghold/prisma/connect';

import { lagOf, type PositionAt, type StandbyState } from './choose-standby.js';

/** How long a standby may take to accept a connection, in milliseconds. */
const CONNECT_TIMEOUT_MS = 1_000;
/** How long a server may take to answer a check, in milliseconds. */
const CHECK_TIMEOUT_MS = 2_000;

/** A standby could not answer. Nobody is told, because the primary answers instead. */
export class StandbyCannotAnswer extends Error {
  constructor(
    readonly why: 'behind' | 'failed',
    options?: ErrorOptions,
  ) {
    super(`A standby could not answer (${why})`, options);
  }
}

/** What a server says about itself when it is checked. */
export interface CheckedServer {
  readonly isInRecovery: boolean;
  /** How far its log is written, or replayed on a standby, in bytes. */
  readonly position: number;
  /** The same number for a primary and all its standbys, and for no other. */
  readonly system: string;
  /** When it was started, to the microsecond, which tells it from the others of its system. */
  readonly startedAt: string;
}

/** A pool with one connection for checks, which nothing else can hold. */
export function openPoolOfChecks(appUrl: string): pg.Pool {
  return openPool({
    connectionString: appUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CHECK_TIMEOUT_MS,
    max: 1,
  });
}

/** Asks a server about itself. */
export async function checkServer(pool: pg.Pool): Promise<CheckedServer> {
  const { rows } = await pool.query<CheckedServer>(`
    SELECT pg_is_in_recovery() AS "isInRecovery", system_identifier::text AS system, pg_postmaster_start_time()::text AS "startedAt",
           coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0'), 0)::float8 AS position
    FROM   pg_control_system()`);
  const [row] = rows;
  if (row === undefined) throw new Error('The server said nothing about itself');
  return row;
}

/** The primary at the last check. */
export interface KnownPrimary extends Pick<CheckedServer, 'system' | 'startedAt'> {
  readonly positions: readonly PositionAt[];
}

/** A standby, as the last check and the reads since then found it. */
export class Standby implements StandbyState {
  /** Its host and port. */
  readonly name: string;
  readonly pool: pg.Pool;
  isUp = false;
  /** Whether its address leads to the primary, as one of a cluster's addresses does. */
  isPrimary = false;
  lagSeconds = Infinity;
  lacks: string | null = null;
  readsUnderWay = 0;
  private readonly poolOfChecks: pg.Pool;
  /** Aborted when a check finds the standby down. */
  private down = new AbortController();

  /** @param config the pool for reads; its connections end if a statement is not answered in time */
  constructor(config: pg.PoolConfig & { readonly connectionString: string }) {
    this.name = new URL(config.connectionString).host;
    this.pool = openPool({
      ...config,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    this.poolOfChecks = openPoolOfChecks(config.connectionString);
  }

  /**
   * Checks whether the standby can be asked. If it cannot, the reads under way on it end at once,
   * because it may never answer.
   *
   * @param primary null if the primary does not answer: then nobody knows how far behind it is
   */
  async check(primary: KnownPrimary | null): Promise<void> {
    // No answer means that it is down, which the metrics say.
    const found = await checkServer(this.poolOfChecks).catch(() => null);
    const isOfPrimary = primary === null || found?.system === primary.system;
    this.isPrimary = primary !== null && isOfPrimary && found?.startedAt === primary.startedAt;
    if (found === null || !found.isInRecovery || !isOfPrimary) {
      this.isUp = false;
      this.lagSeconds = Infinity;
      this.down.abort();
      return;
    }
    if (this.down.signal.aborted) this.down = new AbortController();
    this.isUp = true;
    this.lacks = null;
    this.lagSeconds = primary
      ? lagOf(primary.positions, found.position, performance.now())
      : Infinity;
  }

  /**
   * Runs a read on this standby.
   *
   * @param read calls its argument once it has a connection
   * @param signal the error of a reader who has left says nothing about the standby
   * @throws StandbyCannotAnswer if the primary should be asked instead, and other errors as they are
   */
  async run<Result>(
    read: (onBegun: () => void) => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    const state = { hasBegun: false };
    this.readsUnderWay += 1;
    const reading = read(() => void (state.hasBegun = true)).finally(
      () => void (this.readsUnderWay -= 1),
    );
    try {
      return await untilAborted(reading, this.down.signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      const isLost = !state.hasBegun || isLostConnection(error) || isOverloaded(error);
      if (isLost) this.isUp = false;
      if (isLost || isOfDatabase(error)) throw new StandbyCannotAnswer('failed', { cause: error });
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.end(), this.poolOfChecks.end()]);
  }
}

/** PostgreSQL’s code for a statement that took too long, which it would on the primary as well. */
const CANCELLED = '57014';

/**
 * Whether the database refused a statement for another reason than its time. It may be right on the
 * primary: a standby cancels statements that read what its primary has just cleaned up.
 */
function isOfDatabase(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== CANCELLED;
}

/** Whether a server has no resources left, such as connections. */
function isOverloaded(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith('53') === true;
}

/** Waits for a read, or until its standby is down. */
function untilAborted<Result>(reading: Promise<Result>, down: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new StandbyCannotAnswer('failed'));
    down.addEventListener('abort', stop, { once: true });
    const leave = () => down.removeEventListener('abort', stop);
    void reading.then(resolve, reject).finally(leave);
  });
}
