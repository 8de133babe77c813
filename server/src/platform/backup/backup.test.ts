import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';

import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Head } from '#domain/audit/chain.js';
import { verifyLog } from '#features/audit/verify-log.js';
import { Database } from '#platform/database.js';
import { queueMail } from '#platform/mail/outbox.js';
import { prepareDatabase } from '#platform/prepare-database.js';
import { anEntry } from '#testing/audit-entries.js';
import { addReferenceData, testSecret } from '#testing/reference-data.js';
import { findFilledTables, readEveryRow, readEveryRowButTheLog } from '#testing/saved-rows.js';
import { addPerson } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { findKnownMigrations } from '@stronghold/prisma/known-migrations';
import { migrate } from '@stronghold/prisma/migrate';
import { Refusal } from '@stronghold/prisma/refusal';
import { createEmptyDatabase, type EmptyDatabase } from '@stronghold/prisma/testing/empty-database';
import {
  createMigratedDatabase,
  type MigratedDatabase,
} from '@stronghold/prisma/testing/migrated-database';

import { checkBackup, restoreBackup } from './restore-backup.js';
import { takeBackup } from './take-backup.js';

const now = new Date('2026-11-24T09:00:00Z');
let source: TestDatabase;
let migrated: MigratedDatabase;
let target: EmptyDatabase;
let folder: string;
beforeAll(async () => {
  source = await createTestDatabase();
  migrated = await createMigratedDatabase();
  await addReferenceData(source);
  await prepareDatabase(source.ownerUrl, { isDemonstration: false, now });
  await addAwkwardRows(source);
  const awkward = { 'ä "\\': ['\t\n\0 \u{1f600} \uD83D', 1e21, -0.1, null] };
  for (const what of ['', 'a\tb\nc\\.', '\\N'])
    await source.database.record(
      anEntry({ what, filter: awkward, touched: { 3: 2 }, reason: 'Zoë\r' }),
    );
});
afterAll(async () => {
  await source.close();
  await migrated.drop();
});
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'stronghold-backup-')), 'backup');
});
afterEach(() => rm(path.dirname(folder), { recursive: true }));

const made: EmptyDatabase[] = [];
const add = (database: EmptyDatabase) => {
  made.push(database);
  target = database;
};
const makeEmptyTarget = async () => add(await createEmptyDatabase());
/** Makes a target with its tables, in a tenth of the time that restoring them takes. */
const makeTarget = async () => add(await migrated.copy());
const dropTargets = async () => {
  for (const database of made.splice(0)) await database.drop();
};

function save(ownerUrl = source.ownerUrl, report: (label: string) => void = () => undefined) {
  return takeBackup({
    ownerUrl,
    folder,
    now,
    onBegin: () => Promise.resolve(),
    signal: new AbortController().signal,
    report,
  });
}

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

async function restore(
  ownerUrl = target.ownerUrl,
  report: (label: string) => void = () => undefined,
) {
  const backup = await checkBackup(folder, () => undefined);
  return restoreBackup({
    ...{
      ...backup,
      ownerUrl,
      databaseName: '"here"',
      remedy: 'Make another.',
      now,
      report,
      ready: prepareDatabase,
    },
    entry: anEntry({ action: 'ADMINISTER', what: 'Restored' }),
  });
}

/**
 * Adds values that a text format could corrupt: separators, escapes, line ends, nulls next to empty
 * texts, digits, instants and bytes.
 */
