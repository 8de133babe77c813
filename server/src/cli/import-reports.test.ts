import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { runCommand } from '#testing/command.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-import-'));
});
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});
beforeEach(() =>
  test.asOwner('TRUNCATE agency_data_version, submission, report, report_history, report_staging'),
);

const header =
  'reference,received_on,channel,crime_type,area,quantity,status,first_action_hours,signs,serious_limbs,disruption_reference';
const good = [
  header,
  'A1,01/05/2025,101,Drugs,Reading,1,CLOSED,3.25,CUCKOOED_HOME;COUNTY_LINE_NUMBER,THREE_YEAR_SENTENCE,D-1',
  'A2,2025-06-30,crimestoppers,MODERN_SLAVERY_AND_HUMAN_TRAFFICKING,E06000042,1,,,,,rbc:D-2',
  'A3,2025-04-01,ONLINE,CYBER_CRIME,Thames Valley,12,,,,,',
];

const run = async (lines: readonly string[]) => {
  await writeFile(path.join(folder, 'reports.csv'), `${lines.join('\n')}\n`);
  return runCommand(['import', 'reports', 'reports.csv', '--agency', 'TVP', '--publish'], {
    databaseUrl: test.ownerUrl,
    folder,
  });
};
const records = () =>
  test.asOwner(
    `SELECT reference, marking::text, version, quantity, first_action_hours::float AS hours, signs::text, disruption_reference AS disruption
     FROM report ORDER BY reference`,
  );

describe('stronghold import reports', () => {
  it('publishes a return, marks its records by their crime type, and changes nothing the second time', async () => {
    expect(await run(good)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/Q1 2025\/26.*\n {2}3 rows: 3 PASS/),
    });
    const published = [
      {
        reference: 'A1',
        marking: 'OFFICIAL',
        quantity: 1,
        hours: 3.25,
        signs: '{CUCKOOED_HOME,COUNTY_LINE_NUMBER}',
        disruption: 'D-1',
      },
      {
        reference: 'A2',
        marking: 'OFFICIAL_SENSITIVE',
        quantity: 1,
        hours: null,
        signs: '{}',
        disruption: 'RBC:D-2',
      },
      {
        reference: 'A3',
        marking: 'OFFICIAL',
        quantity: 12,
        hours: null,
        signs: '{}',
        disruption: null,
      },
    ].map((record) => ({ ...record, version: 1 }));
    expect(await records()).toEqual(published);
    expect(
      await test.asOwner('SELECT dataset::text, status::text, row_count FROM submission'),
    ).toEqual([{ dataset: 'REPORTS', status: 'PUBLISHED', row_count: 3 }]);

    expect(await run(good)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'nothing changed: the records were already the same. The data version is still 1.',
      ),
    });
    expect(await records()).toEqual(published);
  });

  it('keeps the history of corrections and withdrawals, each with its marking at the time', async () => {
    await run(good);
    const corrected = good
      .slice(0, 3)
      .map((line) => line.replace('Drugs', 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE'));
    expect(await run(corrected)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /0 records added, 1 corrected, 1 withdrawn\n {4}corrected A1: crime_type\n {4}withdrawn A3/,
      ),
    });
    expect(await records()).toMatchObject([
      { reference: 'A1', version: 2, marking: 'OFFICIAL_SENSITIVE' },
      { reference: 'A2', version: 1, marking: 'OFFICIAL_SENSITIVE' },
    ]);
    expect(
      await test.asOwner(
        'SELECT reference, change::text, marking::text FROM report_history ORDER BY reference',
      ),
    ).toEqual([
      { reference: 'A1', change: 'CORRECTED', marking: 'OFFICIAL' },
      { reference: 'A3', change: 'WITHDRAWN', marking: 'OFFICIAL' },
    ]);
  });

  it('exits with code 1 when rows fail, names each row, and writes nothing', async () => {
    const bad = [
      header,
      'B1,2025-05-01,PIGEON,DRUGS,Reading,1,,9000,,,',
      'B2,2025-05-01,ONLINE,DRUGS,Reading,1,,9000,,,XYZ:D-1',
    ];
    const { exitCode, output } = await run([
      ...bad,
      'B3,2025-05-01,ONLINE,DRUGS,Reading,1,,9000,,,',
    ]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/3 rows: 0 PASS, 0 WARN, 3 FAIL/);
    expect(output).toMatch(
      /FAIL row 2, channel "PIGEON": It is not in the list.*\n {2}FAIL row 3, disruption_reference "XYZ:D-1": No agency.*\n {2}FAIL row 4, first_action_hours "9000": It is more than a year/,
    );
    expect(await records()).toEqual([]);
    expect(await test.asOwner('SELECT 1 FROM report_staging')).toEqual([]);
  });
});
