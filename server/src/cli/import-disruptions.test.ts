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
  test.asOwner(
    'TRUNCATE agency_data_version, submission, disruption, disruption_history, disruption_staging',
  ),
);

const header =
  'reference,occurred_on,objective,claimed_impact,crime_type,area,status,submitted_on,decided_on,confirmed_impact,ocg_reference,supporting_agencies,sentenced_on,arrests,sentence_months,cash_pounds,drugs_grams,adults_safeguarded,convictions,rationale';
const good = [
  header,
  'D1,01/05/2025,Pursue,MAJOR,Drugs,Reading,,2025-05-02,2025-05-30,MAJOR,G-7,"Reading Borough Council;frimley",2026-01-09,3,40.5,"£1,234.56",1250.125,,1,',
  'D2,2025-06-30,prevent,minor,DRUGS,E06000042,,,,,rbc:G-8,,,,,0.29,,2,,',
  'D3,2025-04-01,PROTECT,MODERATE,CYBER_CRIME,Thames Valley,,2025-04-02,2025-05-01,MINOR,,FRIMLEY,,,,,,0,,No lasting effect',
];

const run = async (lines: readonly string[]) => {
  await writeFile(path.join(folder, 'disruptions.csv'), `${lines.join('\n')}\n`);
  return runCommand(['import', 'disruptions', 'disruptions.csv', '--agency', 'TVP', '--publish'], {
    databaseUrl: test.ownerUrl,
    folder,
  });
};
const records = async () => {
  const agencies = await test.asOwner<{ id: number; code: string }>('SELECT id, code FROM agency');
  const codes = new Map(agencies.map(({ id, code }) => [id, code]));
  const rows = await test.asOwner<{ supporters: readonly number[]; ocg_agency: number | null }>(
    `SELECT reference, version, marking::text, status::text, supporting_agency_ids AS supporters, sentence_months::float AS months, cash_pence::int AS pence,
            drugs_grams::float AS grams, is_multi_agency, is_moderated_in_28_days AS in_time, sentence_counted_on::text AS counted_on, ocg_agency_id AS ocg_agency, ocg_own_reference
     FROM   disruption ORDER BY reference`,
  );
  return rows.map(({ supporters, ocg_agency: group, ...row }) => ({
    ...row,
    supporters: supporters.map((id) => codes.get(id)),
    ocg_agency: group === null ? null : codes.get(group),
  }));
};

describe('stronghold import disruptions', () => {
  it('publishes a return with its derived columns, and changes nothing the second time', async () => {
    expect(await run(good)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/Q1 2025\/26.*\n {2}3 rows: 3 PASS/),
    });
    const published = [
      {
        reference: 'D1',
        version: 1,
        marking: 'OFFICIAL',
        status: 'CONFIRMED',
        supporters: ['RBC', 'FRIMLEY'],
        months: 40.5,
        pence: 123_456,
        grams: 1250.125,
        is_multi_agency: true,
        in_time: true,
        counted_on: '2026-01-09',
        ocg_agency: 'TVP',
        ocg_own_reference: 'G-7',
      },
      {
        reference: 'D2',
        version: 1,
        marking: 'OFFICIAL_SENSITIVE',
        status: 'SUBMITTED',
        supporters: [],
        months: null,
        pence: 29,
        grams: null,
        is_multi_agency: false,
        in_time: null,
        counted_on: '2025-06-30',
        ocg_agency: 'RBC',
        ocg_own_reference: 'G-8',
      },
      {
        reference: 'D3',
        version: 1,
        marking: 'OFFICIAL',
        status: 'REGRADED',
        supporters: ['FRIMLEY'],
        months: null,
        pence: null,
        grams: null,
        is_multi_agency: true,
        in_time: false,
        counted_on: '2025-04-01',
        ocg_agency: null,
        ocg_own_reference: null,
      },
    ];
    expect(await records()).toEqual(published);

    expect(await run(good)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(
        'nothing changed: the records were already the same. The data version is still 1.',
      ),
    });
    expect(await records()).toEqual(published);
  });

  it('updates derived columns when a row is corrected, and keeps the history of corrections and withdrawals', async () => {
    await run(good);
    const corrected = good
      .slice(0, 3)
      .map((line) => line.replace('"Reading Borough Council;frimley",2026-01-09', ','));
    expect(await run(corrected)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /0 records added, 1 corrected, 1 withdrawn\n {4}corrected D1: supporting_agencies, sentenced_on\n {4}withdrawn D3/,
      ),
    });
    expect(await records()).toMatchObject([
      { reference: 'D1', version: 2, is_multi_agency: false, counted_on: '2025-05-01' },
      { reference: 'D2', version: 1 },
    ]);
    expect(
      await test.asOwner(
        'SELECT reference, change::text, is_multi_agency, sentence_counted_on::text AS counted_on FROM disruption_history ORDER BY reference',
      ),
    ).toEqual([
      { reference: 'D1', change: 'CORRECTED', is_multi_agency: true, counted_on: '2026-01-09' },
      { reference: 'D3', change: 'WITHDRAWN', is_multi_agency: true, counted_on: '2025-04-01' },
    ]);
  });
});
