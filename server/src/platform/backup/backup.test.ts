import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Head } from '#domain/audit/chain.js';
import { verifyLog } from '#features/audit/verify-log.js';
import { Database } from '#platform/database.js';
import { queueMail } from '#platform/mail/outbox.js';
import {
  addAwkwardRows,
  type Backups,
  makeBackupPath,
  prepareBackups,
  removeBackup,
} from '#testing/backups.js';
import { findFilledTables, readEveryRow, readEveryRowButTheLog } from '#testing/saved-rows.js';
import { addPerson } from '#testing/signed-in.js';
import type { TestDatabase } from '#testing/test-database.js';
import { findKnownMigrations } from '@stronghold/prisma/known-migrations';
import { migrate } from '@stronghold/prisma/migrate';
import { createEmptyDatabase, type EmptyDatabase } from '@stronghold/prisma/testing/empty-database';

let backups: Backups;
let source: TestDatabase;
let folder: string;
beforeAll(async () => {
  backups = await prepareBackups();
  source = backups.source;
});
afterAll(() => backups.close());
beforeEach(async () => {
  folder = await makeBackupPath();
});
afterEach(() => removeBackup(folder));

/** Runs statements on a connection in another process, and blocks until they finish. */
function runElsewhere(ownerUrl: string, statements: string): { readonly errors: string } {
  const program = `import pg from 'pg';
    const client = new pg.Client({ connectionString: process.env.OWNER_URL });
    await client.connect();
    await client.query(process.env.STATEMENTS).catch((error) => process.stderr.write(error.message));
    await client.end();`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    env: { ...process.env, OWNER_URL: ownerUrl, STATEMENTS: statements },
    encoding: 'utf8',
  });
  return { errors: stderr };
}

/** The head of a log that is intact. */
async function verify(
  ownerUrl: string,
  expected: Head | null = null,
): Promise<{ readonly head: Head }> {
  const database = new Database(ownerUrl, { maxConnections: 1 });
  const verdict = await verifyLog(database, { expected, report: () => undefined });
  await database.close();
  if (!verdict.isWhole) throw new Error(JSON.stringify(verdict));
  return verdict;
}

