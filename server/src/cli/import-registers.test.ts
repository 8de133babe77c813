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
    `TRUNCATE agency_data_version, submission, resource_line, resource_line_history, resource_line_staging, organised_crime_group, organised_crime_group_history, organised_crime_group_staging`,
  ),
);

const run = async (dataset: string, lines: readonly string[]) => {
  await writeFile(path.join(folder, `${dataset}.csv`), `${lines.join('\n')}\n`);
  return runCommand(['import', dataset, `${dataset}.csv`, '--agency', 'TVP', '--publish'], {
    databaseUrl: test.ownerUrl,
    folder,
  });
};
const unchanged = {
  exitCode: 0,
  output: expect.stringContaining('nothing changed: the records were already the same.'),
};

describe('stronghold import resources', () => {
  const header =
    'quarter,objective,area,staff_group,funding_source,establishment_fte,strength_fte,hours_committed,budget_pounds,actual_pounds,forecast_pounds';
  const good = [
    header,
    '2025-26-Q1,PURSUE,Thames Valley,Police officers,CORE,12.5,11.75,5000.25,"150,000.00","149,999.99",150000.1',
    'Q1 2025/26,PURSUE,Thames Valley,POLICE_OFFICER,Home Office grant,,,,,-250.50,',
    '2025-26-Q1,PREVENT,Thames Valley,POLICE_OFFICER,CORE,0,,,,,',
  ];
  const records = () =>
    test.asOwner(
      `SELECT objective::text, funding_source::text AS funding, version, strength_fte::float AS strength, hours_committed::float AS hours,
              budget_pence::int AS budget, actual_pence::int AS actual, forecast_pence::int AS forecast
       FROM   resource_line ORDER BY quarter_start, resource_line.objective, resource_line.funding_source`,
    );

  it('publishes a return by its five key columns, and changes nothing the second time', async () => {
    expect(await run('resources', good)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /Q1 2025\/26.*\n {2}3 rows: 2 PASS, 1 WARN.*\n {2}WARN row 3, actual_pounds "-250.50"/,
      ),
    });
    expect(await records()).toEqual([
      {
        objective: 'PURSUE',
        funding: 'CORE',
        version: 1,
        strength: 11.75,
        hours: 5000.25,
        budget: 15_000_000,
        actual: 14_999_999,
        forecast: 15_000_010,
      },
      {
        objective: 'PURSUE',
        funding: 'HOME_OFFICE_GRANT',
        version: 1,
        strength: null,
        hours: null,
        budget: null,
        actual: -25_050,
        forecast: null,
      },
      {
        objective: 'PREVENT',
        funding: 'CORE',
        version: 1,
        strength: null,
        hours: null,
        budget: null,
        actual: null,
        forecast: null,
      },
    ]);
    expect(await run('resources', good)).toMatchObject(unchanged);
  });

  it('corrects and withdraws lines by the key columns, and accepts a later quarter as well', async () => {
    await run('resources', good);
    const later = good.slice(0, 2).map((line) => line.replace('2025-26-Q1', 'Q2 2025/26'));
    expect(await run('resources', later)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('1 record added'),
    });
    expect(
      await run('resources', [header, (good[1] ?? '').replace('11.75', '10'), good[3] ?? '']),
    ).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /0 records added, 1 corrected, 1 withdrawn\n {4}corrected 2025-26-Q1, PURSUE, E23000029, POLICE_OFFICER, CORE: strength_fte\n {4}withdrawn 2025-26-Q1, PURSUE, E23000029, POLICE_OFFICER, HOME_OFFICE_GRANT/,
      ),
    });
    expect(await records()).toMatchObject([
      { strength: 10, version: 2 },
      { objective: 'PREVENT' },
      { strength: 11.75, version: 1 },
    ]);
    expect(
      await test.asOwner(
        'SELECT change::text, actual_pence::int AS actual FROM resource_line_history ORDER BY change',
      ),
    ).toEqual([
      { change: 'CORRECTED', actual: 14_999_999 },
      { change: 'WITHDRAWN', actual: -25_050 },
    ]);
  });

  it('refuses a line that occurs twice, and a file with two quarters', async () => {
    expect(await run('resources', [...good, good[1] ?? ''])).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining(
        'FAIL row 5, quarter, objective, area, staff_group, funding_source "2025-26-Q1, PURSUE, E23000029, POLICE_OFFICER, CORE": It is also in row 2.',
      ),
    });
    expect(
      await run('resources', [...good, (good[1] ?? '').replace('2025-26-Q1', '2025-26-Q2')]),
    ).toMatchObject({
      exitCode: 2,
      errors: expect.stringContaining('Its dates are in several quarters: Q1 2025/26'),
    });
  });
});

describe('stronghold import ocgs', () => {
  const header =
    'quarter,reference,status,crime_type,mapped_on,other_crime_types,area,risk_band,archived_on,plan_review_due';
  const good = [
    header,
    '2025-26-Q1,G1,Active,Drugs,30/06/2025,FIREARMS;money laundering,Reading,Very high,,2027-01-01',
    'q1 2025/26,G2,ARCHIVED,DRUGS,2025-03-31,,,,2025-04-01,2025-06-29',
    '2025-26-Q1,G3,MONITORED,CYBER_CRIME,2024-01-01,,,,,2025-06-30',
  ];
  const records = () =>
    test.asOwner(
      `SELECT quarter_start::text AS quarter, reference, version, marking::text, other_crime_types::text AS others, area_code AS area,
              is_mapped_in_quarter AS mapped, is_archived_in_quarter AS archived, is_plan_in_date AS plan
       FROM   organised_crime_group ORDER BY quarter_start, reference`,
    );

  it('publishes a register with its derived columns, and changes nothing the second time', async () => {
    expect(await run('ocgs', good)).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/Q1 2025\/26.*\n {2}3 rows: 3 PASS/),
    });
    const group = {
      quarter: '2025-04-01',
      version: 1,
      marking: 'OFFICIAL_SENSITIVE',
      area: null,
      others: '{}',
    };
    expect(await records()).toEqual([
      {
        ...group,
        reference: 'G1',
        others: '{FIREARMS,MONEY_LAUNDERING}',
        area: 'E06000038',
        mapped: true,
        archived: false,
        plan: true,
      },
      { ...group, reference: 'G2', mapped: false, archived: true, plan: false },
      { ...group, reference: 'G3', mapped: false, archived: false, plan: true },
    ]);
    expect(await run('ocgs', good)).toMatchObject(unchanged);
  });

  it('keeps a register for each quarter: a group is in all registers, and a withdrawal affects only one', async () => {
    await run('ocgs', good);
    const later = good
      .filter((line) => !line.includes('G2'))
      .map((line) => line.replace('2025-26-Q1', '2025-26-Q2'));
    expect(await run('ocgs', later)).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('2 records added'),
    });
    expect(
      await run(
        'ocgs',
        later.slice(0, 2).map((line) => line.replace('Active', 'monitored')),
      ),
    ).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(
        /1 corrected, 1 withdrawn\n {4}corrected 2025-26-Q2, G1: status\n {4}withdrawn 2025-26-Q2, G3/,
      ),
    });
    expect(await records()).toMatchObject([
      { quarter: '2025-04-01', reference: 'G1', version: 1, mapped: true },
      { quarter: '2025-04-01', reference: 'G2' },
      { quarter: '2025-04-01', reference: 'G3' },
      { quarter: '2025-07-01', reference: 'G1', version: 2, mapped: false },
    ]);
  });
});
