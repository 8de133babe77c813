import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import { Refusal } from '@stronghold/prisma/refusal';

import { ensureCluster, hasPassword, OWNER, readPassword } from './cluster.js';
import { type GuardedProgram, runGuarded } from './guard.js';
import { choosePlace, type Place, setOrphanAside } from './place.js';
import { clearStalePostmaster } from './stale-postmaster.js';

const DATABASE = 'stronghold';

/**
 * How long a start may be retried because sessions of a killed server still hold its memory, in
 * milliseconds.
 */
const STALE_MEMORY_PATIENCE_MS = 20_000;

/** How long a start may take, including recovery after a kill, in milliseconds. */
const START_PATIENCE_MS = 120_000;

export interface EmbeddedDatabase {
  readonly ownerUrl: string;
  readonly port: number;
  /** The id of PostgreSQL's first process. */
  readonly processId: number;
  /**
   * The folder with the data, which is outside the state folder if the database's user cannot enter
   * that folder.
   */
  readonly dataFolder: string;
  /** True if this start created the database. */
  readonly isNew: boolean;
  /** Settles when the server has ended, on request or not. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface EmbeddedDatabaseOptions {
  /** Contains the password, the log and, if PostgreSQL's user can enter it, the data. */
  readonly stateFolder: string;
  readonly report?: (line: string) => void;
  /** For tests: makes the database faster, but a power failure would destroy it. */
  readonly isThrowAway?: boolean;
}

/**
 * Starts PostgreSQL with the data of `stateFolder`, which it creates if missing, on a free port of
 * 127.0.0.1. PostgreSQL stops on request or when our process ends. The caller must hold the folder
 * (holder.ts) and prevent two starts at once.
 *
 * @throws Refusal that quotes PostgreSQL, if it does not start
 */
export async function startEmbeddedDatabase(
  options: EmbeddedDatabaseOptions,
): Promise<EmbeddedDatabase> {
  const { stateFolder, report = () => undefined, isThrowAway = false } = options;
  const place = await choosePlace(stateFolder);
  // There is no log before the first start.
  await rename(place.logFile, `${place.logFile}.before`).catch(() => undefined);
  await clearStalePostmaster(place.data, report);
  if (existsSync(place.data) && !hasPassword(stateFolder)) {
    const aside = await setOrphanAside(place, stateFolder);
    if (aside !== null)
      report(`data left by an earlier clone in this folder was moved to ${aside}`);
  }
  const isNew = (await ensureCluster(place, stateFolder, isThrowAway)) === 'made';
  const password = await readPassword(stateFolder);

  const { server, port } = await startServer({ place, password, isThrowAway, report });
  await ensureDatabase(toUrl(port, password, 'postgres'));
  server.letGo();
  const postmasterNote = await readFile(path.join(place.data, 'postmaster.pid'), 'utf8');
  return {
    ownerUrl: toUrl(port, password, DATABASE),
    port,
    processId: Number(postmasterNote.split('\n', 1)[0]),
    dataFolder: place.data,
    isNew,
    ended: server.ended,
    stop: () => server.stop(),
  };
}

/** Address of the database that another process of this folder runs on `port`. */
export async function toRunningUrl(stateFolder: string, port: number): Promise<string> {
  return toUrl(port, await readPassword(stateFolder), DATABASE);
}

interface ServerStart {
  readonly place: Place;
  readonly password: string;
  readonly isThrowAway: boolean;
  readonly report: (line: string) => void;
}

async function startServer({
  place,
  password,
  isThrowAway,
  report,
}: ServerStart): Promise<{ readonly server: GuardedProgram; readonly port: number }> {
  const staleUntil = Date.now() + STALE_MEMORY_PATIENCE_MS;
  let isWaiting = false;
  for (;;) {
    const port = await findFreePort();
    const server = runGuarded(place, {
      program: 'postgres',
      args: ['-D', place.data, ...toSettings(port, isThrowAway)],
      stopSignal: 'INT',
    });
    if (await answers(server, toUrl(port, password, 'postgres'))) return { server, port };

    await server.stop();
    const reason = await readFailure(place.logFile);
    const isHeldByOldSessions = reason.includes('shared memory block');
    if (Date.now() > staleUntil || !(isHeldByOldSessions || /address|socket/i.test(reason))) {
      throw new Refusal(
        `The embedded database did not start: ${reason}. The full report is in ${place.logFile}.`,
      );
    }
    if (isHeldByOldSessions && !isWaiting)
      report('sessions of a killed server are still ending; waiting for them');
    isWaiting ||= isHeldByOldSessions;
    await pause(300);
  }
}

function toSettings(port: number, isThrowAway: boolean): readonly string[] {
  const settings = [
    ...[
      'listen_addresses=127.0.0.1',
      `port=${port}`,
      'unix_socket_directories=',
      'timezone=UTC',
      'log_timezone=UTC',
    ],
    ...['jit=off', 'log_checkpoints=off', 'logging_collector=off', 'max_connections=100'],
    ...(isThrowAway
      ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']
      : []),
  ];
  return settings.flatMap((setting) => ['-c', setting]);
}

/** Waits until the server accepts a connection; false if it ended, or took too long. */
async function answers(server: GuardedProgram, url: string): Promise<boolean> {
  const state = { hasEnded: false };
  const noteEnd = () => (state.hasEnded = true);
  void server.ended.then(noteEnd, noteEnd);
  const until = Date.now() + START_PATIENCE_MS;
  while (!state.hasEnded && Date.now() < until) {
    if (await canConnect(url)) return true;
    await pause(40);
  }
  return false;
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    // The server does not answer yet, or no longer answers: the caller decides.
    return false;
  } finally {
    // A client that never connected has nothing to end.
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [
      DATABASE,
    ]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function readFailure(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
  const line = lines.findLast((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC): +/, '').trim() || 'it gave no reason';
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string')
          reject(new Error('A listening socket has no port.'));
        else resolve(address.port);
      });
    });
  });
}

function toUrl(port: number, password: string, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}
