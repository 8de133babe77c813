import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { catalogue, measureKeys } from '#domain/measures/catalogue.js';
import { partsOf } from '#domain/measures/measure.js';
import { countingPartOf, rollups } from '#domain/measures/rollups.js';
import { publishRows } from '#testing/publish-rows.js';
import { randomRows, type SentRow } from '#testing/random-partnership.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { makeMissingRollups } from './make-rollups.store.js';
import { findWrongFlags } from './record-links.store.js';
import { findWrongCells } from './verify-rollups.store.js';

const TODAY = '2026-11-24';
const KEYS = 2n ** 32n;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  await publishRows(test, randomRows(7), TODAY);
});
afterAll(() => test.close());

const wrongCells = () => test.database.write(findWrongCells);
const wrongFlags = async () =>
  (await test.database.write(findWrongFlags)).map(({ total }) => total);

describe('rollups', () => {
  it('equal the sums of the records after every kind of return was published', async () => {
    expect(await wrongCells()).toEqual([]);
    expect(await wrongFlags()).toEqual([0, 0]);
  });

  it('have the number of records of a protected part and the sum of their keys, as computed here', async () => {
    const people = await test.asOwner<{
      month: string;
      key: string;
      adults: number | null;
      children: number | null;
    }>(
      `SELECT date_trunc('month', occurred_on::timestamp)::date::text AS month, record_key AS key, adults_safeguarded AS adults, children_safeguarded AS children
       FROM disruption WHERE status IN ('CONFIRMED', 'REGRADED')`,
    );
    const byMonth = new Map<string, { n: number; keys: bigint }>();
    for (const { month, key, adults, children } of people) {
      const n = (adults ?? 0) + (children ?? 0);
      const sums = byMonth.get(month) ?? { n: 0, keys: 0n };
      byMonth.set(month, {
        n: sums.n + n,
        keys: n > 0 ? (sums.keys + BigInt(key)) % KEYS : sums.keys,
      });
    }
    const kept = await test.asOwner<{ month: string; n: string; keys: string }>(
      `SELECT period_start::text AS month, sum(people_safeguarded) AS n, mod(sum(people_safeguarded_keys), ${KEYS}) AS keys
       FROM rollup.disruption_by_area WHERE counted_by = 'occurred_on' AND disruptions > 0 GROUP BY 1`,
    );
    expect(kept.length).toBeGreaterThan(12);
    for (const { month, n, keys } of kept)
      expect({ n: Number(n), keys: BigInt(keys) }).toEqual(byMonth.get(month));
  });

  it('keep a record with several values once, in the cell of exactly that combination', async () => {
    const [sums] = await test.asOwner(
      `SELECT (SELECT sum(referrals) FROM rollup.referral_by_agency WHERE counted_by = 'received_on') AS kept, (SELECT sum(quantity) FROM referral) AS recorded`,
    );
    expect(sums?.kept).toBe(sums?.recorded);
    expect(
      await test.asOwner(
        'SELECT 1 FROM rollup.referral_by_agency WHERE cardinality(exploitation) > 1 LIMIT 1',
      ),
    ).toHaveLength(1);
  });

  it('are reported if a cell is changed, missing or superfluous, and are corrected', async () => {
    await test.asOwner(
      `UPDATE rollup.report_by_area SET reports = reports + 1 WHERE ctid = (SELECT ctid FROM rollup.report_by_area LIMIT 1)`,
    );
    await test.asOwner(
      `DELETE FROM rollup.referral_by_area WHERE ctid = (SELECT ctid FROM rollup.referral_by_area WHERE counted_by = 'received_on' LIMIT 1)`,
    );
    const wrong = await wrongCells();
    expect(wrong.map(({ table }) => table).sort()).toEqual(['referral_by_area', 'report_by_area']);
    const [report] = wrong.filter(({ table }) => table === 'report_by_area');
    expect(report?.sums).toEqual([
      {
        name: 'reports',
        kept: (report?.sums[0]?.recomputed ?? 0) + 1,
        recomputed: expect.any(Number),
      },
    ]);
    await test.rebuildRollups();
    expect(await wrongCells()).toEqual([]);
  });

  it('are corrected together with wrong links between records', async () => {
    await test.asOwner(
      `UPDATE report SET led_to_disruption = NOT led_to_disruption WHERE agency_id = 1 AND reference IN (SELECT reference FROM report WHERE agency_id = 1 LIMIT 5)`,
    );
    await test.asOwner('UPDATE organised_crime_group SET is_disrupted = false');
    const [reports, groups] = await wrongFlags();
    expect(reports).toBe(5);
    expect(groups).toBeGreaterThan(0);
    await test.rebuildRollups();
    expect(await wrongFlags()).toEqual([0, 0]);
    expect(await wrongCells()).toEqual([]);
  });

  it('are rebuilt while somebody reads the old rollups, which stay until that reader is done', async () => {
    let isMade = false;
    const making: Promise<void>[] = [];
    await test.database.read(async ({ query }) => {
      await query(sql`SELECT fingerprint FROM rollup.state`);
      making.push(test.rebuildRollups().finally(() => (isMade = true)));
      const waiting = sql`SELECT 1 FROM pg_locks JOIN pg_database ON oid = database
        WHERE datname = current_database() AND mode = 'AccessExclusiveLock' AND NOT granted`;
      await expect.poll(async () => (await query(waiting)).rows).toHaveLength(1);
      for (const { table } of rollups)
        expect((await query(sql`SELECT 1 FROM rollup.${raw(table)} LIMIT 1`)).rows).toHaveLength(1);
      expect(isMade).toBe(false);
    });
    await Promise.all(making);
    expect(await wrongCells()).toEqual([]);
  });

  it('are rebuilt if another version made them, and left alone if this version did', async () => {
    const owner = await connectToDatabase(test.ownerUrl);
    expect(await makeMissingRollups(owner)).toBe(false);
    await test.asOwner(`UPDATE rollup.state SET fingerprint = 'another'`);
    await test.asOwner('DELETE FROM rollup.report_by_area');
    expect(await makeMissingRollups(owner)).toBe(true);
    await owner.end();
    expect(await wrongCells()).toEqual([]);
  });

  it('are checked together with links, of which a wrong one is reported', async () => {
    await test.asOwner(
      `UPDATE report SET led_to_disruption = NOT led_to_disruption WHERE (agency_id, reference) = (SELECT agency_id, reference FROM report LIMIT 1)`,
    );
    expect(await wrongFlags()).toEqual([1, 0]);
  });
});

