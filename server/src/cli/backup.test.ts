import { chmod, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { runCommand, startCommand } from '#testing/command.js';
import { aReturnText } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { readEveryRow, readEveryRowButTheLog } from '#testing/saved-rows.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { removeData } from '@stronghold/prisma/embedded/place';
import { isDeep } from '@stronghold/prisma/testing/depth';
import { createEmptyDatabase, type EmptyDatabase } from '@stronghold/prisma/testing/empty-database';

let source: TestDatabase;
let target: EmptyDatabase;
let folder: string;
beforeAll(async () => {
  source = await createTestDatabase();
  await addReferenceData(source);
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-backup-'));
  await writeFile(
    path.join(folder, 'may.csv'),
    aReturnText({ reference: 'R1' }, { reference: 'R2', outcome: 'Zoë' }),
  );
  await writeFile(path.join(folder, 'less.csv'), aReturnText({ reference: 'R1', quantity: '2' }));
  await run(source.ownerUrl, 'import', 'referrals', 'may.csv', '--agency', 'TVP', '--publish');
  await run(source.ownerUrl, 'import', 'referrals', 'less.csv', '--agency', 'TVP', '--publish');
});
afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  target = await createEmptyDatabase();
});
afterEach(() => target.drop());

const addSchedule = `
  INSERT INTO schedule (id, agency_id, version, title, subject, variables, cadence, weekday, hour, delivers, state, state_reason, failures, next_run_at, seen, saved_at)
  VALUES (gen_random_uuid(), 1, 1, 'Weekly', 'OVERVIEW', '{}', 'WEEKLY', 1, 8, '{PAGE}', 'ACTIVE', '', 0, '2026-11-30 08:00Z', '{}', now())`;
const addAlert = `
  INSERT INTO alert (id, agency_id, version, title, rule, variables, about_id, dataset, is_above, is_paused, seen_for, saved_at)
  VALUES (gen_random_uuid(), 1, 1, 'Late', 'LATE_RETURN', '{}', 1, 'REPORTS', true, false, '', now())`;
const pausedAlerts = `is_paused AS "isPaused", is_paused_by_restore AS "isPausedByRestore"`;
const start = (databaseUrl: string, ...words: readonly string[]) =>
  startCommand(words, { databaseUrl, folder });
const run = (databaseUrl: string, ...words: readonly string[]) =>
  runCommand(words, { databaseUrl, folder });

