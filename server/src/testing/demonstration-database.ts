import { inject } from 'vitest';

import { loadAttackData } from '#attack/attack-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { closeForCopying } from './sharded-database.js';
import { copyDatabase, type TestDatabase } from './test-database.js';

/** The advisory lock for making the database, on a server that all tests share. */
const MAKING = 0x64656d6f;

/**
 * A copy of the demonstration partnership of 24 November 2026, with the secret and salt of the
 * attack. Loading takes half a minute, so the first test that needs the database makes it for the
 * whole run, and the others wait. The database is dropped with the template.
 */
export async function createDemonstrationDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const empty = template.pathname.slice(1);
  const loaded = `${empty}_demonstration`;
  const server = await connectToDatabase(
    Object.assign(new URL(template), { pathname: '/postgres' }).toString(),
  );
  try {
    await server.query('SELECT pg_advisory_lock($1)', [MAKING]);
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [loaded]);
    if (rowCount === 0) await make({ empty, loaded });
  } finally {
    // The lock is released with the connection.
    await server.end();
  }
  return copyDatabase(loaded);
}

/**
 * Makes the database on each server, and names it only once it is complete, so that an interrupted
 * one is made again. The first server, which is the one that is asked, names it last.
 */
async function make({
  empty,
  loaded,
}: {
  readonly empty: string;
  readonly loaded: string;
}): Promise<void> {
  const making = `${loaded}_in_the_making`;
  const serverUrls = inject('serverUrls');
  const urls = serverUrls.map((url) =>
    Object.assign(new URL(url), { pathname: `/${making}` }).toString(),
  );
  for (const url of serverUrls) {
    const server = await connectToDatabase(url);
    for (const left of [making, loaded]) await server.query(`DROP DATABASE IF EXISTS ${left}`);
    await server.query(`CREATE DATABASE ${making} TEMPLATE ${empty}`);
    await server.end();
  }
  await loadAttackData(urls[0] ?? '');
  await closeForCopying(urls);
  for (const url of serverUrls.toReversed()) {
    const server = await connectToDatabase(url);
    await server.query(`ALTER DATABASE ${making} RENAME TO ${loaded}`);
    await server.end();
  }
}