describe('the declared rollups', () => {
  it('cover every part of every measure, except those about supporters and returns', () => {
    const kept = new Set(
      rollups.flatMap(({ source, parts }) => parts.map(({ key }) => `${source} ${key}`)),
    );
    const parts = measureKeys.flatMap((key) => partsOf(catalogue[key]));
    const missing = parts.filter(
      ({ source, key, agency }) =>
        !kept.has(`${source} ${key}`) && agency !== 'SUPPORTER' && source !== 'RETURNS',
    );
    expect(missing).toEqual([]);
  });

  it('include, for every part, a rollup that counts the records it adds up', () => {
    for (const rollup of rollups)
      for (const part of rollup.parts)
        expect(countingPartOf(rollup, part).sum).not.toBeInstanceOf(Array);
  });

  it('have keys for all referrals, all reports and people safeguarded, but for nothing else', () => {
    const keyed = new Map(
      rollups.map(({ source, keyedParts }) => [source, keyedParts.map(({ key }) => key)]),
    );
    const allOf = (source: string) =>
      rollups.find((rollup) => rollup.source === source)?.parts.map(({ key }) => key);
    expect(keyed.get('REFERRALS')).toEqual(allOf('REFERRALS'));
    expect(keyed.get('REPORTS')).toEqual(allOf('REPORTS'));
    expect(keyed.get('DISRUPTIONS')).toEqual(['people_safeguarded']);
    expect([keyed.get('RESOURCES'), keyed.get('OCGS')]).toEqual([[], []]);
  });
});

