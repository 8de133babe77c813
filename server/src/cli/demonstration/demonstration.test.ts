import { readFile } from 'node:fs/promises';

import { parse } from 'csv-parse/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createDemonstrationDatabase } from '#attack/demonstration-database.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { findWrongFlags } from '#features/returns/record-links.store.js';
import { findWrongCells } from '#features/returns/verify-rollups.store.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';
import { prepareInstallation } from '@stronghold/prisma/installation';
import { publishedReturns } from '@stronghold/prisma/seed/published-returns';
import { isDeep } from '@stronghold/prisma/testing/depth';

import { type DemonstrationRequest, loadDemonstration } from './demonstration.js';

let test: TestDatabase;
const now = new Date('2026-11-24T12:00:00Z');

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

const findWrong = () =>
  test.database.write(async (transaction) => ({
    cells: await findWrongCells(transaction),
    flags: (await findWrongFlags(transaction)).filter(({ total }) => total > 0),
  }));

const countPeople = async (condition: string) => {
  const [row] = await test.asOwner<{ people: number }>(
    `SELECT coalesce(sum(quantity), 0)::int AS people FROM referral WHERE ${condition}`,
  );
  return row?.people;
};

describe('loadDemonstration', () => {
  beforeEach(prepare);
  afterEach(() => test.close());

  it.runIf(isDeep)(
    'leaves nothing behind when it is interrupted, and starts again at the next start',
    async () => {
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
    },
  );

  it.runIf(isDeep)('loads once when two processes start at the same time', async () => {
    const outcomes = await Promise.all([
      load({ today: '2022-09-30' }),
      load({ today: '2022-09-30' }),
    ]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(await countPeople(`pathway = 'NRM'`)).toBe(34);
  });

  const days = [
    { today: '2022-03-31', quarters: 0, people: 0, because: 'nothing had been counted yet' },
    {
      today: '2022-04-01',
      quarters: 1,
      people: 0,
      because: 'the published return of the open quarter is left out',
    },
    { today: '2022-07-01', quarters: 2, people: 34, because: 'the first quarter has closed' },
  ];
  // The quick run counts the people for closed quarters in the whole partnership below.
  it.each(days.filter(({ people }) => isDeep || people === 0))(
    'has $quarters quarters and $people NRM referrals on $today: $because',
    async ({ today, quarters, people }) => {
      const told: string[] = [];
      const loaded = await load({
        today,
        report: (done, inAll) => told.push(`${done} of ${inAll}`),
      });
      expect(await test.asOwner(`SELECT FROM submission GROUP BY quarter_start`)).toHaveLength(
        quarters,
      );
      expect(await countPeople(`pathway = 'NRM'`)).toBe(people);
      expect(await test.asOwner('SELECT FROM event')).toEqual([]);

      // It reports progress after each return, and finally the number of returns and rows.
      const returns = loaded?.returns ?? 0;
      expect(returns).toBeGreaterThan(10 * quarters - 1);
      expect(told).toEqual(
        Array.from({ length: returns }, (_, place) => `${place + 1} of ${returns}`),
      );
      expect(
        await test.asOwner(
          `SELECT coalesce(sum(row_count), 0)::int AS rows, count(*)::int AS returns, (count(*) FILTER (WHERE status <> 'PUBLISHED'))::int AS others FROM submission`,
        ),
      ).toEqual([{ ...loaded, others: 0 }]);
      expect(await findWrong()).toEqual({ cells: [], flags: [] });
    },
  );

  it.runIf(isDeep)('has the same referrals for a closed quarter on any loading day', async () => {
    const received = `SELECT agency_id, reference, received_on::text, pathway::text, area_code, quantity FROM referral
                      WHERE received_on < '2022-07-01' ORDER BY agency_id, reference`;
    await load({ today: '2022-11-24' });
    const early = await test.asOwner(received);
    await test.close();
    await prepare();
    await load({ today: '2023-02-10' });
    expect(early.length).toBeGreaterThan(500);
    expect(await test.asOwner(received)).toEqual(early);
  });

  it('adds nothing if somebody has published a return already', async () => {
    await test.asOwner(`
      INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count)
      VALUES (1, gen_random_uuid(), 'REFERRALS', '2026-04-01', 'PUBLISHED', false, 'own.csv', now(), 0, 0)`);
    expect(await load()).toBeNull();
    expect(await countPeople('true')).toBe(0);
    expect(await test.asOwner('SELECT id FROM event UNION ALL SELECT id FROM target')).toEqual([]);
  });
});

describe('the demonstration partnership', () => {
  beforeAll(async () => {
    test = await createDemonstrationDatabase();
  });
  afterAll(() => test.close());

  it('passes the screening of every return without a warning', async () => {
    const [returns, ...others] = await test.asOwner<{
      status: string;
      warnings: number;
      total: number;
    }>(
      `SELECT status::text, sum(warning_count)::int AS warnings, count(*)::int AS total FROM submission GROUP BY 1`,
    );
    expect(returns).toMatchObject({ status: 'PUBLISHED', warnings: 0 });
    expect(returns?.total).toBeGreaterThan(500);
    expect(others).toEqual([]);
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
    expect(
      await countPeople(
        `pathway = 'NRM' AND received_on >= '${from}' AND received_on < '${until}'`,
      ),
    ).toBe(people);
    expect(
      await countPeople(`agency_id = 1 AND received_on >= '${from}' AND received_on < '${until}'`),
    ).toBe(people);
  });

  it('has the published returns row by row, and no other referrals from the police before 2024', async () => {
    const files = await Promise.all(publishedReturns.map(({ file }) => readFile(file, 'utf8')));
    const sent = files.flatMap((text): Record<string, string>[] => parse(text, { columns: true }));
    const kept = await test.asOwner<Record<string, string>>(`
      SELECT reference, received_on::text, pathway::text, age_band::text, area_code AS area, quantity::text, sex::text, crime_type::text,
             (SELECT string_agg(named, ';' ORDER BY named) FROM unnest(exploitation::text[]) AS named) AS exploitation
      FROM   referral WHERE agency_id = 1 AND received_on < '2024-01-01'`);
    const inOrder = (rows: readonly Record<string, string>[]) =>
      rows
        .map((row) => ({ ...row, exploitation: row.exploitation?.split(';').sort().join(';') }))
        .sort((a, b) =>
          JSON.stringify(a, Object.keys(a).sort()) < JSON.stringify(b, Object.keys(b).sort())
            ? -1
            : 1,
        );
    expect(sent).toHaveLength(kept.length);
    expect(sent.reduce((sum, { quantity }) => sum + Number(quantity), 0)).toBe(252);
    expect(inOrder(kept)).toEqual(inOrder(sent));
  });

  it('has about 8,000 reports a quarter, marked by their crime type, up to today', async () => {
    const [whole] = await test.asOwner(`
      SELECT sum(quantity) > 140000 AND sum(quantity) < 190000 AS "isPlausible", max(received_on)::text AS latest,
             bool_and((marking = 'OFFICIAL_SENSITIVE') = (crime_type IN ('CHILD_SEXUAL_EXPLOITATION_AND_ABUSE', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'))) AS "isMarked"
      FROM   report`);
    expect(whole).toEqual({ isPlausible: true, latest: '2026-11-24', isMarked: true });
  });

  it('has no record after today, and in the open quarter all records received by today', async () => {
    const [latest] = await test.asOwner(`
      SELECT max(received_on)::text AS received, max(greatest(reasonable_grounds_on, conclusive_grounds_on, closed_on)) <= '2026-11-24' AS "isPast" FROM referral`);
    expect(latest).toEqual({ received: '2026-11-24', isPast: true });
    const open = await countPeople(`received_on >= '2026-10-01'`);
    const whole = await countPeople(`received_on >= '2026-07-01' AND received_on < '2026-10-01'`);
    expect(open).toBeGreaterThan(300);
    expect(open).toBeLessThan(0.75 * (whole ?? 0));
  });

  it('has NRM referrals that wait for a decision, more of them in recent quarters', async () => {
    const pending = `pathway = 'NRM' AND reasonable_grounds IS NULL`;
    expect(await countPeople(`${pending} AND received_on >= '2026-10-01'`)).toBeGreaterThan(3);
    expect(
      await countPeople(
        `${pending} AND received_on >= '2024-01-01' AND received_on < '2026-07-01'`,
      ),
    ).toBe(0);
    expect(
      await countPeople(`reasonable_grounds = 'POSITIVE' AND conclusive_grounds IS NULL`),
    ).toBeGreaterThan(50);
  });

  it('lacks one return for the latest closed quarter in each of three datasets, from agencies that otherwise send them', async () => {
    const missing = await test.asOwner(`
      SELECT code, dataset::text FROM submission JOIN agency ON agency.id = agency_id
      GROUP  BY code, dataset
      HAVING bool_or(quarter_start = '2026-04-01') AND NOT bool_or(quarter_start = '2026-07-01')
      ORDER  BY code, dataset`);
    expect(missing).toEqual([
      { code: 'BHFT', dataset: 'REFERRALS' },
      { code: 'BHFT', dataset: 'REPORTS' },
      { code: 'RBFRS', dataset: 'RESOURCES' },
    ]);
  });

  it('has a return for every obligation in a closed quarter, and no other returns', async () => {
    const owed = `
      SELECT agency_id, dataset, quarter.start::date AS starts
      FROM   return_obligation
      CROSS  JOIN LATERAL generate_series(from_quarter_start, least(until_quarter_start, '2026-07-01'), interval '3 months') AS quarter (start)`;
    const sent = `SELECT agency_id, dataset, quarter_start AS starts FROM submission WHERE NOT is_partial AND quarter_start < '2026-10-01'`;
    const named = (statement: string) =>
      test.asOwner(
        `SELECT code, dataset::text, starts::text FROM (${statement}) AS found JOIN agency ON id = agency_id ORDER BY 1, 2, 3`,
      );
    expect(await named(`${owed} EXCEPT ${sent}`)).toEqual([
      { code: 'BHFT', dataset: 'REFERRALS', starts: '2026-07-01' },
      { code: 'BHFT', dataset: 'REPORTS', starts: '2026-07-01' },
      { code: 'RBFRS', dataset: 'RESOURCES', starts: '2026-07-01' },
    ]);
    expect(await named(`${sent} EXCEPT ${owed}`)).toEqual([]);
  });

  it('has empty returns from agencies that refer people but had nobody to refer', async () => {
    const [nothing] = await test.asOwner(
      `SELECT count(*) > 10 AS "areSome", bool_and(dataset = 'REFERRALS') AS "areOfReferrals" FROM submission WHERE row_count = 0`,
    );
    expect(nothing).toEqual({ areSome: true, areOfReferrals: true });
  });

  it('has two quarters that were sent twice, one of them final: corrections and a withdrawal in the history', async () => {
    expect(
      await test.asOwner(`
        SELECT code, dataset::text, quarter_start::text AS starts, corrected, withdrawn, submission.added, published_at::date::text AS "publishedOn"
        FROM   submission JOIN agency ON agency.id = agency_id WHERE corrected + withdrawn > 0 ORDER BY dataset::text`),
    ).toEqual([
      {
        code: 'SBC',
        dataset: 'DISRUPTIONS',
        starts: '2025-01-01',
        corrected: 2,
        withdrawn: 0,
        added: 1,
        publishedOn: '2026-10-21',
      },
      {
        code: 'SBC',
        dataset: 'REFERRALS',
        starts: '2026-04-01',
        corrected: 3,
        withdrawn: 1,
        added: 1,
        publishedOn: '2026-10-07',
      },
    ]);
    const changes = (dataset: string) =>
      test.asOwner(`
        SELECT change::text, replaced_at::date::text AS "replacedOn", count(*)::int AS total FROM ${dataset}_history GROUP BY 1, 2 ORDER BY 1`);
    expect(await changes('referral')).toEqual([
      { change: 'CORRECTED', replacedOn: '2026-10-07', total: 3 },
      { change: 'WITHDRAWN', replacedOn: '2026-10-07', total: 1 },
    ]);
    expect(await changes('disruption')).toEqual([
      { change: 'CORRECTED', replacedOn: '2026-10-21', total: 2 },
    ]);
  });

  it('received each return after its quarter and before now, about 9 in 10 by their due day, and returns for the open quarter today', async () => {
    expect(
      await test.asOwner(`
        SELECT bool_and(published_at >= quarter_start + interval '3 months' OR quarter_start = '2026-10-01') AS "isAfter",
               max(published_at) <= '2026-11-24T12:00Z' AS "isPast",
               bool_and(staged_at = published_at) AS "isStagedThen",
               avg((published_at < quarter_start + interval '4 months')::int) BETWEEN 0.85 AND 0.95 AS "isMostlyOnTime",
               bool_and(published_at = '2026-11-24T12:00Z') FILTER (WHERE quarter_start = '2026-10-01') AS "isToday"
        FROM   submission WHERE corrected + withdrawn = 0`),
    ).toEqual([
      { isAfter: true, isPast: true, isStagedThen: true, isMostlyOnTime: true, isToday: true },
    ]);
  });

  it('has a few hundred disruptions a quarter in every state of moderation, a third of them supported by other families', async () => {
    const [whole] = await test.asOwner(`
      SELECT min(total) > 500 AND max(total) < 1000 AS "isPlausible" FROM (
        SELECT sum(quantity) AS total FROM disruption WHERE occurred_on < '2026-10-01' GROUP BY date_trunc('quarter', occurred_on::timestamp)) AS quarter`);
    expect(whole).toEqual({ isPlausible: true });
    const [shares] = await test.asOwner(`
      SELECT count(DISTINCT status)::int AS statuses, avg(is_multi_agency::int) BETWEEN 0.25 AND 0.4 AS "isMixed",
             count(DISTINCT objective)::int AS objectives, max(sentence_counted_on) <= '2026-11-24' AS "isPast"
      FROM   disruption`);
    expect(shares).toEqual({ statuses: 6, isMixed: true, objectives: 4, isPast: true });
  });

  it('links reports to disruptions that exist, and disruptions to groups in a register', async () => {
    // Both are read before they are joined, so that they may be on several machines.
    const [reports] = await test.asOwner(`
      WITH found AS MATERIALIZED (SELECT agency_id, reference, occurred_on FROM disruption)
      SELECT sum(report.quantity) FILTER (WHERE disruption_agency_id IS NOT NULL)::float / sum(report.quantity) BETWEEN 0.04 AND 0.08 AS "isPlausible",
             (count(*) FILTER (WHERE disruption_agency_id IS NOT NULL AND found.agency_id IS NULL))::int AS "withoutDisruption",
             (count(*) FILTER (WHERE found.occurred_on < report.received_on))::int AS "before"
      FROM   report LEFT JOIN found ON found.agency_id = disruption_agency_id AND found.reference = disruption_own_reference`);
    expect(reports).toEqual({ isPlausible: true, withoutDisruption: 0, before: 0 });
    const [disruptions] = await test.asOwner(`
      WITH registered AS MATERIALIZED (SELECT DISTINCT agency_id, reference FROM organised_crime_group)
      SELECT count(*) > 2000 AS "areMany", (count(*) FILTER (WHERE ocg_agency_id <> disruption.agency_id)) > 100 AS "areOfOthersToo",
             (count(*) FILTER (WHERE registered.reference IS NULL))::int AS "withoutGroup"
      FROM   disruption
      LEFT   JOIN registered ON registered.agency_id = ocg_agency_id AND registered.reference = ocg_own_reference
      WHERE  ocg_own_reference IS NOT NULL`);
    expect(disruptions).toEqual({ areMany: true, areOfOthersToo: true, withoutGroup: 0 });
  });

  it('has registers for each agency that balance quarter after quarter from opening to closing, and groups that came back', async () => {
    const registers = await test.asOwner<
      Record<'opening' | 'mapped' | 'reopened' | 'archived' | 'closing', number> & {
        readonly code: string;
      }
    >(`
      WITH listed AS (SELECT *, status <> 'ARCHIVED' AS is_open FROM organised_crime_group),
      quarter AS (
        SELECT listed.agency_id, listed.quarter_start, count(*) FILTER (WHERE listed.is_open) AS closing,
               count(*) FILTER (WHERE listed.is_mapped_in_quarter) AS mapped, count(*) FILTER (WHERE listed.is_archived_in_quarter) AS archived,
               count(*) FILTER (WHERE listed.is_open AND NOT listed.is_mapped_in_quarter AND before.reference IS NULL) AS reopened
        FROM   listed
        LEFT   JOIN listed AS before ON before.agency_id = listed.agency_id AND before.reference = listed.reference AND before.is_open
                                     AND before.quarter_start = (listed.quarter_start - interval '3 months')::date
        GROUP  BY listed.agency_id, listed.quarter_start)
      SELECT code, opening.closing::int AS opening, quarter.mapped::int, quarter.reopened::int, quarter.archived::int, quarter.closing::int
      FROM   quarter JOIN agency ON agency.id = quarter.agency_id
      JOIN   quarter AS opening ON opening.agency_id = quarter.agency_id AND opening.quarter_start = (quarter.quarter_start - interval '3 months')::date
      ORDER  BY code, quarter.quarter_start`);
    const quartersOf = (owner: string) => registers.filter(({ code }) => code === owner).length;
    expect(['HMRC', 'HOIE', 'SEROCU', 'TVP'].map(quartersOf)).toEqual([17, 17, 17, 17]);
    expect(registers).toHaveLength(4 * 17);
    for (const { code, opening, mapped, reopened, archived, closing } of registers)
      expect(opening + mapped + reopened - archived, code).toBe(closing);
    expect(registers.reduce((sum, { reopened }) => sum + reopened, 0)).toBeGreaterThan(3);
  });

  it('has resources and registers only for quarters that have ended', async () => {
    expect(
      await test.asOwner(`
        SELECT (SELECT max(quarter_start)::text FROM resource_line) AS resources, (SELECT max(quarter_start)::text FROM organised_crime_group) AS groups`),
    ).toEqual([{ resources: '2026-07-01', groups: '2026-07-01' }]);
  });

  it.each(['referral', 'disruption', 'resource_line'])(
    'has no rows in %s from health boards after they ended, and has rows of their successors instead',
    async (table) => {
      const date = {
        referral: 'received_on',
        disruption: 'occurred_on',
        resource_line: 'quarter_start',
      }[table];
      expect(
        await test.asOwner(`
        SELECT code, min(${date}) >= '2026-04-01' AS "isAfter", max(${date}) <= '2026-03-31' AS "isBefore"
        FROM   ${table} JOIN agency ON agency.id = agency_id WHERE kind = 'NHS_ICB' GROUP BY code ORDER BY code`),
      ).toEqual([
        { code: 'BLMKICB', isAfter: false, isBefore: true },
        { code: 'BOBICB', isAfter: false, isBefore: true },
        { code: 'CEICB', isAfter: true, isBefore: false },
        { code: 'FRIMLEY', isAfter: false, isBefore: true },
        { code: 'TVICB', isAfter: true, isBefore: false },
      ]);
    },
  );

  it('has joint disruptions, each sent only by its lead, and links from reports to other agencies’ disruptions', async () => {
    const [joint] = await test.asOwner(`
      SELECT count(*) FILTER (WHERE cardinality(supporting_agency_ids) > 0) > 3000 AS "areMany",
             (count(*) FILTER (WHERE agency_id = ANY (supporting_agency_ids)))::int AS "supportedByLead",
             count(*) FILTER (WHERE cardinality(supporting_agency_ids) > 1) > 500 AS "areOfThree"
      FROM   disruption`);
    expect(joint).toEqual({ areMany: true, supportedByLead: 0, areOfThree: true });
    const [links] = await test.asOwner(`
      SELECT count(*) FILTER (WHERE disruption_agency_id <> agency_id) > 500 AS "toOthers", count(DISTINCT agency_id) > 20 AS "ofMany"
      FROM   report WHERE disruption_agency_id IS NOT NULL`);
    expect(links).toEqual({ toOthers: true, ofMany: true });
  });

  // The quick run compares them too, for a partnership of two quarters.
  it.runIf(isDeep)('leaves rollups and flags that match the records', async () => {
    expect(await findWrong()).toEqual({ cells: [], flags: [] });
  });

  it('has flags for links to disruptions, on some records', async () => {
    const [reports] = await test.asOwner(`
      SELECT sum(quantity) FILTER (WHERE led_to_disruption)::float / sum(quantity) BETWEEN 0.03 AND 0.08 AS "isLed"
      FROM   report`);
    expect(reports).toEqual({ isLed: true });
    const [groups] = await test.asOwner(`
      SELECT avg(is_disrupted::int) BETWEEN 0.3 AND 0.8 AS "isDisrupted"
      FROM   organised_crime_group WHERE status = 'ACTIVE' AND quarter_start = '2026-07-01'`);
    expect(groups).toEqual({ isDisrupted: true });
  });

  it('has figures of one to four people, which must be hidden from people who are not cleared', async () => {
    const [cells] = await test.asOwner(`
      SELECT count(*) > 100 AS "areMany" FROM (
        SELECT area_code FROM referral WHERE pathway = 'NRM' AND received_on >= '2024-01-01'
        GROUP  BY area_code, age_band, date_trunc('quarter', received_on::timestamp) HAVING sum(quantity) < 5) AS cell`);
    expect(cells).toEqual({ areMany: true });
  });

  it('marks where published figures end', async () => {
    expect(
      await test.asOwner(
        `SELECT happened_on::text, changes_recording, 'nrmReferrals' = ANY (measures) AS "isNrm" FROM event`,
      ),
    ).toEqual([{ happened_on: '2024-01-01', changes_recording: true, isNrm: true }]);
  });

  it('has targets for rated measures, in every quarter that has started', async () => {
    const targets = await test.asOwner<{ measure: string; quarters: number; last: string }>(`
      SELECT measure, count(DISTINCT quarter_start)::int AS quarters, max(quarter_start)::text AS last FROM target GROUP BY 1 ORDER BY 1`);
    expect(
      targets.every(
        ({ measure }) => isMeasureKey(measure) && measureOf(measure).direction !== 'NEUTRAL',
      ),
    ).toBe(true);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter(({ quarters, last }) => quarters < 12 || last !== '2026-10-01')).toEqual(
      [],
    );
    const [narrow] = await test.asOwner(`
      SELECT bool_or(area_code IS NOT NULL) AS "isOfArea", bool_or(agency_id = 1) AS "isOfPolice", bool_or(objective = 'PREVENT') AS "isOfPrevent" FROM target`);
    expect(narrow).toEqual({ isOfArea: true, isOfPolice: true, isOfPrevent: true });
  });

  it('has missed its target for a first action within 24 hours, but only since the quarter before last', async () => {
    const quarters = await test.asOwner<{ starts: string; isMissed: boolean }>(`
      WITH quarter AS (
        SELECT date_trunc('quarter', received_on::timestamp)::date AS starts,
               100.0 * sum(quantity) FILTER (WHERE first_action_hours <= 24) / sum(quantity) AS percent
        FROM   report WHERE first_action_hours IS NOT NULL GROUP BY 1)
      SELECT quarter.starts::text, percent < value - 5 AS "isMissed"
      FROM   quarter JOIN target ON measure = 'reportsActionedIn24h' AND quarter_start = quarter.starts AND area_code IS NULL
      ORDER  BY 1`);
    expect(quarters).toHaveLength(19);
    expect(quarters.filter(({ isMissed }) => isMissed).map(({ starts }) => starts)).toEqual([
      '2026-04-01',
      '2026-07-01',
    ]);
  });

  it('is loaded once', async () => {
    const countReturns = () => test.asOwner(`SELECT count(*)::int AS returns FROM submission`);
    const before = await countReturns();
    expect(await load()).toBeNull();
    expect(await countReturns()).toEqual(before);
    expect(await test.asOwner(`SELECT count(*)::int AS events FROM event`)).toEqual([
      { events: 1 },
    ]);
  });
});
