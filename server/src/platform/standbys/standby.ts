import pg from 'pg';

import { isLostConnection, openPool } from '@stronghold/prisma/connect';

import { lagOf, type PositionAt, type StandbyState } from './choose-standby.js';

/** How long a standby may take to accept a connection, in milliseconds. */
const CONNECT_TIMEOUT_MS = 1_000;
/** How long a server may take to answer a check, in milliseconds. */
const CHECK_TIMEOUT_MS = 2_000;

/**
 * A standby could not answer. Callers never see this error, because the primary answers instead.
 */
export class StandbyCannotAnswer extends Error {
  constructor(
    readonly why: 'behind' | 'failed',
    options?: ErrorOptions,
  ) {
    super(`A standby could not answer (${why})`, options);
  }
}

export interface CheckedServer {
  readonly isInRecovery: boolean;
  /** How far the log has been written, or on a standby replayed, in bytes. */
  readonly position: number;
  /**
   * PostgreSQL's system identifier, which a primary shares with its standbys and with no other
   * server.
   */
  readonly system: string;
  /**
   * When the server was started, to the microsecond. This distinguishes a primary and its standbys.
   */
  readonly startedAt: string;
}

/** Opens a pool with one connection, which is only for checks. */
export function openPoolOfChecks(appUrl: string): pg.Pool {
  return openPool({
    connectionString: appUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: CHECK_TIMEOUT_MS,
    max: 1,
  });
}

/** Asks a server for its role, its position, its system and its start. */
export async function checkServer(pool: pg.Pool): Promise<CheckedServer> {
  const { rows } = await pool.query<CheckedServer>(`
    SELECT pg_is_in_recovery() AS "isInRecovery", system_identifier::text AS system, pg_postmaster_start_time()::text AS "startedAt",
           coalesce(pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0'), 0)::float8 AS position
    FROM   pg_control_system()`);
  const [row] = rows;
  if (row === undefined) throw new Error('The server said nothing about itself');
  return row;
}

/** What the last checks found out about the primary. */
export interface KnownPrimary extends Pick<CheckedServer, 'system' | 'startedAt'> {
  readonly positions: readonly PositionAt[];
}

/** A standby, in the state that the last check and later reads have shown. */
export class Standby implements StandbyState {
  /** The host and port of the standby. */
  readonly name: string;
  readonly pool: pg.Pool;
  isUp = false;
  /**
   * Whether the address leads to the primary. A cluster's list of addresses includes the primary's.
   */
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
   * Checks whether the standby can be asked. If it cannot, ends its reads at once, because it may
   * never answer them.
   *
   * @param primary null if the primary does not answer, so that it is unknown how far behind the
   * standby is
   */
  async check(primary: KnownPrimary | null): Promise<void> {
    // No answer means that the standby is down, which the metrics show.
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
   * @param read reads, and calls its argument once it has a connection
   * @param signal aborted if the reader has left; errors after that say nothing about the standby
   * @throws StandbyCannotAnswer if the primary should be asked instead; any other error unchanged
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

/**
 * PostgreSQL’s code for a statement that took too long. It would take too long on the primary as
 * well.
 */
const CANCELLED = '57014';

/**
 * Whether the database refused a statement for a reason other than its time. The statement may
 * succeed on the primary: a standby cancels statements that read rows its primary has just removed.
 */
function isOfDatabase(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== CANCELLED;
}

/** Whether a server has no resources left, such as connections. */
function isOverloaded(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code?.startsWith('53') === true;
}

/** Waits for a read. Rejects at once if its standby goes down. */
function untilAborted<Result>(reading: Promise<Result>, down: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new StandbyCannotAnswer('failed'));
    down.addEventListener('abort', stop, { once: true });
    const leave = () => down.removeEventListener('abort', stop);
    void reading.then(resolve, reject).finally(leave);
  });
}
