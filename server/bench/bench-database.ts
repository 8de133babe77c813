import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type pg from 'pg';

import { loadLargePartnership } from '#cli/demonstration/large-partnership.js';
import { startProgress } from '#cli/progress.js';
import { readyDatabase } from '#cli/ready-database.js';
import { Database } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { acquireDatabase } from '@stronghold/prisma/embedded/embedded-database';

import { BENCH_TODAY, type BenchPlace, type DataOptions } from './bench-setting.js';

interface DatabaseSetting {
  /** The value of DATABASE_URL; null for the embedded database. */
  readonly databaseUrl: string | null;
  readonly stateFolder: string;
}

/** The time of the data. The same number of rows and the same time always give the same data. */
const now = new Date(`${BENCH_TODAY}T12:00:00Z`);

/**
 * Runs `work` with the large partnership, in its own database on the server in `DATABASE_URL` or on
 * the embedded one. The first run for a number of rows makes the database, and later runs use it
 * again.
 */
export async function withBenchPlace<Result>(
  { databaseUrl, stateFolder }: DatabaseSetting,
  { rows, isFresh }: DataOptions,
  work: (place: BenchPlace) => Promise<Result>,
): Promise<Result> {
  const acquired = await acquireDatabase({
    databaseUrl,
    stateFolder,
    report: startProgress(process.stderr).say,
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'stronghold-bench-'));
  try {
    const server = await connectToDatabase(acquired.ownerUrl);
    try {
      const name = `stronghold_bench_${rows}`;
      if (isFresh) await server.query(`DROP DATABASE IF EXISTS ${name}`);
      if (!(await hasDatabase(server, name)))
        await makeLargeDatabase(server, { serverUrl: acquired.ownerUrl, name, rows });
      const ownerUrl = toUrl(acquired.ownerUrl, name);
      await readyDatabase(ownerUrl, { isDemonstration: false, now });
      return await work({
        ownerUrl,
        folder,
        withEmptyDatabase: (use) =>
          withOther(server, { serverUrl: acquired.ownerUrl, template: 'template1' }, use),
        withCopy: (use) => withOther(server, { serverUrl: acquired.ownerUrl, template: name }, use),
      });
    } finally {
      await server.end();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await acquired.release();
  }
}

interface LargeDatabase {
  readonly serverUrl: string;
  readonly name: string;
  readonly rows: number;
}

/**
 * Makes the database, and names it only once it is complete, so that an interrupted database is
 * made again.
 */
async function makeLargeDatabase(
  server: pg.Client,
  { serverUrl, name, rows }: LargeDatabase,
): Promise<void> {
  const making = `${name}_in_the_making`;
  await server.query(`DROP DATABASE IF EXISTS ${making}`);
  await server.query(`CREATE DATABASE ${making}`);
  const ownerUrl = toUrl(serverUrl, making);
  await readyDatabase(ownerUrl, { isDemonstration: true, now });
  const database = new Database(ownerUrl, { maxConnections: 2 });
  const progress = startProgress(process.stderr);
  try {
    const report = (dataset: string, done: number, inAll: number) =>
      progress.update(`Making ${dataset}`, done, inAll);
    await loadLargePartnership({
      database,
      ownerUrl,
      reports: rows,
      today: BENCH_TODAY,
      now,
      report,
    });
  } finally {
    progress.clear();
    await database.close();
  }
  // Do the work of autovacuum, but at the same point in every run.
  await runAlone(ownerUrl, 'VACUUM (ANALYZE)');
  await server.query(`ALTER DATABASE ${making} RENAME TO ${name}`);
}

interface OtherDatabase {
  readonly serverUrl: string;
  /** The database to copy. */
  readonly template: string;
}

async function withOther<Result>(
  server: pg.Client,
  { serverUrl, template }: OtherDatabase,
  work: (ownerUrl: string) => Promise<Result>,
): Promise<Result> {
  const name = 'stronghold_bench_import';
  await server.query(`DROP DATABASE IF EXISTS ${name}`);
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  try {
    const ownerUrl = toUrl(serverUrl, name);
    await readyDatabase(ownerUrl, { isDemonstration: false, now });
    return await work(ownerUrl);
  } finally {
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
}

async function hasDatabase(server: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  return rowCount === 1;
}

async function runAlone(ownerUrl: string, statement: string): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}

function toUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}
