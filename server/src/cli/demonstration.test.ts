import { readFile } from 'node:fs/promises';

import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';
import { publishedReturns } from '@stronghold/prisma/seed/published-returns';

import { type DemonstrationRequest, loadDemonstration } from './demonstration.js';

let test: TestDatabase;
const now = new Date('2026-11-24T09:00:00Z');

async function prepare(): Promise<void> {
  test = await createTestDatabase();
  const owner = await connectToDatabase(test.ownerUrl);
  await prepareInstallation(owner, { isDemonstration: true, now });
  await owner.end();
}

function load(wish: Partial<DemonstrationRequest> = {}) {
  return loadDemonstration({
    database: test.database,
    ownerUrl: test.ownerUrl,
    today: '2026-11-24',
    now,
    report: () => undefined,
    ...wish,
  });
}

const countPeople = async (condition: string) => {
  const [row] = await test.asOwner<{ people: number }>(`SELECT coalesce(sum(quantity), 0)::int AS people FROM referral WHERE ${condition}`);
  return row?.people;
};

describe('the demonstration partnership', () => {
  const told: string[] = [];
  let loaded: Awaited<ReturnType<typeof load>>;
  beforeAll(async () => {
    await prepare();
    loaded = await load({ report: (done, inAll) => told.push(`${done} of ${inAll}`) });
  });
  afterAll(() => test.drop());

  it('tells after each return how far it is', () => {
    expect(loaded?.returns).toBeGreaterThan(500);
    expect(told).toHaveLength(loaded?.returns ?? 0);
    expect(told[0]).toBe(`1 of ${told.length}`);
    expect(told.at(-1)).toBe(`${told.length} of ${told.length}`);
  });

  it('passes the screening of every return without a warning', async () => {
    expect(
      await test.asOwner(
        `SELECT status::text, sum(warning_count)::int AS warnings, sum(row_count)::int AS rows, count(*)::int AS returns FROM submission GROUP BY 1`,
      ),
    ).toEqual([{ status: 'PUBLISHED', warnings: 0, ...loaded }]);
  });

  it.each([
    ['2022-04-01', '2022-07-01', 34],
    ['2022-07-01', '2022-10-01', 32],
    ['2022-10-01', '2023-01-01', 34],
    ['2023-01-01', '2023-04-01', 43],
    ['2023-04-01', '2023-07-01', 28],
    ['2023-07-01', '2023-10-01', 26],
    ['2023-10-01', '2024-01-01', 55],
  ])('has the published NRM referrals from %s until %s: %i people', async (from, until, people) => {
    expect(await countPeople(`pathway = 'NRM' AND received_on >= '${from}' AND received_on < '${until}'`)).toBe(people);
    expect(await countPeople(`agency_id = 1 AND received_on >= '${from}' AND received_on < '${until}'`)).toBe(people);
  });

  it('holds the published returns row by row, and nothing else of the police before 2024', async () => {
    const files = await Promise.all(publishedReturns.map(({ file }) => readFile(file, 'utf8')));
    const sent = files.flatMap((text): Record<string, string>[] => parse(text, { columns: true }));
    const kept = await test.asOwner<Record<string, string>>(`
      SELECT reference, received_on::text, pathway::text, age_band::text, area_code AS area, quantity::text, sex::text, crime_type::text,
             (SELECT string_agg(named, ';' ORDER BY named) FROM unnest(exploitation::text[]) AS named) AS exploitation
      FROM   referral WHERE agency_id = 1 AND received_on < '2024-01-01'`);
    const inOrder = (rows: readonly Record<string, string>[]) =>
      rows
        .map((row) => ({ ...row, exploitation: row.exploitation?.split(';').sort().join(';') }))
        .sort((a, b) => (JSON.stringify(a, Object.keys(a).sort()) < JSON.stringify(b, Object.keys(b).sort()) ? -1 : 1));
    expect(sent).toHaveLength(kept.length);
    expect(sent.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(252);
    expect(inOrder(kept)).toEqual(inOrder(sent));
  });

  it('has some 8,000 reports a quarter, marked by their crime type, until today', async () => {
    const [whole] = await test.asOwner(`
      SELECT sum(quantity) > 140000 AND sum(quantity) < 190000 AS "isPlausible", max(received_on)::text AS latest,
             bool_and((marking = 'OFFICIAL_SENSITIVE') = (crime_type IN ('CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'))) AS "isMarked"
      FROM   report`);
    expect(whole).toEqual({ isPlausible: true, latest: '2026-11-24', isMarked: true });
  });

  it('knows nothing of after today, and of the open quarter what came until today', async () => {
    const [latest] = await test.asOwner(`
      SELECT max(received_on)::text AS received, max(greatest(reasonable_grounds_on, conclusive_grounds_on, closed_on)) <= '2026-11-24' AS "isPast" FROM referral`);
    expect(latest).toEqual({ received: '2026-11-24', isPast: true });
    const open = await countPeople(`received_on >= '2026-10-01'`);
    const whole = await countPeople(`received_on >= '2026-07-01' AND received_on < '2026-10-01'`);
    expect(open).toBeGreaterThan(300);
    expect(open).toBeLessThan(0.75 * (whole ?? 0));
  });

  it('has NRM referrals that wait for a decision, more of them lately', async () => {
    const pending = `pathway = 'NRM' AND reasonable_grounds IS NULL`;
    expect(await countPeople(`${pending} AND received_on >= '2026-10-01'`)).toBeGreaterThan(3);
    expect(await countPeople(`${pending} AND received_on >= '2024-01-01' AND received_on < '2026-07-01'`)).toBe(0);
    expect(await countPeople(`reasonable_grounds = 'POSITIVE' AND conclusive_grounds IS NULL`)).toBeGreaterThan(50);
  });

  it('lacks one return of the latest closed quarter, of an agency that sends them otherwise', async () => {
    const sent = await test.asOwner<{ starts: string }>(`
      SELECT quarter_start::text AS starts FROM submission JOIN agency ON agency.id = agency_id WHERE code = 'BHFT' ORDER BY 1`);
    expect(sent.map(({ starts }) => starts)).toEqual(expect.arrayContaining(['2022-04-01', '2026-04-01', '2026-10-01']));
    expect(sent.map(({ starts }) => starts)).not.toContain('2026-07-01');
  });

  it('holds one quarter that was sent twice, with corrections and a withdrawal in the history', async () => {
    expect(
      await test.asOwner(`
        SELECT code, quarter_start::text AS starts, corrected, withdrawn, submission.added, version
        FROM   submission JOIN agency ON agency.id = agency_id WHERE corrected + withdrawn > 0`),
    ).toEqual([{ code: 'SBC', starts: '2026-04-01', corrected: 3, withdrawn: 1, added: 1, version: 2 }]);
    expect(await test.asOwner(`SELECT change::text, count(*)::int AS total FROM referral_history GROUP BY 1 ORDER BY 1`)).toEqual([
      { change: 'CORRECTED', total: 3 },
      { change: 'WITHDRAWN', total: 1 },
    ]);
  });

  it('marks where published figures end', async () => {
    expect(
      await test.asOwner(`SELECT happened_on::text, changes_recording, 'nrmReferrals' = ANY (measures) AS "isNrm" FROM event`),
    ).toEqual([{ happened_on: '2024-01-01', changes_recording: true, isNrm: true }]);
  });

  it('is loaded once', async () => {
    expect(await load()).toBeNull();
    expect(await test.asOwner(`SELECT count(*)::int AS returns FROM submission`)).toEqual([{ returns: loaded?.returns }]);
    expect(await test.asOwner(`SELECT count(*)::int AS events FROM event`)).toEqual([{ events: 1 }]);
  });
});

describe('loadDemonstration', () => {
  beforeEach(prepare);
  afterEach(() => test.drop());

  it('leaves nothing behind when it ends half-way, and begins anew at the next start', async () => {
    const failing = load({
      today: '2022-09-30',
      report: (done) => {
        if (done === 30) throw new Error('killed');
      },
    });
    await expect(failing).rejects.toThrow('killed');
    expect(await test.asOwner('SELECT FROM submission')).toEqual([]);
    expect(await countPeople('true')).toBe(0);
    expect((await load({ today: '2022-09-30' }))?.returns).toBeGreaterThan(50);
  });

  it('loads once when two processes start at the same time', async () => {
    const outcomes = await Promise.all([load({ today: '2022-09-30' }), load({ today: '2022-09-30' })]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(await countPeople(`pathway = 'NRM'`)).toBe(34);
  });

  it.each([
    { today: '2022-03-31', quarters: 0, people: 0, because: 'nothing was counted yet' },
    { today: '2022-04-01', quarters: 1, people: 0, because: 'the published return of the open quarter is not in' },
    { today: '2022-07-01', quarters: 2, people: 34, because: 'the first quarter has closed' },
  ])('has $quarters quarters and $people NRM referrals on $today: $because', async ({ today, quarters, people }) => {
    await load({ today });
    expect(await test.asOwner(`SELECT FROM submission GROUP BY quarter_start`)).toHaveLength(quarters);
    expect(await countPeople(`pathway = 'NRM'`)).toBe(people);
    expect(await test.asOwner('SELECT FROM event')).toEqual([]);
  });

  it('shows the same referrals of a closed quarter, whatever day it was loaded on', async () => {
    const received = `SELECT agency_id, reference, received_on::text, pathway::text, area_code, quantity FROM referral
                      WHERE received_on < '2022-07-01' ORDER BY agency_id, reference`;
    await load({ today: '2022-11-24' });
    const early = await test.asOwner(received);
    await test.drop();
    await prepare();
    await load({ today: '2023-02-10' });
    expect(early.length).toBeGreaterThan(500);
    expect(await test.asOwner(received)).toEqual(early);
  });

  it('adds nothing where somebody has published a return already', async () => {
    await test.asOwner(`
      INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count)
      VALUES (1, gen_random_uuid(), 'REFERRALS', '2026-04-01', 'PUBLISHED', false, 'own.csv', now(), 0, 0)`);
    expect(await load()).toBeNull();
    expect(await countPeople('true')).toBe(0);
  });
});
