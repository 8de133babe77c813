import { randomBytes } from 'node:crypto';

import type { QueryResultRow } from 'pg';
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
  asOwner<Row extends QueryResultRow = QueryResultRow>(
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
  const database = new Database(ownerUrl, { maxConnections: 4 });
  return {
    ownerUrl,
    database,
    asOwner: async <Row extends QueryResultRow>(
      statement: string,
      values: readonly unknown[] = [],
    ) => (await owner.query<Row>(statement, [...values])).rows,
    rebuildRollups: () => rebuildRollups(owner),
    emptyRollups: async () => {
      await owner.query(rollups.map(({ table }) => `DELETE FROM rollup.${table}`).join('; '));
    },
    async close() {
      await database.close();
      await owner.end();
    },
  };
}

async function copyOn(serverUrl: string, templateName: string, name: string): Promise<void> {
  const server = await connectToDatabase(serverUrl);
  // Copying files takes half as long as the default, which writes the copy to PostgreSQL's log too.
  await server.query(`CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY FILE_COPY`);
  await server.end();
}
