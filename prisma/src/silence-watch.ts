import { connect, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import pg from 'pg';

import type { PoolWatch } from './connect.js';
import { countDown } from './countdown.js';

/** How often the connections in use are checked, in milliseconds. */
const LOOK_EVERY_MS = 400;

/**
 * How often a machine that says nothing is called, and how long each call is given, in milliseconds
 * in which this process listens. Several calls, because a network may lose one.
 */
const CALLS = 3;
const CALL_MS = 300;

/** How often a machine that is out of reach is called again, in milliseconds. */
const CALL_AGAIN_MS = 500;

/**
 * The message for work whose database is out of reach. `isLostConnection` knows it by its
 * beginning.
 */
const SILENT = 'Connection terminated, because the database’s machine is out of reach';

/**
 * Notices that the machine of a database is out of reach although connections to it are open, as
 * when a network is cut: packets vanish, so nobody would be told for minutes. While connections of
 * its pools are in use and nothing is heard on any of them, the machine is called. If it does not
 * answer, all connections are ended, and none is made until it answers again: so work fails at
 * once, and nothing queues for a connection.
 *
 * The call is a connection that is closed at once. The machine’s system answers it, not the
 * database, so a database that is only overloaded is never thought to be away.
 */
export class SilenceWatch implements PoolWatch {
  private readonly pools: pg.Pool[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly address: Address;
  private isWatching = false;
  private isClosed = false;
  private isOutOfReach = false;
  /** Bytes that came on connections that have ended. */
  private heardBefore = 0;

  /** @param calls whether a machine answers; by default it is called over the network */
  constructor(
    connectionString: string,
    private readonly calls: CallMachine = answers,
  ) {
    const { host, port } = new pg.Client({ connectionString });
    this.address = { host, port };
  }

  readonly openSocket = (): Socket => {
    const socket = this.isOutOfReach ? new ClosedSocket() : new Socket();
    this.sockets.add(socket);
    socket.once('close', () => {
      this.heardBefore += socket.bytesRead;
      this.sockets.delete(socket);
    });
    this.begin();
    return socket;
  };

  watch(pool: pg.Pool): void {
    this.pools.push(pool);
    pool.on('acquire', () => this.begin());
  }

  close(): void {
    this.isClosed = true;
  }

  /** Begins to look, unless it is already looking. */
  private begin(): void {
    if (this.isWatching || this.isClosed || isOfThisMachine(this.address)) return;
    this.isWatching = true;
    void this.look().finally(() => (this.isWatching = false));
  }

  /** Looks until no connection is in use. */
  private async look(): Promise<void> {
    let heard = this.heard;
    while (!this.isClosed) {
      await wait(this.isOutOfReach ? CALL_AGAIN_MS : LOOK_EVERY_MS, null, { ref: false });
      if (this.isOutOfReach) this.isOutOfReach = !(await this.calls(this.address));
      else if (this.heard === heard) {
        if (!this.isInUse) return;
        if (!(await this.calls(this.address)) && this.heard === heard) this.giveUp();
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

  private giveUp(): void {
    this.isOutOfReach = true;
    for (const socket of this.sockets) socket.destroy(new Error(SILENT));
  }
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Calls a machine, and says whether it answers. */
export type CallMachine = (address: Address) => Promise<boolean>;

/** Whether the database is reached through a file of this machine, and not through a network. */
function isOfThisMachine({ host }: Address): boolean {
  return host.startsWith('/');
}

/** Whether a machine answers one of several calls. */
export async function answers(address: Address): Promise<boolean> {
  for (let call = 0; call < CALLS; call += 1) if (await answersOnce(address)) return true;
  return false;
}

/** The errors of a connection whose machine answered that nothing listens there. */
const REFUSED = new Set(['ECONNREFUSED', 'ECONNRESET']);

function answersOnce(address: Address): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (hasAnswered: boolean) => {
      stop();
      socket.destroy();
      resolve(hasAnswered);
    };
    const stop = countDown(CALL_MS, () => end(false));
    socket.once('connect', () => end(true));
    socket.on('error', (error) => end('code' in error && REFUSED.has(String(error.code))));
  });
}

/** A socket that leads nowhere, for connections that would only be waited for. */
class ClosedSocket extends Socket {
  override connect(): this {
    return this.destroy(new Error(SILENT));
  }
}
