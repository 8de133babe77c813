import { Socket } from 'node:net';

import pg from 'pg';

import { countDown } from './countdown.js';
import { Refusal } from './refusal.js';

/** How long a server may take to answer before it counts as unreachable, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens one connection.
 *
 * @throws Refusal that names the host but never the password, if the address is invalid or nothing
 * answers there
 */
export async function connectToDatabase(databaseUrl: string): Promise<pg.Client> {
  const { host, database } = parseDatabaseUrl(databaseUrl);
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // A broken connection fails its running query. Without this listener it would also end the
  // process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Refusal(explainFailure(error, host, database));
  }
}

/** How long a pool may take to make a connection, in milliseconds in which it listens. */
const POOL_CONNECT_TIMEOUT_MS = 1_500;

/**
 * Gives up soon if nobody answers, however long a pool lets people wait for a connection that others
 * are using.
 */
class PromptClient extends pg.Client {
  constructor(config: pg.PoolConfig = {}) {
    const { connectionTimeoutMillis = POOL_CONNECT_TIMEOUT_MS, stream } = config;
    const socket = stream?.() ?? new Socket();
    super({ ...config, connectionTimeoutMillis: 0, stream: () => socket });
    const patience = Math.min(connectionTimeoutMillis, POOL_CONNECT_TIMEOUT_MS);
    const stop = countDown(patience, () => socket.destroy(new Error('timeout expired')));
    this.once('connect', stop);
    socket.once('close', stop);
  }
}

/**
 * Settings with which PostgreSQL notices within about ten seconds that a silent client is gone, and
 * ends its work. Otherwise it takes two hours.
 */
export const NOTICE_LOST_CLIENT =
  '-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3';

/**
 * The same for a client that takes no answer. Otherwise that takes a quarter of an hour, in which the
 * locks of its work hold up others. Not for files, which people may read slowly.
 */
export const NOTICE_LOST_READER = '-c tcp_user_timeout=10000';

/** Watches whether anything still arrives from the database (`silence-watch.ts`). */
export interface PoolWatch {
  /** Opens the socket of each connection. */
  readonly openSocket: () => Socket;
  watch(pool: pg.Pool): void;
}

/**
 * A pool of connections, opened on demand. If a connection breaks, its query fails, but the process
 * keeps running.
 *
 * @param watch ends the connections if nothing is heard on them; by default that takes minutes
 */
export function openPool(config: pg.PoolConfig, watch?: PoolWatch): pg.Pool {
  const sockets = watch ? { stream: watch.openSocket } : {};
  const pool = new pg.Pool({ Client: PromptClient, ...sockets, ...config });
  watch?.watch(pool);
  pool.on('error', () => undefined);
  // The pool listens only to idle connections.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Whether `error` says that a connection broke while in use, because the server ended or the
 * network failed.
 */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && isLostCode(String(error.code))) ||
    /^Connection terminated|^timeout expired$|has encountered a connection error/.test(
      error.message,
    )
  );
}

/** Whether a code of PostgreSQL or of the system means a lost connection. */
export function isLostCode(code: string): boolean {
  return LOST.has(code);
}

/** The error codes of PostgreSQL and of the system for a lost connection. */
const LOST = new Set([
  ...['57P01', '57P02', '57P03', '08000', '08003', '08006'],
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
]);

/**
 * The host (with its port) and database in an address.
 *
 * @throws Refusal if the address is not one of PostgreSQL
 */
export function parseDatabaseUrl(databaseUrl: string): {
  readonly host: string;
  readonly database: string;
} {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new Refusal(
      'DATABASE_URL is not a PostgreSQL address. It should look like postgres://user:password@host:5432/database.',
    );
  }
  const database = decodeURIComponent(url.pathname.slice(1));
  if (database === '')
    throw new Refusal(
      'DATABASE_URL does not name a database. It should look like postgres://user:password@host:5432/database.',
    );
  return { host: url.host || 'this machine', database };
}

function explainFailure(error: unknown, host: string, database: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case '3D000':
      return `The server at ${host} has no database named "${database}". Create it, or correct DATABASE_URL.`;
    case '28P01':
    case '28000':
      return `The server at ${host} refused the user or the password in DATABASE_URL. Correct them.`;
    case '53300':
      return `The server at ${host} has no free connection. Raise its max_connections, or close other programs that use it.`;
    case '57P03':
      return `The server at ${host} is starting or stopping. Try again in a moment.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `No machine has the name in DATABASE_URL (${host}). Correct the name.`;
    default:
      return `No PostgreSQL server answers at ${host}. Start it, or correct DATABASE_URL. (${describe(error)})`;
  }
}

function describe(error: unknown): string {
  if (error instanceof AggregateError) return describe(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