describe('links', () => {
  let links: TestDatabase;
  beforeAll(async () => {
    links = await createTestDatabase();
    await addReferenceData(links);
  });
  afterAll(() => links.close());

  const report = {
    received_on: '2025-05-02',
    channel: 'CALL_101',
    crime_type: 'DRUGS',
    area: 'E06000038',
  };
  const disruption = {
    occurred_on: '2025-05-20',
    objective: 'PURSUE',
    claimed_impact: 'MINOR',
    crime_type: 'DRUGS',
    area: 'E06000038',
  };
  const group = { status: 'ACTIVE', crime_type: 'DRUGS', mapped_on: '2024-05-01' };
  const decided = {
    status: 'CONFIRMED',
    confirmed_impact: 'MINOR',
    submitted_on: '2025-05-21',
    decided_on: '2025-05-30',
  };
  const row = (name: string, cells: Readonly<Record<string, string>>): SentRow => {
    const [dataset, agency = '', quarter = ''] = name.split(' ');
    if (dataset !== 'REPORTS' && dataset !== 'DISRUPTIONS' && dataset !== 'OCGS')
      throw new Error(`No dataset in "${name}"`);
    return { dataset, agency, quarter, cells };
  };
  const publish = (...rows: readonly SentRow[]) => publishRows(links, rows, TODAY);
  const flags = async () => ({
    led: (
      await links.asOwner<{ reference: string }>(
        'SELECT reference FROM report WHERE led_to_disruption ORDER BY 1',
      )
    ).map((r) => r.reference),
    disrupted: (
      await links.asOwner<{ key: string }>(
        `SELECT reference || ' ' || quarter_start AS key FROM organised_crime_group WHERE is_disrupted ORDER BY 1`,
      )
    ).map(({ key }) => key),
  });

  it('follow another agency’s disruption when it is confirmed, rejected and withdrawn, in any order', async () => {
    await publish(
      row('REPORTS RBC 2025-26-Q1', { ...report, reference: 'A', disruption_reference: 'TVP:D1' }),
      row('REPORTS RBC 2025-26-Q1', { ...report, reference: 'B', disruption_reference: 'D1' }),
      ...['2024-25-Q4', '2025-26-Q1', '2025-26-Q2', '2025-26-Q3'].map((quarter) =>
        row(`OCGS TVP ${quarter}`, { ...group, quarter, reference: 'G1' }),
      ),
    );
    expect(await flags()).toEqual({ led: [], disrupted: [] });

    const sent = { ...disruption, reference: 'D1', ocg_reference: 'G1' };
    await publish(row('DISRUPTIONS TVP 2025-26-Q1', sent));
    expect(await flags()).toEqual({ led: [], disrupted: [] });

    await publish(row('DISRUPTIONS TVP 2025-26-Q1', { ...sent, ...decided }));
    expect(await flags()).toEqual({ led: ['A'], disrupted: ['G1 2025-04-01', 'G1 2025-07-01'] });

    // A report and a register that are sent later are linked to it.
    await publish(
      row('REPORTS OCC 2025-26-Q2', {
        ...report,
        received_on: '2025-07-02',
        reference: 'C',
        disruption_reference: 'TVP:D1',
      }),
    );
    expect((await flags()).led).toEqual(['A', 'C']);

    // First a rejected disruption is sent, and then one that names another group.
    await publish(
      row('DISRUPTIONS TVP 2025-26-Q1', {
        ...sent,
        ...decided,
        status: 'REJECTED',
        confirmed_impact: '',
      }),
    );
    expect(await flags()).toEqual({ led: [], disrupted: [] });
    await publish(row('DISRUPTIONS TVP 2025-26-Q1', { ...sent, ...decided, ocg_reference: 'G2' }));
    expect(await flags()).toEqual({ led: ['A', 'C'], disrupted: [] });

    await publish(row('DISRUPTIONS TVP 2025-26-Q1', { ...disruption, reference: 'D2' }));
    expect(await flags()).toEqual({ led: [], disrupted: [] });
    expect(await links.database.write(findWrongCells)).toEqual([]);
    // A flag that depends on other agencies' records does not make a new version.
    expect(await links.asOwner('SELECT DISTINCT version FROM report')).toEqual([{ version: 1 }]);
    // The return that changed flags of others' records is published.
    const sentDisruptions = `SELECT status, count(*)::int AS total FROM submission WHERE dataset = 'DISRUPTIONS' GROUP BY 1`;
    expect(await links.asOwner(sentDisruptions)).toEqual([{ status: 'PUBLISHED', total: 5 }]);
  });
});
