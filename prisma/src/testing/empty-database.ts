import { randomBytes } from 'node:crypto';

import type pg from 'pg';

import { connectToDatabase } from '@stronghold/prisma/connect';

import { dropDatabase } from './drop-database.js';

/** A new, empty database on the server that DATABASE_URL names. */
export interface EmptyDatabase {
  readonly ownerUrl: string;
  readonly owner: pg.Client;
  drop(): Promise<void>;
}

/**
 * @param origin what the database is copied from, as a clause of CREATE DATABASE; by default
 * nothing
 */
export async function createEmptyDatabase(origin = ''): Promise<EmptyDatabase> {
  const serverUrl = process.env.DATABASE_URL;
  if (!serverUrl) throw new Error('Database tests need DATABASE_URL; `npm test` sets it.');

  const name = `stronghold_test_${randomBytes(6).toString('hex')}`;
  const server = await connectToDatabase(serverUrl);
  await server.query(`CREATE DATABASE ${name} ${origin}`);
  const ownerUrl = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString();
  const owner = await connectToDatabase(ownerUrl);
  return {
    ownerUrl,
    owner,
    async drop() {
      await owner.end();
      await dropDatabase(server, name);
      await server.end();
    },
  };
}
