import { randomBytes } from 'node:crypto';

import type pg from 'pg';
import type { TestProject } from 'vitest/node';

import { makeMissingRollups } from '#features/returns/make-rollups.store.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { migrate } from '@stronghold/prisma/migrate';
import { loadReferenceData } from '@stronghold/prisma/reference-data';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a migrated database that holds the reference data; tests copy it and never write to it. */
    templateUrl: string;
  }
}

/**
 * Vitest's global set-up: a migrated template database on the server that DATABASE_URL names, dropped at the end.
 * Each test file copies it (`createTestDatabase`).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.DATABASE_URL;
  // Rules need none; whatever asks for the template fails by its missing address.
  if (!serverUrl) return () => Promise.resolve();

  const name = `stronghold_test_${randomBytes(6).toString('hex')}`;
  await runOn(serverUrl, `CREATE DATABASE ${name}`);
  const templateUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString();
  await migrate(templateUrl);
  await loadReferenceData(templateUrl);
  await on(templateUrl, makeMissingRollups);
  project.provide('templateUrl', templateUrl);
  return () => runOn(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
}

async function runOn(serverUrl: string, statement: string): Promise<void> {
  await on(serverUrl, (client) => client.query(statement));
}

async function on(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await connectToDatabase(url);
  await work(client);
  await client.end();
}
