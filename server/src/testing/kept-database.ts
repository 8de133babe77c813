import { inject } from 'vitest';

import { connectToDatabase } from '@stronghold/prisma/connect';

import { closeForCopying } from './sharded-database.js';
import { copyDatabase, type TestDatabase } from './test-database.js';

/**
 * A copy of a database that is filled once for the whole run. The first test that needs the database
 * makes it, and others that need it meanwhile wait. It is dropped with the template.
 *
 * @param kept what is in the database: a word that no other content has
 * @param fill fills a copy of the template, at its address
 */
export async function copyKeptDatabase(
  kept: string,
  fill: (ownerUrl: string) => Promise<void>,
): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const empty = template.pathname.slice(1);
  const filled = `${empty}_${kept}`;
  const server = await connectToDatabase(
    Object.assign(new URL(template), { pathname: '/postgres' }).toString(),
  );
  try {
    // The server is shared by all tests.
    await server.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [filled]);
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [filled]);
    if (rowCount === 0) await make({ empty, filled, fill });
  } finally {
    // The lock is released with the connection.
    await server.end();
  }
  return copyDatabase(filled);
}

/**
 * Makes the database on each server, and names it only once it is complete, so that an interrupted
 * one is made again. The first server, which is the one that is asked, names it last.
 */
async function make({
  empty,
  filled,
  fill,
}: {
  readonly empty: string;
  readonly filled: string;
  readonly fill: (ownerUrl: string) => Promise<void>;
}): Promise<void> {
  const making = `${filled}_in_the_making`;
  const serverUrls = inject('serverUrls');
  const urls = serverUrls.map((url) =>
    Object.assign(new URL(url), { pathname: `/${making}` }).toString(),
  );
  for (const url of serverUrls) {
    const server = await connectToDatabase(url);
    for (const left of [making, filled]) await server.query(`DROP DATABASE IF EXISTS ${left}`);
    await server.query(`CREATE DATABASE ${making} TEMPLATE ${empty} STRATEGY FILE_COPY`);
    await server.end();
  }
  await fill(urls[0] ?? '');
  await closeForCopying(urls);
  for (const url of serverUrls.toReversed()) {
    const server = await connectToDatabase(url);
    await server.query(`ALTER DATABASE ${making} RENAME TO ${filled}`);
    await server.end();
  }
}
