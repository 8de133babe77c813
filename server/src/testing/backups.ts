import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { checkBackup, restoreBackup } from '#platform/backup/restore-backup.js';
import { type Report, takeBackup } from '#platform/backup/take-backup.js';
import { prepareDatabase } from '#platform/prepare-database.js';
import { createEmptyDatabase, type EmptyDatabase } from '@stronghold/prisma/testing/empty-database';
import { createMigratedDatabase } from '@stronghold/prisma/testing/migrated-database';

import { anEntry } from './audit-entries.js';
import { addReferenceData, testSecret } from './reference-data.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

const now = new Date('2026-11-24T09:00:00Z');
const reportNothing: Report = () => undefined;

/** A database to back up, and databases to restore its backups into. */
export interface Backups {
  /** A database with rows and log entries that a text format could corrupt. */
  readonly source: TestDatabase;
  /** Makes a target without tables. */
  makeEmptyTarget(): Promise<EmptyDatabase>;
  /** Makes a target with its tables, in a tenth of the time that restoring them takes. */
  makeTarget(): Promise<EmptyDatabase>;
  /** Drops all targets made so far. */
  dropTargets(): Promise<void>;
  /** Backs up a database, by default the source, into a folder that does not exist yet. */
  save(folder: string, ownerUrl?: string, report?: Report): ReturnType<typeof takeBackup>;
  /** Checks the backup in a folder and restores it into a database. */
  restore(folder: string, ownerUrl: string, report?: Report): ReturnType<typeof restoreBackup>;
  /** Closes the source, and drops what targets are copied from. */
  close(): Promise<void>;
}

/** Makes a database with awkward rows, and what is needed to back it up and restore it. */
export async function prepareBackups(): Promise<Backups> {
  const source = await createTestDatabase();
  const migrated = await createMigratedDatabase();
  await addReferenceData(source);
  await prepareDatabase(source.ownerUrl, { isDemonstration: false, now });
  await addAwkwardRows(source);
  await addAwkwardEntries(source);

  const targets: EmptyDatabase[] = [];
  const add = (target: EmptyDatabase) => {
    targets.push(target);
    return target;
  };
  return {
    source,
    makeEmptyTarget: async () => add(await createEmptyDatabase()),
    makeTarget: async () => add(await migrated.copy()),
    async dropTargets() {
      for (const target of targets.splice(0)) await target.drop();
    },
    save: (folder, ownerUrl = source.ownerUrl, report = reportNothing) =>
      takeBackup({
        ownerUrl,
        folder,
        now,
        onBegin: () => Promise.resolve(),
        signal: new AbortController().signal,
        report,
      }),
    restore,
    async close() {
      await source.close();
      await migrated.drop();
    },
  };
}

/** The path for a backup, at which nothing exists yet, in a new temporary folder. */
export async function makeBackupPath(): Promise<string> {
  return path.join(await mkdtemp(path.join(tmpdir(), 'stronghold-backup-')), 'backup');
}

/** Removes the temporary folder of a path from `makeBackupPath`, with everything in it. */
export function removeBackup(folder: string): Promise<void> {
  return rm(path.dirname(folder), { recursive: true });
}

async function restore(
  folder: string,
  ownerUrl: string,
  report = reportNothing,
): Promise<readonly string[]> {
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

async function addAwkwardEntries({ database }: TestDatabase): Promise<void> {
  const awkward = { 'ä "\\': ['\t\n\0 \u{1f600} \uD83D', 1e21, -0.1, null] };
  for (const what of ['', 'a\tb\nc\\.', '\\N'])
    await database.record(anEntry({ what, filter: awkward, touched: { 3: 2 }, reason: 'Zoë\r' }));
}

/**
 * Adds values that a text format could corrupt: separators, escapes, line ends, nulls next to empty
 * texts, digits, instants and bytes.
 */
export async function addAwkwardRows({ asOwner }: TestDatabase): Promise<void> {
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
