import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connectToDatabase } from './connect.js';
import { removeData } from './embedded/place.js';
import { migrate } from './migrate.js';
import { Refusal } from './refusal.js';
import { prepareRoles, toAppUrl } from './roles.js';
import { runDatabase } from './testing/database-process.js';
import { isDeep } from './testing/depth.js';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.js';

let test: EmptyDatabase;
let user: string;
beforeEach(async () => {
  test = await createEmptyDatabase();
  user = new URL(test.ownerUrl).pathname.slice(1).concat('_low');
});
afterEach(async () => {
  await test.owner.query(`DROP ROLE IF EXISTS ${user}`);
  await test.drop();
});

describe('prepareRoles', () => {
  it('refuses a user who may not create roles, and names the reason in a sentence', async () => {
    await test.owner.query(`CREATE ROLE ${user} LOGIN PASSWORD 'low'`);
    const lowUrl = Object.assign(new URL(test.ownerUrl), {
      username: user,
      password: 'low',
    }).toString();
    const low = await connectToDatabase(lowUrl);
    // Keeps stronghold_app out even of a server that asks for no password.
    const { pathname } = new URL(test.ownerUrl);
    await test.owner.query(`REVOKE CONNECT ON DATABASE ${pathname.slice(1)} FROM PUBLIC`);

    const failing = prepareRoles(low, lowUrl);
    await expect(failing).rejects.toThrow(
      'may not create the roles stronghold_app, stronghold_writer, stronghold_engine, stronghold_auditor, stronghold_reader and stronghold_cleared_reader',
    );
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    await low.end();
  });

  // In the quick run, the server's tests migrate a new database for such an owner.
  it.runIf(isDeep)(
    'adds the roles of a newer version on a server set up by an older one, for an owner who is not a superuser',
    async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'stronghold-roles-'));
      const server = runDatabase(folder);
      try {
        const ownerUrl = Object.assign(new URL(await server.ownerUrl), {
          username: 'plain',
          password: 'old',
          pathname: '/theirs',
        }).toString();
        await asked(await server.ownerUrl, [
          `CREATE ROLE plain LOGIN CREATEROLE PASSWORD 'old'`,
          'CREATE DATABASE theirs OWNER plain',
        ]);
        // Set up the roles of the first versions.
        const { password } = new URL(toAppUrl(ownerUrl));
        await asked(ownerUrl, [
          ...['stronghold_writer', 'stronghold_engine', 'stronghold_app'].map(
            (role) => `CREATE ROLE ${role} NOLOGIN NOINHERIT`,
          ),
          'GRANT stronghold_writer, stronghold_engine TO stronghold_app',
          `ALTER ROLE stronghold_app LOGIN PASSWORD '${password}'`,
        ]);

        expect(await migrate(ownerUrl)).toContain('20261125062000_row_security');
        expect(await migrate(ownerUrl)).toEqual([]);
        await asked(toAppUrl(ownerUrl), [
          'SET ROLE stronghold_reader',
          'SELECT FROM report',
          'SET ROLE stronghold_cleared_reader',
          'SELECT FROM report',
        ]);
        await asked(ownerUrl, [
          'SELECT FROM report',
          'UPDATE report SET quantity = 1',
          `DROP TABLE report_history`,
        ]);
      } finally {
        await server.finish();
        await removeData(folder);
        await rm(folder, { recursive: true });
      }
    },
  );
});

async function asked(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
