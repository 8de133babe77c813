import { tmpdir } from 'node:os';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { loadLargePartnership } from '#cli/demonstration/large-partnership.js';
import { runCommand } from '#testing/command.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';
import { isDeep } from '@stronghold/prisma/testing/depth';

const now = new Date('2026-11-24T09:00:00Z');

async function createPrepared(wish: { readonly isDemonstration: boolean }): Promise<TestDatabase> {
  const prepared = await createTestDatabase();
  const owner = await connectToDatabase(prepared.ownerUrl);
  await prepareInstallation(owner, { ...wish, now });
  await owner.end();
  return prepared;
}

const run = ({ ownerUrl }: TestDatabase, ...words: readonly string[]) =>
  runCommand(['demo-data', ...words], { databaseUrl: ownerUrl, folder: tmpdir() });

/** Hashes all data that was sent, except values that differ for each installation or run. */
const digest = async (test: TestDatabase) => {
  const tables = [
    'report',
    'disruption',
    'referral',
    'resource_line',
    'organised_crime_group',
    'submission',
  ];
  const rows = tables.map(
    (table) =>
      `SELECT '${table}' AS name, count(*)::int AS rows,
              md5(string_agg(text, E'\\n' ORDER BY text COLLATE "C")) AS digest
       FROM   (SELECT (to_jsonb(${table}) - '{id,submission_id,record_key}'::text[])::text AS text FROM ${table}) AS ${table}_text`,
  );
  return test.asOwner<{ name: string; rows: number; digest: string }>(
    `${rows.join(' UNION ALL ')} ORDER BY name`,
  );
};

describe.runIf(isDeep)('a large partnership', () => {
  const told: (readonly [string, number, number])[] = [];
  let test: TestDatabase;
  let another: TestDatabase;
  let loaded: Awaited<ReturnType<typeof loadLargePartnership>>;
  beforeAll(async () => {
    test = await createPrepared({ isDemonstration: true });
    another = await createPrepared({ isDemonstration: true });
    const { database, ownerUrl } = test;
    const report = (...progress: readonly [string, number, number]) => told.push(progress);
    loaded = await loadLargePartnership({
      database,
      ownerUrl,
      reports: 20_000,
      today: '2026-11-24',
      now,
      report,
    });
  });
  afterAll(async () => {
    await test.close();
    await another.close();
  });

  it('has as many reports as requested, one per row: every agency with reports, every district and every quarter has some', async () => {
    expect(
      await test.asOwner(`
        SELECT count(*)::int AS rows, sum(quantity)::int AS reports, count(DISTINCT agency_id)::int AS agencies,
               count(DISTINCT date_trunc('quarter', received_on::timestamp))::int AS quarters, min(received_on)::text AS first, max(received_on)::text AS last,
               count(DISTINCT area_code) FILTER (WHERE area.kind = 'DISTRICT')::int AS districts
        FROM   report JOIN area ON area.code = area_code`),
    ).toEqual([
      {
        rows: 20_000,
        reports: 20_000,
        agencies: 29,
        quarters: 19,
        first: '2022-04-01',
        last: '2026-11-24',
        districts: 13,
      },
    ]);
  });

  it('has the other datasets in proportion: a seventh of the default partnership’s, which has 150,000 reports', async () => {
    const [share] = await test.asOwner(`
      SELECT (SELECT sum(quantity) FROM disruption) BETWEEN 1300 AND 2300 AS "areDisruptions",
             (SELECT sum(quantity) FROM referral) BETWEEN 1300 AND 2700 AS "areReferrals",
             (SELECT sum(strength_fte) FROM resource_line WHERE quarter_start = '2026-07-01') BETWEEN 50 AND 250 AS "areStaff"`);
    expect(share).toEqual({ areDisruptions: true, areReferrals: true, areStaff: true });
  });

  it('passes screening without a warning, and refers only to disruptions that exist', async () => {
    expect(
      await test.asOwner(`
        SELECT status::text, sum(warning_count)::int AS warnings, sum(row_count)::int AS rows, count(*)::int AS returns FROM submission GROUP BY 1`),
    ).toEqual([{ status: 'PUBLISHED', warnings: 0, ...loaded }]);
    const [links] = await test.asOwner(`
      SELECT count(*) > 600 AS "areMany", (count(*) FILTER (WHERE disruption.agency_id IS NULL))::int AS "toNothing"
      FROM   report LEFT JOIN disruption ON disruption.agency_id = disruption_agency_id AND disruption.reference = disruption_own_reference
      WHERE  disruption_agency_id IS NOT NULL`);
    expect(links).toEqual({ areMany: true, toNothing: 0 });
  });

  it('reports the progress of each dataset until the dataset is complete', () => {
    const ends = told.filter(([, done, inAll]) => done === inAll);
    expect(ends.map(([dataset]) => dataset)).toEqual([
      'ocgs',
      'resources',
      'disruptions',
      'referrals',
      'reports',
    ]);
    expect(told.filter(([dataset]) => dataset === 'reports').map(([, done]) => done)).toEqual([
      5_000, 10_000, 15_000, 20_000,
    ]);
  });

  it('is the same on every machine, including when the command makes it', async () => {
    const { exitCode, output } = await run(another, '--reports', '20000');
    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: `Loaded ${loaded.returns.toLocaleString('en-GB')} returns with ${loaded.rows.toLocaleString('en-GB')} rows, 20,000 of them reports.\n`,
    });
    const [one, other] = [await digest(test), await digest(another)];
    // The command’s clock keeps running, and returns for the current quarter have its time.
    const withoutTimes = (rows: typeof one) => rows.filter(({ name }) => name !== 'submission');
    expect(withoutTimes(other)).toEqual(withoutTimes(one));
    expect(one.every(({ rows }) => rows > 100)).toBe(true);
  });

  it('is refused if there are returns, and these do not change', async () => {
    const before = await digest(test);
    const refused = await run(test, '--reports', '20000');
    expect(refused).toMatchObject({
      exitCode: 2,
      output: '',
      errors: expect.stringMatching(/^This database already contains returns/),
    });
    expect(await digest(test)).toEqual(before);
  });
});

describe('stronghold demo-data', () => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createPrepared({ isDemonstration: false });
  });
  afterEach(() => test.close());

  it.each([
    {
      words: ['--reports', '9999'],
      says: /Give a whole number of reports from 10,000 to 10,000,000/,
    },
    {
      words: ['--reports', '10000001'],
      says: /Give a whole number of reports from 10,000 to 10,000,000/,
    },
    {
      words: ['--reports', '1e6'],
      says: /Give a whole number of reports from 10,000 to 10,000,000/,
    },
    {
      words: ['--reports', '-20000'],
      says: /Give a whole number of reports from 10,000 to 10,000,000/,
    },
    { words: [], says: /Required option '--reports <number>' not specified/ },
    {
      words: ['--reports', '20000'],
      says: /^This installation was started without demonstration data/,
    },
  ])('refuses $words and writes nothing', async ({ words, says }) => {
    const { exitCode, output, errors } = await run(test, ...words);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
    expect(errors).toMatch(says);
    expect(errors).not.toMatch(/^ +at /m);
    expect(await test.asOwner('SELECT FROM submission UNION ALL SELECT FROM event')).toEqual([]);
  });
});
