import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';

import { isLostConnection, openPool, type PoolWatch } from './connect.js';
import { countDown } from './countdown.js';

/** How often the connections in use are looked at, in milliseconds. */
const LOOK_EVERY_MS = 200;

/**
 * How long a database that is asked whether it is there may say nothing, in milliseconds in which
 * this process listens.
 */
const PATIENCE_MS = 900;

/** How often a database that says nothing is asked whether it is back, in milliseconds. */
const ASK_AGAIN_MS = 500;

/** What work is told whose database says nothing. `isLostConnection` knows it by its beginning. */
const SILENT = 'Connection terminated, because the database says nothing';

/**
 * Notices that a database says nothing any more although its connections are open, as when a network
 * is cut: packets vanish, so nobody would be told for minutes. While connections of its pools are in
 * use and nothing is heard on any of them, the database is asked whether it is there, on a connection
 * of its own. If it does not answer that either, all connections are ended, and none is made until it
 * answers again: so work fails at once, and nothing waits in line for a connection.
 */
export class SilenceWatch implements PoolWatch {
  private readonly pools: pg.Pool[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly poolOfProbes: pg.Pool;
  private probing: Promise<boolean> | null = null;
  private isWatching = false;
  private isClosed = false;
  private isSilent = false;
  /** Bytes that came on connections that have ended. */
  private heardBefore = 0;

  constructor(connectionString: string) {
    this.poolOfProbes = openPool({
      connectionString,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      stream: () => this.hear(new Socket()),
      max: 1,
    });
  }

  readonly openSocket = (): Socket => {
    this.begin();
    return this.hear(this.isSilent ? new ClosedSocket() : new Socket());
  };

  /** Counts what comes from the database on a connection. */
  private hear(socket: Socket): Socket {
    this.sockets.add(socket);
    socket.once('close', () => {
      this.heardBefore += socket.bytesRead;
      this.sockets.delete(socket);
    });
    return socket;
  }

  watch(pool: pg.Pool): void {
    this.pools.push(pool);
    pool.on('acquire', () => this.begin());
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.poolOfProbes.end();
  }

  /** Begins to look, unless it looks already. */
  private begin(): void {
    if (this.isWatching || this.isClosed) return;
    this.isWatching = true;
    void this.look().finally(() => (this.isWatching = false));
  }

  /** Looks until no connection is in use. */
  private async look(): Promise<void> {
    let heard = this.heard;
    while (!this.isClosed) {
      await wait(LOOK_EVERY_MS, null, { ref: false });
      if (this.isSilent) await this.askAgain();
      else if (this.heard === heard) {
        if (!this.isInUse) return;
        if (!(await this.isThere())) this.giveUp();
      }
      heard = this.heard;
    }
  }

  private get isInUse(): boolean {
    return this.pools.some(({ totalCount, idleCount }) => totalCount > idleCount);
  }

  /** A number that grows with everything that comes from the database. */
  private get heard(): number {
    return [...this.sockets].reduce((sum, { bytesRead }) => sum + bytesRead, this.heardBefore);
  }

  /** Whether the database answers, or is heard of on another connection. */
  private async isThere(): Promise<boolean> {
    const { heard } = this;
    let stop = (): void => undefined;
    const isOver = new Promise<void>((resolve) => (stop = countDown(PATIENCE_MS, resolve)));
    await Promise.race([
      this.probe().then((hasAnswered) => (hasAnswered ? undefined : isOver)),
      isOver,
    ]);
    stop();
    return this.heard !== heard || this.isClosed;
  }

  /** Asks the database whether it is there, unless it is being asked. A refusal is an answer too. */
  private probe(): Promise<boolean> {
    this.probing ??= this.poolOfProbes
      .query('SELECT 1')
      .then(
        () => true,
        (error: unknown) => !isUnanswered(error),
      )
      .finally(() => (this.probing = null));
    return this.probing;
  }

  private giveUp(): void {
    this.isSilent = true;
    for (const socket of this.sockets) socket.destroy(new Error(SILENT));
  }

  private async askAgain(): Promise<void> {
    if (await this.probe()) this.isSilent = false;
    else await wait(ASK_AGAIN_MS, null, { ref: false });
  }
}

/** The words of the driver for a statement without an answer. */
const UNANSWERED = 'Query read timeout';

function isUnanswered(error: unknown): boolean {
  return isLostConnection(error) || (error instanceof Error && error.message === UNANSWERED);
}

/** A socket that leads nowhere, for connections that would only be waited for. */
class ClosedSocket extends Socket {
  override connect(): this {
    return this.destroy(new Error(SILENT));
  }
}
