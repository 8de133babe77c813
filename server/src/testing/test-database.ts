import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type pg from 'pg';
import { inject } from 'vitest';

import { rollups } from '#domain/measures/rollups.js';
import { rebuildRollups } from '#features/returns/make-rollups.store.js';
import { Database } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

/** A separate database for one test file, with only the current schema and the reference data. */
export interface TestDatabase {
  readonly ownerUrl: string;
  readonly database: Database;
  /**
   * Runs a statement as the owner, without the server’s roles, to check rows or to corrupt them.
   */
  asOwner<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    statement: string,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
  /** Rebuilds the rollups, after rows were inserted without the writer. */
  rebuildRollups(): Promise<void>;
  /**
   * Empties the rollups, after all records were removed. This takes a tenth of the time of making
   * them.
   */
  emptyRollups(): Promise<void>;
  /** Closes the database. It is dropped with all other databases after the run. */
  close(): Promise<void>;
}

/** The address of a standby of the server in DATABASE_URL, if there is one. */
const standby = process.env.STANDBY_DATABASE_URL;

/** True if tests run on two servers, which read figures on a standby where it is fresh enough. */
export const areServersTwo = Boolean(standby);

export function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(new URL(inject('templateUrl')).pathname.slice(1));
}

/** Creates a copy of the database `templateName`, which must have no connections. */
export async function copyDatabase(templateName: string): Promise<TestDatabase> {
  const template = new URL(inject('templateUrl'));
  const name = `${templateName}_${randomBytes(4).toString('hex')}`;

  for (const url of inject('serverUrls')) await copyOn(url, templateName, name);

  return openTestDatabase(Object.assign(new URL(template), { pathname: `/${name}` }).toString());
}

/** Opens a database that exists already. */
export async function openTestDatabase(ownerUrl: string): Promise<TestDatabase> {
  const owner = await connectToDatabase(ownerUrl);
  const follower = standby ? await openFollower(standby) : null;
  const database = new Database(ownerUrl, {
    maxConnections: 4,
    standbyUrls: standby
      ? [Object.assign(new URL(standby), { pathname: new URL(ownerUrl).pathname }).toString()]
      : [],
  });
  return {
    ownerUrl,
    database,
    asOwner: async <Row extends pg.QueryResultRow>(
      statement: string,
      values: readonly unknown[] = [],
    ) => {
      const { rows } = await owner.query<Row>(statement, [...values]);
      await follower?.waitFor(owner);
      return rows;
    },
    rebuildRollups: () => rebuildRollups(owner),
    emptyRollups: async () => {
      await owner.query(rollups.map(({ table }) => `DELETE FROM rollup.${table}`).join('; '));
    },
    async close() {
      await database.close();
      await owner.end();
      await follower?.close();
    },
  };
}

/** Opens a connection for waiting until the standby shows what the owner has changed. */
async function openFollower(address: string): Promise<Follower> {
  const follower = await connectToDatabase(address);
  return {
    waitFor: async (owner) => {
      const { rows } = await owner.query<{ end: string }>(
        'SELECT pg_current_wal_flush_lsn()::text AS end',
      );
      const hasReplayed = async () => {
        const text = 'SELECT WHERE pg_last_wal_replay_lsn() >= $1::pg_lsn';
        return (await follower.query(text, [rows[0]?.end])).rowCount === 1;
      };
      while (!(await hasReplayed())) await wait(5);
    },
    close: () => follower.end(),
  };
}

interface Follower {
  /**
   * Waits until the standby shows everything that is committed. The server needs no such wait: its
   * own changes raise a version, by which it notices that a standby is behind.
   */
  readonly waitFor: (owner: pg.Client) => Promise<void>;
  readonly close: () => Promise<void>;
}

async function copyOn(serverUrl: string, templateName: string, name: string): Promise<void> {
  const server = await connectToDatabase(serverUrl);
  // Copying files takes half as long as the default, which writes the copy to PostgreSQL's log too.
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY FILE_COPY`);
  await server.end();
}