async function addAwkwardRows({ asOwner }: TestDatabase): Promise<void> {
  const submission = '5b0d1f0e-7a63-4a1f-9a3c-000000000001';
  await asOwner(
    `INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, published_at, version, row_count, warning_count)
     VALUES (1, $1, 'REPORTS', '2025-04-01', 'PUBLISHED', false, E'mai "1", ü\\t\\\\N.csv', '2025-07-01T11:59:59.999+05:45', NULL, 3, 2, 0)`,
    [submission],
  );
  // These statuses include values that a later migration added to the enum.
  for (const [index, status] of ['STAGED', 'UNDONE', 'UNDOING'].entries())
    await asOwner(
      `INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count)
       VALUES (1, $1, 'REPORTS', '2025-04-01', $2, false, '', '2025-07-01', 0, 0)`,
      [`5b0d1f0e-7a63-4a1f-9a3c-00000000001${index}`, status],
    );
  const outcomes = [
    null,
    '',
    '\\N',
    '\\.',
    'a\tb\nc\rd\\e',
    '\u{1f600} Zoë \u0001 "q" {x,NULL}',
    ' lead and trail ',
  ];
  for (const [index, outcome] of outcomes.entries()) {
    await asOwner(
      `INSERT INTO referral (agency_id, reference, record_key, marking, version, submission_id, received_on, pathway, age_band, area_code, quantity, exploitation, county_lines, outcome)
       VALUES (1, $1, 4294967295, 'OFFICIAL_SENSITIVE', 2, $2, $3, 'NRM', 'UNKNOWN', 'E06000038', 1, $4, $5, $6)`,
      [
        `Ä-${index}\n`,
        submission,
        '2025-05-01',
        index % 2 ? '{}' : '{LABOUR,CRIMINAL}',
        null,
        outcome,
      ],
    );
    await asOwner(
      'INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES ($1, $2, $3, $4, true)',
      [
        `7b0f6f1e-4b8e-4b57-9d0c-00000000000${index}`,
        index === 0 ? '0044-03-15 BC' : 'infinity',
        // An event must have a title.
        outcome || 'none',
        [outcome, 'NULL', 'a"b\\c,d'],
      ],
    );
  }
  for (const hours of ['0.0001', '123456789.9999', null])
    await asOwner(
      `INSERT INTO report (agency_id, reference, record_key, marking, version, submission_id, received_on, channel, crime_type, area_code, quantity, first_action_hours)
       VALUES (1, $1, 0, 'OFFICIAL', 1, $2, '2025-05-01', 'CALL_101', 'DRUGS', 'E06000038', 1, $3)`,
      [`H${hours}`, submission, hours],
    );
  await asOwner('UPDATE installation_secret SET secret = $1', [
    Buffer.concat([testSecret.subarray(0, 30), Buffer.from([0, 0x5c])]),
  ]);
  await asOwner('UPDATE installation_salt SET salt = 4294967295');
  await asOwner('INSERT INTO agency_data_version (agency_id, version) VALUES (1, 3), (2, 4)');
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
  afterEach(dropTargets);

  it('restores every row of every table, and lists its content', async () => {
    await makeEmptyTarget();
    const taken = await save();
    expect(taken).toMatchObject({
      createdAt: '2026-11-24T09:00:00.000Z',
      dataVersion: 7,
      isDemonstration: false,
    });
    expect(taken.migrations).toEqual(
      (await findKnownMigrations()).map(({ name, checksum }) => ({ name, checksum })),
    );

    expect(await restore()).toEqual([]);
    const before = await readEveryRowButTheLog(source.ownerUrl);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(before);
    expect(before.referral).toHaveLength(7);
    expect(Object.fromEntries(taken.tables.map(({ name, rows }) => [name, rows]))).toEqual(
      Object.fromEntries(
        Object.entries(await readEveryRow(source.ownerUrl)).map(([name, rows]) => [
          name,
          rows.length,
        ]),
      ),
    );
  });

  it('is identical, file by file, to a backup of the database it was restored to, even with other settings', async () => {
    await makeTarget();
    const first = await save();
    await restore();
    // Move the updated rows to the end of their table.
    await target.owner.query('UPDATE agency SET name = name WHERE id < 9');
    const settings = `timezone = 'Asia/Kathmandu'; datestyle = 'German, DMY'; bytea_output = 'escape'; search_path = pg_catalog`;
    for (const setting of settings.split('; ')) {
      await target.owner.query(
        `ALTER DATABASE ${new URL(target.ownerUrl).pathname.slice(1)} SET ${setting}`,
      );
    }
    folder = `${folder}-again`;
    const isOfTheLog = ({ name }: { readonly name: string }) => name.startsWith('audit_');
    const again = await save(target.ownerUrl);
    expect(again.tables.filter((table) => !isOfTheLog(table))).toEqual(
      first.tables.filter((table) => !isOfTheLog(table)),
    );
  });

  it('does not resend emails that were waiting when it was made, and stores the reason', async () => {
    await makeTarget();
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
    await save();
    await source.asOwner('TRUNCATE outbox_mail; DELETE FROM person');
    await restore();
    const { outbox_mail: mails } = await readEveryRow(target.ownerUrl);
    expect(mails).toEqual([
      expect.stringMatching(
        /^\("notice 1",.*,CANCELLED,.*,OFFICIAL,,,,,0,.*,"A backup was restored before it was sent\."\)$/,
      ),
    ]);
  });

  it('contains the log, which continues after restoring', async () => {
    await makeTarget();
    const { head } = await verify(source.ownerUrl);
    await save();
    await restore();
    const restored = await verify(target.ownerUrl, head);
    expect(restored.head.number).toBe(head.number + 1);
    const { rows } = await target.owner.query(
      `SELECT what, encode(previous_hash, 'hex') AS previous FROM audit_entry ORDER BY number DESC LIMIT 1`,
    );
    expect(rows).toEqual([{ what: 'Restored', previous: head.hash }]);
  });

  it('can be restored into a database with its tables but no rows, while nobody else can write', async () => {
    await makeTarget();
    await save();
    const tries: string[] = [];
    const write = `SET lock_timeout = 1; INSERT INTO population (area_code, year, people) VALUES ('E06000038', 1801, 9742)`;
    await restore(target.ownerUrl, (label) => {
      if (label === 'Loading population' && tries.length === 0)
        tries.push(runElsewhere(target.ownerUrl, write).errors);
    });
    expect(tries).toEqual(['canceling statement due to lock timeout']);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
      await readEveryRowButTheLog(source.ownerUrl),
    );
  });

  it('is verified after loading, and rolled back if the database changed any value', async () => {
    await makeTarget();
    await save();
    await target.owner.query(
      `CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name = upper(NEW.name); RETURN NEW; END'`,
    );
    await target.owner.query(
      'CREATE TRIGGER shout BEFORE INSERT ON agency FOR EACH ROW EXECUTE FUNCTION shout()',
    );
    await expect(restore()).rejects.toThrow(
      'agency was read back differently from how it was written',
    );
    expect(await findFilledTables(target.ownerUrl)).toEqual([]);
  });

  it('leaves roles and grants as migrations make them', async () => {
    await makeEmptyTarget();
    await save();
    await restore();
    const grants = `SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public' AND grantee LIKE 'stronghold%' ORDER BY 1, 2, 3`;
    expect((await target.owner.query(grants)).rows).toEqual(await source.asOwner(grants));
    const database = new Database(target.ownerUrl, { maxConnections: 1 });
    const { rows } = await database.read(({ query }) =>
      query(sql`SELECT sum(quantity)::int AS people FROM referral`),
    );
    await database.close();
    expect(rows).toEqual([{ people: 7 }]);
  });

  it('has the data from one moment, even if others write meanwhile', async () => {
    await makeTarget();
    const before = await readEveryRowButTheLog(source.ownerUrl);
    let hasWritten = false;
    const taken = await save(source.ownerUrl, () => {
      if (hasWritten) return;
      hasWritten = true;
      const change =
        'UPDATE agency_data_version SET version = 100; UPDATE referral SET quantity = 9; DELETE FROM event';
      expect(runElsewhere(source.ownerUrl, change)).toEqual({ errors: '' });
    });
    expect(await source.asOwner('SELECT 1 FROM event')).toEqual([]);
    expect(taken.dataVersion).toBe(7);
    await restore();
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(before);

    await source.asOwner('TRUNCATE agency_data_version, submission, event, referral, report');
    await addAwkwardRows(source);
  });

  it('is readable only by its owner', async () => {
    await save();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder))
      expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it('contains tables unknown to the code, and is not restored if the migrations do not make these tables', async () => {
    await makeEmptyTarget();
    await source.asOwner(
      'CREATE TABLE later (id uuid PRIMARY KEY, half numeric GENERATED ALWAYS AS (0.5) STORED)',
    );
    try {
      const { tables } = await save();
      expect(tables.find(({ name }) => name === 'later')).toMatchObject({
        columns: [{ name: 'id', type: 'uuid' }],
        rows: 0,
      });
      await expect(restore()).rejects.toThrow(
        'differ in the tables later, which were made or changed by hand',
      );
      expect(await readEveryRow(target.ownerUrl)).toEqual({});
    } finally {
      await source.asOwner('DROP TABLE later');
    }
  });

  it('can be restored by an owner who is not a superuser', async () => {
    await makeEmptyTarget();
    await save();
    const serverUrl = new URL(target.ownerUrl);
    const role = `stronghold_test_owner_${randomBytes(4).toString('hex')}`;
    const database = serverUrl.pathname.slice(1);
    await target.owner.query(
      `CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD ${target.owner.escapeLiteral(decodeURIComponent(serverUrl.password))}`,
    );
    try {
      await target.owner.query(`ALTER DATABASE ${database} OWNER TO ${role}`);
      const ownerUrl = Object.assign(new URL(serverUrl), { username: role }).toString();
      await restore(ownerUrl);
      expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
        await readEveryRowButTheLog(source.ownerUrl),
      );
      folder = `${folder}-again`;
      expect((await save(ownerUrl)).dataVersion).toBe(7);
    } finally {
      await target.owner.query(
        `REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`,
      );
    }
  });

  it('of an older version is loaded into its own tables and then migrated', async () => {
    await makeEmptyTarget();
    const [oldest, ...later] = (await findKnownMigrations()).map(({ name }) => name);
    await migrate(target.ownerUrl, [oldest ?? '']);
    await target.owner.query(
      `INSERT INTO installation (created_at, is_demonstration) VALUES (now(), true)`,
    );
    await target.owner.query(`INSERT INTO installation_secret (secret) VALUES ('\\x00ff')`);
    await target.owner.query(`INSERT INTO installation_salt (salt) VALUES (5)`);
    const { tables } = await save(target.ownerUrl);
    expect(tables.map(({ name }) => name)).not.toContain('report');

    const newer = await createEmptyDatabase();
    expect(await restore(newer.ownerUrl)).toEqual(later);
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

describe('nothing is backed up', () => {
  afterEach(dropTargets);

  const refused = async (sentence: string) => {
    const failing = save(target.ownerUrl);
    await expect(failing).rejects.toThrow(sentence);
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    expect(await readdir(path.dirname(folder))).toEqual([]);
  };

  it('from a database that was never Stronghold’s', async () => {
    await makeEmptyTarget();
    await refused('does not contain Stronghold');
  });

  it('from a database without an installation', async () => {
    await makeTarget();
    await refused('Stronghold has not been set up in it yet');
  });

  it('from a database that is only partly migrated', async () => {
    await makeTarget();
    await target.owner.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await refused('has begun but not finished');
  });

  it('over an existing folder, or into a folder that does not exist', async () => {
    await save();
    const before = await readFile(path.join(folder, 'manifest.json'));
    await expect(save()).rejects.toThrow(`${folder} already exists`);
    expect(await readFile(path.join(folder, 'manifest.json'))).toEqual(before);

    folder = path.join(folder, 'not', 'there');
    await expect(save()).rejects.toThrow(`There is no folder ${path.dirname(folder)}`);
    folder = path.dirname(path.dirname(folder));
  });
});

describe('a backup that was altered', () => {
  // A copy of one backup is altered each time, and the database must stay empty each time.
  let intact: string;
  beforeAll(async () => {
    await makeEmptyTarget();
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'stronghold-backup-')), 'intact');
    intact = folder;
    await save();
  });
  beforeEach(() => cp(intact, folder, { recursive: true }));
  afterAll(async () => {
    await dropTargets();
    await rm(path.dirname(intact), { recursive: true });
  });

  const file = (name: string) => path.join(folder, name);
  type Content = Record<string, unknown>;
  /** Changes the manifest and also its checksum, to hide the change. */
  const rewrite = async (change: (content: Content) => Content) => {
    const { manifestSha256: _, ...content }: Content = JSON.parse(
      await readFile(file('manifest.json'), 'utf8'),
    );
    const changed = change(content);
    const manifestSha256 = createHash('sha256').update(JSON.stringify(changed)).digest('hex');
    await writeFile(file('manifest.json'), JSON.stringify({ ...changed, manifestSha256 }));
  };
  const flip = async (name: string) => {
    const bytes = await readFile(file(name));
    const middle = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
    await writeFile(file(name), bytes);
  };

  it.each<{ name: string; spoil: () => Promise<unknown>; sentence: string }>([
    {
      name: 'a bit of a file',
      spoil: () => flip('referral.copy.gz'),
      sentence: 'referral.copy.gz is damaged',
    },
    {
      name: 'the end of a file',
      spoil: () => truncate(file('agency.copy.gz'), 200),
      sentence: 'agency.copy.gz is damaged',
    },
    {
      name: 'a whole file',
      spoil: () => rm(file('event.copy.gz')),
      sentence: 'event.copy.gz. Nothing was restored',
    },
    {
      name: 'one row of a file',
      spoil: async () => {
        const text = gunzipSync(await readFile(file('installation_salt.copy.gz'))).toString();
        await writeFile(
          file('installation_salt.copy.gz'),
          gzipSync(text.replace('4294967295', '4294967294')),
        );
      },
      sentence: 'installation_salt.copy.gz is damaged',
    },
    {
      name: 'the manifest',
      spoil: () => rm(file('manifest.json')),
      sentence: 'it has no manifest.json, which is written last',
    },
    {
      name: 'the end of the manifest',
      spoil: () => truncate(file('manifest.json'), 900),
      sentence: 'has been changed or damaged: manifest.json',
    },
    {
      name: 'a word of the manifest',
      spoil: async () =>
        writeFile(
          file('manifest.json'),
          (await readFile(file('manifest.json'), 'utf8')).replace(
            '"isDemonstration": false',
            '"isDemonstration": true',
          ),
        ),
      sentence: 'has been changed or damaged: manifest.json',
    },
    {
      name: 'the path of a file',
      spoil: () =>
        rewrite(({ tables, ...rest }) => ({
          ...rest,
          tables: JSON.parse(JSON.stringify(tables).replace('"event.copy', '"../event.copy')),
        })),
      sentence: 'has been changed or damaged: manifest.json',
    },
    {
      name: 'its format',
      spoil: () => rewrite((content) => ({ ...content, formatVersion: 2 })),
      sentence: 'is written in format 2, and this version of Stronghold reads 1',
    },
    {
      name: 'its version',
      spoil: () =>
        rewrite((content) => ({
          ...content,
          migrations: [{ name: '29991231000000_tomorrow', checksum: '0'.repeat(64) }],
        })),
      sentence: 'from a newer version of Stronghold: it has the migration 29991231000000_tomorrow',
    },
    {
      name: 'a migration',
      spoil: () =>
        rewrite((content) => ({
          ...content,
          migrations: [{ name: '20261125000000_referrals', checksum: '0'.repeat(64) }],
        })),
      sentence: '20261125000000_referrals is not the one that this backup was made with',
    },
  ])(
    'is refused with a sentence before anything is changed: $name',
    async ({ spoil, sentence }) => {
      await spoil();
      const failing = restore();
      await expect(failing).rejects.toThrow(sentence);
      await expect(failing).rejects.toBeInstanceOf(Refusal);
      expect(await readEveryRow(target.ownerUrl)).toEqual({});
    },
  );

  it('leaves nothing behind if PostgreSQL refuses a row', async () => {
    const text = gunzipSync(await readFile(file('referral.copy.gz')))
      .toString()
      .replace('E06000038', 'NOWHERE');
    await writeFile(file('referral.copy.gz'), gzipSync(text));
    const sha256 = createHash('sha256').update(text).digest('hex');
    await rewrite(({ tables, ...rest }) => ({
      ...rest,
      tables: JSON.parse(JSON.stringify(tables), (_, value: unknown) =>
        typeof value === 'object' &&
        value !== null &&
        'name' in value &&
        value.name === 'referral' &&
        'sha256' in value
          ? { ...value, sha256, bytes: Buffer.byteLength(text) }
          : value,
      ),
    }));
    await expect(restore()).rejects.toThrow('referral_area_code_fkey');
    expect(await readEveryRow(target.ownerUrl)).toEqual({});
  });
});

