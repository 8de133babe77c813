import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type Backups, makeBackupPath, prepareBackups, removeBackup } from '#testing/backups.js';
import { findFilledTables, readEveryRow, readEveryRowButTheLog } from '#testing/saved-rows.js';
import type { TestDatabase } from '#testing/test-database.js';
import { findKnownMigrations } from '@stronghold/prisma/known-migrations';
import { migrate } from '@stronghold/prisma/migrate';
import { Refusal } from '@stronghold/prisma/refusal';
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

describe('nothing is backed up', () => {
  afterEach(() => backups.dropTargets());

  const refused = async ({ ownerUrl }: EmptyDatabase, sentence: string) => {
    const failing = backups.save(folder, ownerUrl);
    await expect(failing).rejects.toThrow(sentence);
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    expect(await readdir(path.dirname(folder))).toEqual([]);
  };

  it('from a database that was never Stronghold’s', async () => {
    await refused(await backups.makeEmptyTarget(), 'does not contain Stronghold');
  });

  it('from a database without an installation', async () => {
    await refused(await backups.makeTarget(), 'Stronghold has not been set up in it yet');
  });

  it('from a database that is only partly migrated', async () => {
    const target = await backups.makeTarget();
    await target.owner.query('UPDATE _prisma_migrations SET finished_at = NULL');
    await refused(target, 'has begun but not finished');
  });

  it('over an existing folder, or into a folder that does not exist', async () => {
    await backups.save(folder);
    const before = await readFile(path.join(folder, 'manifest.json'));
    await expect(backups.save(folder)).rejects.toThrow(`${folder} already exists`);
    expect(await readFile(path.join(folder, 'manifest.json'))).toEqual(before);

    const lost = path.join(folder, 'not', 'there');
    await expect(backups.save(lost)).rejects.toThrow(`There is no folder ${path.dirname(lost)}`);
  });
});

describe('a backup that was altered', () => {
  // A copy of one backup is altered each time, and the database must stay empty each time.
  let intact: string;
  let target: EmptyDatabase;
  beforeAll(async () => {
    target = await backups.makeEmptyTarget();
    intact = await makeBackupPath();
    await backups.save(intact);
  });
  beforeEach(() => cp(intact, folder, { recursive: true }));
  afterAll(async () => {
    await backups.dropTargets();
    await removeBackup(intact);
  });

  const restore = () => backups.restore(folder, target.ownerUrl);
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
  afterEach(() => backups.dropTargets());

  it('does not change, and the sentence says what would work', async () => {
    await backups.save(folder);
    const before = await readEveryRow(source.ownerUrl);
    const failing = backups.restore(folder, source.ownerUrl);
    await expect(failing).rejects.toThrow(
      /^The database is not empty \("here"\): there are rows in agency, .* more tables\. .* Make another\.$/,
    );
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    expect(await readEveryRow(source.ownerUrl)).toEqual(before);
  });

  it('may have just a single row from another program', async () => {
    const target = await backups.makeEmptyTarget();
    await backups.save(folder);
    await target.owner.query('CREATE TABLE theirs AS SELECT 1 AS id');
    await expect(backups.restore(folder, target.ownerUrl)).rejects.toThrow();
    expect(await readEveryRow(target.ownerUrl)).toEqual({ theirs: ['(1)'] });
  });

  it('may have been filled by a concurrent restore', async () => {
    const target = await backups.makeEmptyTarget();
    await backups.save(folder);
    const restore = () => backups.restore(folder, target.ownerUrl);
    const ends = await Promise.allSettled([restore(), restore()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
      await readEveryRowButTheLog(source.ownerUrl),
    );
  });

  it('is unusable if it has tables of a later version, even without rows', async () => {
    const target = await backups.makeTarget();
    const [oldest] = (await findKnownMigrations()).map(({ name }) => name);
    const older = await createEmptyDatabase();
    await migrate(older.ownerUrl, [oldest ?? '']);
    await older.owner.query(
      `INSERT INTO installation (created_at, is_demonstration) VALUES (now(), true)`,
    );
    await backups.save(folder, older.ownerUrl);
    await older.drop();
    await expect(backups.restore(folder, target.ownerUrl)).rejects.toThrow(
      'has no rows, but its tables are from a different version from the backup',
    );
    expect(await findFilledTables(target.ownerUrl)).toEqual([]);
  });
});