describe('a backup', () => {
  afterEach(() => backups.dropTargets());

  describe('restored into an empty database', () => {
    // These tests only read: the backup, and the one database that it was restored into.
    let target: EmptyDatabase;
    let backupFolder: string;
    let taken: Awaited<ReturnType<Backups['save']>>;
    let applied: readonly string[];
    /** The rows of the source when the backup was made. */
    let before: Awaited<ReturnType<typeof readEveryRow>>;
    beforeAll(async () => {
      target = await createEmptyDatabase();
      backupFolder = await makeBackupPath();
      const personId = await addPerson(source, { name: 'Analyst', grants: [] });
      const mail = {
        personId,
        kind: 'NOTICE',
        key: 'notice 1',
        subject: 'A',
        text: 'B',
        marking: 'OFFICIAL',
      } as const;
      await source.database.write((transaction) => queueMail(transaction, mail));
      before = await readEveryRow(source.ownerUrl);
      taken = await backups.save(backupFolder);
      await source.asOwner('TRUNCATE outbox_mail; DELETE FROM person');
      applied = await backups.restore(backupFolder, target.ownerUrl);
    });
    afterAll(async () => {
      await target.drop();
      await removeBackup(backupFolder);
    });

    /** The email that was waiting, as it is once restored. */
    const cancelled = expect.stringMatching(
      /^\("notice 1",.*,CANCELLED,.*,OFFICIAL,,,,,0,.*,"A backup was restored before it was sent\."\)$/,
    );

    it('restores every row of every table, and lists its content', async () => {
      expect(taken).toMatchObject({
        createdAt: '2026-11-24T09:00:00.000Z',
        dataVersion: 7,
        isDemonstration: false,
      });
      expect(taken.migrations).toEqual(
        (await findKnownMigrations()).map(({ name, checksum }) => ({ name, checksum })),
      );

      expect(applied).toEqual([]);
      // Restoring adds to the log, and cancels the email.
      const { audit_entry: _, audit_head: __, ...others } = before;
      expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual({
        ...others,
        outbox_mail: [cancelled],
      });
      expect(before.referral).toHaveLength(7);
      expect(Object.fromEntries(taken.tables.map(({ name, rows }) => [name, rows]))).toEqual(
        Object.fromEntries(Object.entries(before).map(([name, rows]) => [name, rows.length])),
      );
    });

    it('does not resend emails that were waiting when it was made, and stores the reason', async () => {
      const { outbox_mail: mails } = await readEveryRow(target.ownerUrl);
      expect(mails).toEqual([cancelled]);
    });

    it('contains the log, which continues after restoring', async () => {
      const { head } = await verify(source.ownerUrl);
      const restored = await verify(target.ownerUrl, head);
      expect(restored.head.number).toBe(head.number + 1);
      const { rows } = await target.owner.query(
        `SELECT what, encode(previous_hash, 'hex') AS previous FROM audit_entry ORDER BY number DESC LIMIT 1`,
      );
      expect(rows).toEqual([{ what: 'Restored', previous: head.hash }]);
    });

    it('leaves roles and grants as migrations make them', async () => {
      const grants = `SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee LIKE 'stronghold%' ORDER BY 1, 2, 3`;
      expect((await target.owner.query(grants)).rows).toEqual(await source.asOwner(grants));
      const database = new Database(target.ownerUrl, { maxConnections: 1 });
      const { rows } = await database.read(({ query }) =>
        query(sql`SELECT sum(quantity)::int AS people FROM referral`),
      );
      await database.close();
      expect(rows).toEqual([{ people: 7 }]);
    });

    it('is readable only by its owner', async () => {
      expect((await stat(backupFolder)).mode & 0o777).toBe(0o700);
      for (const name of await readdir(backupFolder))
        expect((await stat(path.join(backupFolder, name))).mode & 0o777).toBe(0o600);
    });
  });

  it('is identical, file by file, to a backup of the database it was restored to, even with other settings', async () => {
    const target = await backups.makeTarget();
    const first = await backups.save(folder);
    await backups.restore(folder, target.ownerUrl);
    // Move the updated rows to the end of their table.
    await target.owner.query('UPDATE agency SET name = name WHERE id < 9');
    const settings = `timezone = 'Asia/Kathmandu'; datestyle = 'German, DMY'; bytea_output = 'escape'; search_path = pg_catalog`;
    for (const setting of settings.split('; ')) {
      await target.owner.query(
        `ALTER DATABASE ${new URL(target.ownerUrl).pathname.slice(1)} SET ${setting}`,
      );
    }
    const isOfTheLog = ({ name }: { readonly name: string }) => name.startsWith('audit_');
    const again = await backups.save(`${folder}-again`, target.ownerUrl);
    expect(again.tables.filter((table) => !isOfTheLog(table))).toEqual(
      first.tables.filter((table) => !isOfTheLog(table)),
    );
  });

  it('can be restored into a database with its tables but no rows, while nobody else can write', async () => {
    const target = await backups.makeTarget();
    await backups.save(folder);
    const tries: string[] = [];
    const write = `SET lock_timeout = 1; INSERT INTO population (area_code, year, people) VALUES ('E06000038', 1801, 9742)`;
    await backups.restore(folder, target.ownerUrl, (label) => {
      if (label === 'Loading population' && tries.length === 0)
        tries.push(runElsewhere(target.ownerUrl, write).errors);
    });
    expect(tries).toEqual(['canceling statement due to lock timeout']);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
      await readEveryRowButTheLog(source.ownerUrl),
    );
  });

  it('is verified after loading, and rolled back if the database changed any value', async () => {
    const target = await backups.makeTarget();
    await backups.save(folder);
    await target.owner.query(
      `CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name = upper(NEW.name); RETURN NEW; END'`,
    );
    await target.owner.query(
      'CREATE TRIGGER shout BEFORE INSERT ON agency FOR EACH ROW EXECUTE FUNCTION shout()',
    );
    await expect(backups.restore(folder, target.ownerUrl)).rejects.toThrow(
      'agency was read back differently from how it was written',
    );
    expect(await findFilledTables(target.ownerUrl)).toEqual([]);
  });

  it('has the data from one moment, even if others write meanwhile', async () => {
    const target = await backups.makeTarget();
    const before = await readEveryRowButTheLog(source.ownerUrl);
    let hasWritten = false;
    const taken = await backups.save(folder, source.ownerUrl, () => {
      if (hasWritten) return;
      hasWritten = true;
      const change =
        'UPDATE agency_data_version SET version = 100; UPDATE referral SET quantity = 9; DELETE FROM event';
      expect(runElsewhere(source.ownerUrl, change)).toEqual({ errors: '' });
    });
    expect(await source.asOwner('SELECT 1 FROM event')).toEqual([]);
    expect(taken.dataVersion).toBe(7);
    await backups.restore(folder, target.ownerUrl);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(before);

    await source.asOwner('TRUNCATE agency_data_version, submission, event, referral, report');
    await addAwkwardRows(source);
  });

  it('contains tables unknown to the code, and is not restored if the migrations do not make these tables', async () => {
    const target = await backups.makeEmptyTarget();
    await source.asOwner(
      'CREATE TABLE later (id uuid PRIMARY KEY, half numeric GENERATED ALWAYS AS (0.5) STORED)',
    );
    try {
      const { tables } = await backups.save(folder);
      expect(tables.find(({ name }) => name === 'later')).toMatchObject({
        columns: [{ name: 'id', type: 'uuid' }],
        rows: 0,
      });
      await expect(backups.restore(folder, target.ownerUrl)).rejects.toThrow(
        'differ in the tables later, which were made or changed by hand',
      );
      expect(await readEveryRow(target.ownerUrl)).toEqual({});
    } finally {
      await source.asOwner('DROP TABLE later');
    }
  });

  it('can be restored by an owner who is not a superuser', async () => {
    const target = await backups.makeEmptyTarget();
    await backups.save(folder);
    const serverUrl = new URL(target.ownerUrl);
    const role = `stronghold_test_owner_${randomBytes(4).toString('hex')}`;
    const database = serverUrl.pathname.slice(1);
    await target.owner.query(
      `CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD ${target.owner.escapeLiteral(decodeURIComponent(serverUrl.password))}`,
    );
    try {
      await target.owner.query(`ALTER DATABASE ${database} OWNER TO ${role}`);
      const ownerUrl = Object.assign(new URL(serverUrl), { username: role }).toString();
      await backups.restore(folder, ownerUrl);
      expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
        await readEveryRowButTheLog(source.ownerUrl),
      );
      expect((await backups.save(`${folder}-again`, ownerUrl)).dataVersion).toBe(7);
    } finally {
      await target.owner.query(
        `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`,
      );
    }
  });

  it('of an older version is loaded into its own tables and then migrated', async () => {
    const target = await backups.makeEmptyTarget();
    const [oldest, ...later] = (await findKnownMigrations()).map(({ name }) => name);
    await migrate(target.ownerUrl, [oldest ?? '']);
    await target.owner.query(
      `INSERT INTO installation (created_at, is_demonstration) VALUES (now(), true)`,
    );
    await target.owner.query(`INSERT INTO installation_secret (secret) VALUES ('\\x00ff')`);
    await target.owner.query(`INSERT INTO installation_salt (salt) VALUES (5)`);
    const { tables } = await backups.save(folder, target.ownerUrl);
    expect(tables.map(({ name }) => name)).not.toContain('report');

    const newer = await createEmptyDatabase();
    expect(await backups.restore(folder, newer.ownerUrl)).toEqual(later);
    const { installation_salt, report, audit_entry } = await readEveryRow(newer.ownerUrl);
    expect({ installation_salt, report }).toEqual({ installation_salt: ['(1,5)'], report: [] });
    expect(audit_entry).toEqual([expect.stringContaining('Restored')]);
    const { rows } = await newer.owner.query(
      'SELECT created_at, is_demonstration FROM installation',
    );
    expect(rows).toEqual(
      (await target.owner.query('SELECT created_at, is_demonstration FROM installation')).rows,
    );
    await newer.drop();
  });
});