describe('a database that is not empty', () => {
  afterEach(dropTargets);

  it('does not change, and the sentence says what would work', async () => {
    await save();
    const before = await readEveryRow(source.ownerUrl);
    const failing = restore(source.ownerUrl);
    await expect(failing).rejects.toThrow(
      /^The database is not empty \("here"\): there are rows in agency, .* more tables\. .* Make another\.$/,
    );
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    expect(await readEveryRow(source.ownerUrl)).toEqual(before);
  });

  it('may have just a single row from another program', async () => {
    await makeEmptyTarget();
    await save();
    await target.owner.query('CREATE TABLE theirs AS SELECT 1 AS id');
    await expect(restore()).rejects.toThrow();
    expect(await readEveryRow(target.ownerUrl)).toEqual({ theirs: ['(1)'] });
  });

  it('may have been filled by a concurrent restore', async () => {
    await makeEmptyTarget();
    await save();
    const ends = await Promise.allSettled([restore(), restore()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
      await readEveryRowButTheLog(source.ownerUrl),
    );
  });

  it('is unusable if it has tables of a later version, even without rows', async () => {
    await makeTarget();
    const [oldest] = (await findKnownMigrations()).map(({ name }) => name);
    const older = await createEmptyDatabase();
    await migrate(older.ownerUrl, [oldest ?? '']);
    await older.owner.query(
      `INSERT INTO installation (created_at, is_demonstration) VALUES (now(), true)`,
    );
    await save(older.ownerUrl);
    await older.drop();
    await expect(restore()).rejects.toThrow(
      'has no rows, but its tables are from a different version from the backup',
    );
    expect(await findFilledTables(target.ownerUrl)).toEqual([]);
  });
});
