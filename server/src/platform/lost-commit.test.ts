import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { Database } from '#platform/database.js';
import { type CutDatabase, cutDatabase } from '#testing/cut-connection.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isLostConnection } from '@stronghold/prisma/connect';

let test: TestDatabase;
let cut: CutDatabase;
let database: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  cut = await cutDatabase(test.ownerUrl);
});
beforeEach(() => {
  cut.cut = 'NEVER';
  database = new Database(cut.url, {
    maxConnections: 1,
    callMachine: () => cut.answersCall(),
  });
});
afterEach(() => database.close());
afterAll(async () => {
  await cut.close();
  await test.close();
});

const entry = {
  ...concerningNoRecords,
  at: new Date('2026-11-24T09:00:00Z'),
  action: 'ALTERATION',
  actor: commandLine,
  agencyId: null,
  what: 'Changed the name',
} as const;

/** Changes something, with an entry in the log. */
function change(): Promise<string> {
  return database.write(async (transaction) => {
    await transaction.query(sql`SELECT 1`);
    transaction.log(entry);
    return 'changed';
  });
}

const countEntries = async () =>
  (await test.asOwner<{ total: number }>('SELECT count(*)::int AS total FROM audit_entry'))[0]
    ?.total;

/** How many connections wait for a lock. */
const countWaiting = async () =>
  (
    await test.asOwner<{ total: number }>(
      "SELECT count(*)::int AS total FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
  )[0]?.total;

describe('a change whose connection breaks at the commit', () => {
  it('is done if it was committed', async () => {
    const before = (await countEntries()) ?? 0;
    cut.cut = 'AFTER_COMMIT';
    const changing = change();
    await expect.poll(countEntries).toBe(before + 1);
    cut.cut = 'NEVER';
    expect(await changing).toBe('changed');
    expect(await countEntries()).toBe(before + 1);
  });

  it('has failed if it was not', async () => {
    const before = await countEntries();
    cut.cut = 'BEFORE_COMMIT';
    const made = cut.connections;
    const changing = change();
    const failed = expect(changing).rejects.toSatisfy(isLostConnection);
    // Wait until it asks whether the change was committed.
    await expect.poll(() => cut.connections).toBeGreaterThan(made + 1);
    cut.cut = 'NEVER';
    await failed;
    expect(await countEntries()).toBe(before);
  });

  it('waits for a commit that is still on its way', async () => {
    const before = (await countEntries()) ?? 0;
    cut.cut = 'COMMIT_DELAYED';
    const changing = change();
    await expect.poll(countWaiting).toBe(1);
    expect(await countEntries()).toBe(before);
    cut.deliver();
    expect(await changing).toBe('changed');
    expect(await countEntries()).toBe(before + 1);
  });

  it('is done if the network was cut before the answer, and it was committed', async () => {
    const before = (await countEntries()) ?? 0;
    cut.cut = 'COMMIT_UNANSWERED';
    const changing = change();
    await expect.poll(countEntries).toBe(before + 1);
    // The answer is still on its way when the connection is given up.
    await expect.poll(() => database.pool.totalCount).toBe(0);
    cut.isCut = false;
    expect(await changing).toBe('changed');
    expect(await countEntries()).toBe(before + 1);
  });

  it('has failed if the network was cut earlier, and leaves nothing', async () => {
    const before = await countEntries();
    const began = performance.now();
    const changing = database.write(async (transaction) => {
      transaction.log(entry);
      cut.isCut = true;
      await transaction.query(sql`SELECT 1`);
    });
    await expect(changing).rejects.toSatisfy(isLostConnection);
    // By itself it would take minutes.
    expect(performance.now() - began).toBeLessThan(10_000);
    cut.isCut = false;
    await expect.poll(() => change().catch(() => 'refused')).toBe('changed');
    expect(await countEntries()).toBe((before ?? 0) + 1);
  });

  it('waits until the database can be asked', async () => {
    await database.read(({ query }) => query(sql`SELECT 1`));
    const before = (await countEntries()) ?? 0;
    // The existing connection is used, and any new one is refused.
    cut.isAway = true;
    cut.cut = 'AFTER_COMMIT';
    const made = cut.connections;
    const changing = change();
    await expect.poll(() => cut.connections).toBeGreaterThan(made + 1);
    expect(await countEntries()).toBe(before + 1);
    cut.cut = 'NEVER';
    cut.isAway = false;
    expect(await changing).toBe('changed');
  });
});