describe('stronghold backup and restore', () => {
  it('carry records, history and keys to another database, where the same return changes nothing and nothing runs automatically', async () => {
    await source.asOwner(addSchedule);
    await source.asOwner(addAlert);
    const backup = await run(source.ownerUrl, 'backup', 'first');
    await source.asOwner('DELETE FROM schedule');
    await source.asOwner('DELETE FROM alert');
    expect(backup).toEqual({
      exitCode: 0,
      errors: '',
      output: expect.stringMatching(
        /^Backed up \d+ tables with \d+ rows .*, data version 2 into .*\/first\.\n/,
      ),
    });
    expect(backup.output).toMatch(/It contains every record, and the secret and the salt/);

    const restored = await run(target.ownerUrl, 'restore', 'first');
    expect(restored).toEqual({
      exitCode: 0,
      errors: 'The backup is complete\n',
      output: expect.stringMatching(
        /^Restored \d+ tables with \d+ rows .*, data version 2, as they were at 2026-11-24 \d\d:\d\d UTC\. Every table was read back and is unchanged\.\nNo list of erasures was found next to the backup: records erased since it was made are back\..*\n$/,
      ),
    });
    expect(
      (
        await target.owner.query(
          'DELETE FROM schedule RETURNING state, is_paused_by_restore AS "isPausedByRestore", next_run_at AS "nextRunAt"',
        )
      ).rows,
    ).toEqual([{ state: 'PAUSED', isPausedByRestore: true, nextRunAt: null }]);
    expect((await target.owner.query(`DELETE FROM alert RETURNING ${pausedAlerts}`)).rows).toEqual([
      { isPaused: true, isPausedByRestore: true },
    ]);
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
      await readEveryRowButTheLog(source.ownerUrl),
    );
    expect(await run(target.ownerUrl, 'verify-rollups')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('No differences'),
    });

    const again = await run(
      target.ownerUrl,
      'import',
      'referrals',
      'less.csv',
      '--agency',
      'TVP',
      '--publish',
    );
    expect(again).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'nothing changed: the records were already the same. The data version is still 2.',
      ),
    });
    expect((await readEveryRow(target.ownerUrl)).referral_history).toHaveLength(2);
  });

  it('pause the schedules and alerts of a backup made before pauses were recorded, and record the pause when migrating', async () => {
    const older = await createTestDatabase();
    await addReferenceData(older);
    await older.asOwner(addSchedule);
    await older.asOwner(addAlert);
    for (const table of ['schedule', 'alert'])
      await older.asOwner(`ALTER TABLE ${table} DROP COLUMN is_paused_by_restore`);
    await older.asOwner(
      `DELETE FROM _prisma_migrations WHERE migration_name LIKE '%\\_paused\\_by\\_restore'`,
    );
    await run(older.ownerUrl, 'backup', 'older');
    await older.close();

    expect(await run(target.ownerUrl, 'restore', 'older')).toMatchObject({ exitCode: 0 });
    const paused = `SELECT state, is_paused_by_restore AS "isPausedByRestore", next_run_at AS "nextRunAt" FROM schedule`;
    expect((await target.owner.query(paused)).rows).toEqual([
      { state: 'PAUSED', isPausedByRestore: true, nextRunAt: null },
    ]);
    expect((await target.owner.query(`SELECT ${pausedAlerts} FROM alert`)).rows).toEqual([
      { isPaused: true, isPausedByRestore: true },
    ]);
  });

  it('are logged, and the restored log continues from the time of the backup', async () => {
    const { output: before } = await run(source.ownerUrl, 'log-head');
    await run(source.ownerUrl, 'backup', 'logged');
    const newest = `SELECT action, person_name, what FROM audit_entry ORDER BY number DESC LIMIT 1`;
    expect(await source.asOwner(newest)).toEqual([
      { action: 'ADMINISTER', person_name: 'Command line', what: 'Started a backup of everything' },
    ]);

    await run(target.ownerUrl, 'restore', 'logged');
    expect((await target.owner.query(newest)).rows).toEqual([
      {
        action: 'ADMINISTER',
        person_name: 'Command line',
        what: expect.stringMatching(
          /^Restored everything from a backup of 2026-11-24 \d\d:\d\d UTC$/,
        ),
      },
    ]);
    expect(await run(target.ownerUrl, 'verify-log', '--expect', before)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/^\d+ entries, all as written\.\n$/),
    });
  });

  describe('that are refused', () => {
    beforeAll(() => run(source.ownerUrl, 'backup', 'whole'));

    it.each<{ words: readonly string[]; says: RegExp }>([
      { words: ['backup'], says: /^Missing required argument 'folder'\./ },
      {
        words: ['backup', '.'],
        says: /^.* already exists, and a backup does not overwrite anything\. Name a new folder\./,
      },
      {
        words: ['backup', 'no/such/place'],
        says: /^There is no folder .*no\/such to put the backup into\. Make it, or name another\./,
      },
      {
        words: ['restore', 'nowhere'],
        says: /^There is no backup in .*nowhere: it has no manifest\.json/,
      },
      {
        words: ['restore', 'may.csv'],
        says: /^There is no backup in .*may\.csv: it has no manifest\.json/,
      },
      {
        words: ['restore', 'whole', '--fresh'],
        says: /--fresh deletes only the embedded database, and DATABASE_URL names another\..*\n$/,
      },
      {
        words: ['restore', 'whole'],
        says: /The database is not empty .*Make a new database and put its address into DATABASE_URL\.\n$/,
      },
    ])(
      '$words get a sentence and exit code 2, and the data does not change',
      async ({ words, says }) => {
        const before = await readEveryRow(source.ownerUrl);
        expect(await run(source.ownerUrl, ...words)).toEqual({
          exitCode: 2,
          output: '',
          errors: expect.stringMatching(says),
        });
        expect(await readEveryRow(source.ownerUrl)).toEqual(before);
      },
    );
  });
});

describe.runIf(isDeep)('the embedded database', () => {
  let stateFolder: string;
  beforeAll(async () => {
    stateFolder = await mkdtemp(path.join(tmpdir(), 'stronghold-state-'));
    // PostgreSQL may run as a different user from this process.
    await chmod(stateFolder, 0o755);
  });
  afterAll(async () => {
    await removeData(stateFolder);
    await rm(stateFolder, { recursive: true });
  });
  const runHere = (...words: readonly string[]) =>
    startCommand(words, { databaseUrl: '', folder, stateFolder }).finished;

  it('is created for a restore, and replaced only with --fresh and if the backup is intact', async () => {
    await run(source.ownerUrl, 'backup', 'moved');
    expect(await runHere('restore', 'moved')).toMatchObject({ exitCode: 0 });
    await runHere('import', 'referrals', 'may.csv', '--agency', 'TVP', '--publish');

    expect(await runHere('restore', 'moved')).toMatchObject({
      exitCode: 2,
      errors: expect.stringMatching(/is not empty .* add --fresh/),
    });
    await run(source.ownerUrl, 'backup', 'cut');
    await truncate(path.join(folder, 'cut', 'agency.copy.gz'), 99);
    expect(await runHere('restore', 'cut', '--fresh')).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('is damaged'),
    });
    expect(await runHere('backup', 'kept')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('data version 3'),
    });

    expect(await runHere('restore', 'moved', '--fresh')).toMatchObject({ exitCode: 0 });
    expect(await runHere('backup', 'again')).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('data version 2'),
    });
  });
});

