import { setTimeout as wait } from 'node:timers/promises';

import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { currentVersionOf } from '#features/figures/cache-version.loader.js';
import type { Transaction } from '#platform/database.js';
import { withoutYielding } from '#platform/fair-share/time-slices.js';
import { publishRows } from '#testing/publish-rows.js';
import { addReferenceData } from '#testing/reference-data.js';
import { sentReports } from '#testing/sent-rows.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

const TODAY = '2026-11-24';

const [, ...workerUrls] = inject('serverUrls');

/** Counts reports on the shards. */
async function countReports({ query }: Transaction): Promise<number> {
  const { rows } = await query<{ count: number }>(sql`SELECT count(*) AS count FROM report`);
  return rows[0]?.count ?? 0;
}

describe.runIf(workerUrls.length > 0)('records on shards', () => {
  let test: TestDatabase;
  const publishReports = (count: number) =>
    publishRows(
      test,
      sentReports(
        'TVP',
        Array.from({ length: count }, () => ({ received_on: '2026-08-01' })),
      ),
      TODAY,
    );
  const read = (work: (transaction: Transaction) => Promise<number>) =>
    test.database.readAtVersion(work, currentVersionOf(test.database, withoutYielding));
  /**
   * Leaves a prepared transaction on a worker, as a publication does while the coordinator commits.
   */
  const leaveUnended = async () => {
    const { pathname } = new URL(test.ownerUrl);
    const worker = await connectToDatabase(
      Object.assign(new URL(workerUrls[0] ?? ''), { pathname }).toString(),
    );
    await worker.query('BEGIN');
    await worker.query(`PREPARE TRANSACTION 'citus_test'`);
    return async () => {
      await worker.query(`ROLLBACK PREPARED 'citus_test'`);
      await worker.end();
    };
  };
  beforeAll(async () => {
    test = await createTestDatabase();
    await addReferenceData(test);
    await publishReports(3);
  });
  afterAll(() => test.close());

  it('are on other machines, each agency’s on only one', async () => {
    const [found] = await test.asOwner<{ count: string; places: string }>(`
      SELECT (SELECT count(*) FROM citus_tables WHERE citus_table_type = 'distributed') AS count,
             (SELECT count(DISTINCT nodeport) FROM citus_shards WHERE table_name = 'report'::regclass) AS places`);
    expect(found).toEqual({ count: '15', places: String(workerUrls.length) });
  });

  it('are read again if somebody published meanwhile', async () => {
    const counts: number[] = [];
    const counted = await read(async (transaction) => {
      const before = await countReports(transaction);
      counts.push(before);
      if (counts.length === 1) await publishReports(5);
      return before;
    });
    expect({ counts, counted }).toEqual({ counts: [3, 5], counted: 5 });
  });

  it('are not read before the workers have finished what the version shows', async () => {
    const ending = await leaveUnended();
    let isRead = false;
    const reading = read(async (transaction) => {
      const count = await countReports(transaction);
      isRead = true;
      return count;
    });
    await wait(300);
    expect(isRead).toBe(false);
    await ending();
    expect(await reading).toBe(5);
  });

  it('are read without waiting if only the coordinator is asked', async () => {
    const ending = await leaveUnended();
    const kept = await read(async ({ query }) => {
      const { rows } = await query<{ count: number }>(
        sql`SELECT sum(reports) AS count FROM rollup.report_by_place`,
      );
      return rows[0]?.count ?? 0;
    });
    expect(kept).toBe(5);
    await ending();
  });

  it('are also hidden by the policies of the other machines', async () => {
    const seen = (agencyIds: readonly number[]) =>
      test.database.readRecords({ kind: 'AGENCIES', agencyIds: [...agencyIds] }, countReports);
    const [own] = await test.asOwner<{ id: number }>('SELECT DISTINCT agency_id AS id FROM report');
    expect(await seen([own?.id ?? 0])).toBe(5);
    expect(await seen([(own?.id ?? 0) + 1])).toBe(0);
    expect(await test.database.readRecords({ kind: 'ALL' }, countReports)).toBe(5);
  });
});
