import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { migrate } from './migrate.js';
import { Refusal } from './refusal.js';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.js';
import { createMigratedDatabase, type MigratedDatabase } from './testing/migrated-database.js';

const execute = promisify(execFile);

let test: EmptyDatabase;

describe('migrate', () => {
  beforeEach(async () => {
    test = await createEmptyDatabase();
  });
  afterEach(() => test.drop());

  it('brings an empty database up to date and finds nothing to do the next time', async () => {
    expect((await migrate(test.ownerUrl)).length).toBeGreaterThan(0);
    expect(await migrate(test.ownerUrl)).toEqual([]);
  });

  it('leaves nothing open that keeps the process alive', async () => {
    const program = `import { migrate } from './src/migrate.ts';
      await migrate(process.env.OWNER_URL);
      process.stdout.write(JSON.stringify(process.getActiveResourcesInfo().filter((name) => name === 'Timeout')));`;
    const { stdout } = await execute(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', program],
      {
        cwd: fileURLToPath(new URL('..', import.meta.url)),
        env: { ...process.env, OWNER_URL: test.ownerUrl },
      },
    );
    expect(stdout).toBe('[]');
  });

  it('lets only one of several processes migrate if all start at the same time', async () => {
    const applied = await Promise.all([
      migrate(test.ownerUrl),
      migrate(test.ownerUrl),
      migrate(test.ownerUrl),
    ]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    const { rows } = await test.owner.query(
      'SELECT migration_name, count(*)::int AS times FROM _prisma_migrations GROUP BY 1 HAVING count(*) > 1',
    );
    expect(rows).toEqual([]);
  });

  it('refuses a database with another program’s tables, says why in a sentence, and changes nothing', async () => {
    await test.owner.query('CREATE TABLE agency AS SELECT 1 AS id');
    const failing = migrate(test.ownerUrl);
    await expect(failing).rejects.toThrow('contains tables that Stronghold did not create');
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    expect((await test.owner.query('SELECT * FROM agency')).rows).toEqual([{ id: 1 }]);
  });

  it('refuses a database that it may only read, and quotes the reason without a stack trace', async () => {
    const readOnly = Object.assign(new URL(test.ownerUrl), {
      search: '?options=-c%20default_transaction_read_only%3Don',
    });
    const failing = migrate(readOnly.toString());
    await expect(failing).rejects.toThrow(
      /^The tables could not be created or changed: cannot execute CREATE TABLE in a read-only transaction\. .*$/,
    );
    await expect(failing).rejects.toBeInstanceOf(Refusal);
  });
});

describe('migrate, on a database with all migrations,', () => {
  let migrated: MigratedDatabase;
  beforeAll(async () => {
    migrated = await createMigratedDatabase();
  });
  afterAll(() => migrated.drop());
  beforeEach(async () => {
    test = await migrated.copy();
  });
  afterEach(() => test.drop());

  it.each([
    {
      name: 'that is half migrated',
      spoil: 'UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0',
      sentence: 'This database is half migrated',
    },
    {
      name: 'that a newer version migrated',
      spoil: `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ('1', 'a', '29991231000000_tomorrow', now(), 1)`,
      sentence: 'this version does not have 29991231000000_tomorrow',
    },
    {
      name: 'that was migrated by a file which has changed since',
      spoil: `UPDATE _prisma_migrations SET checksum = repeat('0', 64)`,
      sentence: 'was changed after this database had applied it',
    },
  ])(
    'refuses a database $name, says why in a sentence, and changes nothing',
    async ({ spoil, sentence }) => {
      await test.owner.query(spoil);
      const before = (await test.owner.query('SELECT * FROM _prisma_migrations')).rows;

      const failing = migrate(test.ownerUrl);
      await expect(failing).rejects.toThrow(sentence);
      await expect(failing).rejects.toBeInstanceOf(Refusal);
      expect((await test.owner.query('SELECT * FROM _prisma_migrations')).rows).toEqual(before);
    },
  );
});