describe.runIf(isDeep)('killed at any moment', () => {
  beforeAll(() =>
    source.asOwner(`
      INSERT INTO report (agency_id, reference, record_key, marking, version, submission_id, received_on, channel, crime_type, area_code, quantity)
      SELECT 1, 'K' || number, number, 'OFFICIAL', 1, gen_random_uuid(), '2025-05-01', 'CALL_101', 'DRUGS', 'E06000038', 1 FROM generate_series(1, 100000) AS number`),
  );

  /**
   * Resolves when a backup or restore runs a statement like `moment` in a database, or no longer
   * runs one.
   */
  async function untilRunning(
    databaseUrl: string,
    moment: string,
    isExpected = true,
  ): Promise<void> {
    const name = new URL(databaseUrl).pathname.slice(1);
    for (let tries = 0; tries < 20_000; tries += 1) {
      const [row] = await source.asOwner<{ reached: boolean }>(
        `SELECT count(*) > 0 AS reached FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE $2`,
        [name, moment],
      );
      if (row?.reached === isExpected) return;
      await pause(1);
    }
    throw new Error(`It never ${isExpected ? 'came to' : 'left'} ${moment}`);
  }

  it('a backup never looks complete', async () => {
    const { child, finished } = start(source.ownerUrl, 'backup', 'killed');
    await untilRunning(source.ownerUrl, 'COPY (SELECT %"report"%');
    child.kill('SIGKILL');
    expect((await finished).exitCode).toBeNull();
    const left = (await readdir(folder)).filter((name) => name.startsWith('killed'));
    expect(left).toEqual([expect.stringMatching(/^killed\.unfinished-[0-9a-f]{8}$/)]);
    expect((await run(target.ownerUrl, 'restore', left[0] ?? '')).errors).toMatch(
      /has no manifest\.json, which is written last/,
    );
    for (const name of left) await rm(path.join(folder, name), { recursive: true });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'a backup stopped by %s leaves nothing behind',
    async (signal) => {
      // A statement of the previous backup may still be running.
      await untilRunning(source.ownerUrl, 'COPY (SELECT %"report"%', false);
      const { child, finished } = start(source.ownerUrl, 'backup', 'stopped');
      await untilRunning(source.ownerUrl, 'COPY (SELECT %"report"%');
      child.kill(signal);
      expect(await finished).toMatchObject({
        exitCode: { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal],
        output: '',
        errors: 'Stopped. Nothing was left behind.\n',
      });
      expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([]);
    },
  );

  it('a restore leaves the database empty, and the next restore succeeds', async () => {
    await run(source.ownerUrl, 'backup', 'large');
    for (const moment of [
      '%CREATE TABLE%',
      'COPY public."report" %',
      'COPY (SELECT %"report"%',
      'ANALYZE%',
    ]) {
      const { child, finished } = start(target.ownerUrl, 'restore', 'large');
      await untilRunning(target.ownerUrl, moment);
      child.kill('SIGKILL');
      expect({ moment, exitCode: (await finished).exitCode }).toEqual({ moment, exitCode: null });
      await untilLeft(target.ownerUrl);
      expect({ moment, tables: await readEveryRow(target.ownerUrl) }).toEqual({
        moment,
        tables: {},
      });
    }
    expect(await run(target.ownerUrl, 'restore', 'large')).toMatchObject({ exitCode: 0 });
    expect(await readEveryRowButTheLog(target.ownerUrl)).toEqual(
      await readEveryRowButTheLog(source.ownerUrl),
    );
  });

  /** Resolves when a database has only the test’s own connection. */
  async function untilLeft(databaseUrl: string): Promise<void> {
    const name = new URL(databaseUrl).pathname.slice(1);
    for (let tries = 0; tries < 20_000; tries += 1) {
      const [row] = await source.asOwner<{ left: boolean }>(
        `SELECT count(*) <= 1 AS left FROM pg_stat_activity WHERE datname = $1`,
        [name],
      );
      if (row?.left) return;
      await pause(1);
    }
    throw new Error('Its connections never ended');
  }
});
