import { randomBytes } from 'node:crypto';

import type pg from 'pg';
import type { TestProject } from 'vitest/node';

import { makeMissingRollups } from '#features/returns/make-rollups.store.js';
import { prepareJobs } from '#platform/prepare-jobs.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { migrate } from '@stronghold/prisma/migrate';
import { loadReferenceData } from '@stronghold/prisma/reference-data';
import { dropDatabase } from '@stronghold/prisma/testing/drop-database';

import { closeForCopying, distribute, findWorkers, joinWorkers } from './sharded-database.js';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * The address of a migrated database with the reference data. Tests copy this database and
     * never write to it.
     */
    templateUrl: string;
    /** The addresses of the servers that hold a database: one, or the coordinator of Citus and its workers. */
    serverUrls: readonly string[];
  }
}

/**
 * Vitest’s global set-up: creates a migrated template database on the server in DATABASE_URL, which
 * each test file copies (`createTestDatabase`). The template and all copies are dropped at the end.
 * If CITUS_DATABASE_URL names a database on the coordinator of Citus that knows its workers, the
 * template is made and distributed on all of them (docs/decisions/0074).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const citusUrl = process.env.CITUS_DATABASE_URL;
  const serverUrl = citusUrl || process.env.DATABASE_URL;
  // Tests of rules need no database. A test that asks for the template fails, because there is no
  // address.
  if (!serverUrl) return () => Promise.resolve();

  const serverUrls = [serverUrl, ...(citusUrl ? await findWorkers(citusUrl) : [])];
  const name = `stronghold_prepared_${randomBytes(6).toString('hex')}`;
  for (const url of serverUrls) await on(url, (client) => client.query(`CREATE DATABASE ${name}`));
  const templateUrls = serverUrls.map((url) =>
    Object.assign(new URL(url), { pathname: `/${name}` }).toString(),
  );
  const [templateUrl = ''] = templateUrls;
  if (citusUrl) await joinWorkers(templateUrls);
  await migrate(templateUrl);
  await loadReferenceData(templateUrl);
  await on(templateUrl, makeMissingRollups);
  await on(templateUrl, prepareJobs);
  if (citusUrl) {
    await distribute(templateUrl);
    await closeForCopying(templateUrls);
  }
  project.provide('templateUrl', templateUrl);
  project.provide('serverUrls', serverUrls);
  return async () => {
    for (const url of serverUrls) await on(url, (client) => dropAll(client, name));
  };
}

/**
 * Drops the template and all its copies. Copies are not dropped when their tests end, because on a
 * file system without a journal, creating a database takes ten times as long just after files were
 * deleted.
 */
async function dropAll(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
    [name],
  );
  for (const row of rows) await dropDatabase(client, row.name);
}

async function on(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await connectToDatabase(url);
  await work(client);
  await client.end();
}
