import { createHash } from 'node:crypto';

import type pg from 'pg';

import { loadDemonstration } from '#cli/demonstration/demonstration.js';
import { startProgress } from '#cli/progress.js';
import { readyDatabase } from '#cli/ready-database.js';
import { Database } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { acquireDatabase } from '@stronghold/prisma/embedded/embedded-database';

/** The day that the attack uses as today, so that it attacks the same records in every run. */
export const ATTACK_TODAY = '2026-11-24';

const now = new Date(`${ATTACK_TODAY}T12:00:00Z`);
const NAME = 'stronghold_attack';

interface DatabaseOptions {
  /** The value of DATABASE_URL; null for the embedded database. */
  readonly databaseUrl: string | null;
  readonly stateFolder: string;
  /** Whether to make the data again. */
  readonly isFresh: boolean;
}

/**
 * Runs `work` on the demonstration partnership, in its own database on the server in `DATABASE_URL`
 * or on the embedded server. The first run makes the database, and later runs use it again.
 */
export async function withAttackDatabase<Result>(
  { isFresh, ...setting }: DatabaseOptions,
  work: (ownerUrl: string) => Promise<Result>,
): Promise<Result> {
  const acquired = await acquireDatabase({ ...setting, report: startProgress(process.stderr).say });
  try {
    const server = await connectToDatabase(acquired.ownerUrl);
    try {
      if (isFresh) await server.query(`DROP DATABASE IF EXISTS ${NAME}`);
      const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [NAME]);
      if (rowCount !== 1) await makeDatabase(server, acquired.ownerUrl);
      const ownerUrl = toUrl(acquired.ownerUrl, NAME);
      await readyDatabase(ownerUrl, { isDemonstration: true, now });
      return await work(ownerUrl);
    } finally {
      await server.end();
    }
  } finally {
    await acquired.release();
  }
}

/**
 * Makes the database, and names it once it is complete, so that an interrupted database is made
 * again.
 */
async function makeDatabase(server: pg.Client, serverUrl: string): Promise<void> {
  const making = `${NAME}_in_the_making`;
  await server.query(`DROP DATABASE IF EXISTS ${making}`);
  await server.query(`CREATE DATABASE ${making}`);
  await loadAttackData(toUrl(serverUrl, making));
  await server.query(`ALTER DATABASE ${making} RENAME TO ${NAME}`);
}

/**
 * Loads the demonstration partnership with a public secret and salt, so that every run gives the
 * same numbers. A real installation generates its own secret and salt, which nobody sees.
 *
 * @param ownerUrl the address of a database without records
 */
export async function loadAttackData(ownerUrl: string): Promise<void> {
  await readyDatabase(ownerUrl, { isDemonstration: true, now });
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query('UPDATE installation_secret SET secret = $1', [
      createHash('sha256').update('attack').digest(),
    ]);
    await owner.query('UPDATE installation_salt SET salt = $1', [ATTACK_SALT]);
  } finally {
    await owner.end();
  }
  const database = new Database(ownerUrl, { maxConnections: 2 });
  const progress = startProgress(process.stderr);
  try {
    const report = (done: number, inAll: number) =>
      progress.update('Loading the demonstration', done, inAll);
    await loadDemonstration({ database, ownerUrl, today: ATTACK_TODAY, now, report });
  } finally {
    progress.clear();
    await database.close();
  }
}

/** An arbitrary salt. */
const ATTACK_SALT = 0x5bd1e995;

function toUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
