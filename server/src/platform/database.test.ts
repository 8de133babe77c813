import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { Database, isTooLong, type Transaction } from '#platform/database.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isLostConnection } from '@stronghold/prisma/connect';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const whoAmI = sql`SELECT current_user AS role, session_user AS login`;
const refused = { code: '42501' };

type Sleeping = (transaction: Transaction) => Promise<unknown>;

describe('Database', () => {
  it('logs in as a role that owns nothing, and reads and writes under two other roles', async () => {
    const reader = await test.database.read(({ query }) => query(whoAmI));
    const writer = await test.database.write(({ query }) => query(whoAmI));

    expect(reader.rows[0]).toEqual({ role: 'stronghold_engine', login: 'stronghold_app' });
    expect(writer.rows[0]).toEqual({ role: 'stronghold_writer', login: 'stronghold_app' });
    expect(
      await test.asOwner(`SELECT 1 FROM pg_class WHERE relowner = 'stronghold_app'::regrole`),
    ).toEqual([]);
  });

  it('reserves the secret for the writer and the salt for the engine', async () => {
    await expect(
      test.database.read(({ query }) => query(sql`SELECT * FROM installation_secret`)),
    ).rejects.toMatchObject(refused);
    await expect(
      test.database.write(({ query }) => query(sql`SELECT * FROM installation_salt`)),
    ).rejects.toMatchObject(refused);
    await expect(
      test.database.pool.query('SELECT * FROM installation_secret'),
    ).rejects.toMatchObject(refused);
    await expect(test.database.pool.query('SELECT * FROM installation_salt')).rejects.toMatchObject(
      refused,
    );
    await expect(test.database.pool.query('SELECT * FROM referral')).rejects.toMatchObject(refused);
    await expect(
      test.database.read(({ query }) => query(sql`SELECT * FROM installation_salt`)),
    ).resolves.toBeDefined();
    await expect(
      test.database.write(({ query }) => query(sql`SELECT * FROM installation_secret`)),
    ).resolves.toBeDefined();
  });

  it('rolls back all changes when the work fails, and keeps the connection usable', async () => {
    const failing = test.database.write(async ({ query }) => {
      await query(
        sql`INSERT INTO agency_data_version (agency_id, version) SELECT id, 1 FROM agency`,
      );
      throw new Error('in the middle');
    });

    await expect(failing).rejects.toThrow('in the middle');
    expect(await test.asOwner('SELECT * FROM agency_data_version')).toEqual([]);
    await expect(test.database.read(({ query }) => query(whoAmI))).resolves.toBeDefined();
  });

  it('does not run a statement of a transaction that has ended, whether queued or late', async () => {
    const single = new Database(test.ownerUrl, { maxConnections: 1 });
    let findStatements: () => readonly unknown[] = () => [];
    const outcomes: Promise<unknown>[] = [];
    let late: Transaction['query'] | undefined;
    const failing = single.write(async ({ query, client }) => {
      late = query;
      const watch = vi.spyOn(client, 'query');
      findStatements = () => watch.mock.calls.map(([text]) => text);
      const statements = [
        sql`SELECT 1 / 0`,
        sql`SELECT 2`,
        sql`SELECT 3`,
        sql`SELECT 4`,
        sql`SELECT 5`,
      ];
      outcomes.push(...statements.map((statement) => query(statement)));
      await Promise.all(outcomes);
    });
    await expect(failing).rejects.toThrow('division by zero');
    const settled = await Promise.allSettled(outcomes.slice(0, 5));
    expect(settled.map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
    await expect(late?.(sql`SELECT 6`)).rejects.toThrow('has ended');
    expect(findStatements().at(-1)).toBe('ROLLBACK');
    await single.close();
  });

  it('waits for every requested statement before it commits', async () => {
    let late: Promise<unknown> | undefined;
    let query: Transaction['query'] | undefined;
    await test.database.write(async (transaction) => {
      query = transaction.query;
      void query(whoAmI);
      late = query(sql`SELECT pg_sleep(0.01)`).then(() => transaction.query(whoAmI));
    });
    expect(await late).toMatchObject({ rows: [{ role: 'stronghold_writer' }] });
    await expect(query?.(whoAmI)).rejects.toThrow('has ended');
  });

  it.each([
    {
      what: 'figures',
      read: (work: Sleeping, signal: AbortSignal) => test.database.read(work, { signal }),
    },
    {
      what: 'records',
      read: (work: Sleeping, leaving: AbortSignal) =>
        test.database.readRecords({ kind: 'ALL' }, work, { leaving }),
    },
  ])('stops $what for somebody who has left', async ({ read }) => {
    const leaving = new AbortController();
    const running = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'SELECT pg_sleep%'`;
    const reading = read(({ query }) => query(sql`SELECT pg_sleep(15)`), leaving.signal);
    const ended = expect(reading).rejects.toThrow('They have gone');
    await expect.poll(() => test.asOwner(running)).toHaveLength(1);
    leaving.abort(new Error('They have gone'));
    await ended;
    await expect.poll(() => test.asOwner(running)).toEqual([]);
  });

  it('fails the work but not the process when the server closes a connection between two statements', async () => {
    const failing = test.database.read(async ({ query, client }) => {
      const { rows } = await query<{ id: number }>(sql`SELECT pg_backend_pid() AS id`);
      const closed = new Promise((resolve) => client.once('end', resolve));
      await test.asOwner(`SELECT pg_terminate_backend(${rows[0]?.id})`);
      await closed;
      await query(whoAmI);
    });

    await expect(failing).rejects.toSatisfy(isLostConnection);
    await expect(test.database.read(({ query }) => query(whoAmI))).resolves.toBeDefined();
  });

  it('stops a statement that exceeds the time limit for reading, and keeps the connection usable', async () => {
    const impatient = new Database(test.ownerUrl, { maxConnections: 1, readTimeoutMs: 100 });
    const error: unknown = await impatient
      .read(({ query }) => query(sql`SELECT pg_sleep(5)`))
      .catch((reason: unknown) => reason);
    expect(isTooLong(error)).toBe(true);
    await expect(impatient.read(({ query }) => query(whoAmI))).resolves.toBeDefined();
    await impatient.close();
  });

  it('has separate connections for files, so that slow readers do not block other work', async () => {
    const single = new Database(test.ownerUrl, { maxConnections: 1 });
    const { signal } = new AbortController();
    const whoAmIToo = await single.readRecords(
      { kind: 'ALL' },
      () => single.readLog(() => single.read(({ query }) => query(whoAmI)), { signal }),
      { signal },
    );
    expect(whoAmIToo.rows).toHaveLength(1);
    await single.close();
  });

  it('allows 20 seconds for a statement that reads and 15 minutes for one that writes', async () => {
    const limit = sql`SELECT current_setting('statement_timeout') AS limit`;
    expect((await test.database.read(({ query }) => query(limit))).rows[0]).toEqual({
      limit: '20s',
    });
    expect((await test.database.write(({ query }) => query(limit))).rows[0]).toEqual({
      limit: '15min',
    });
  });

  it('keeps plain dates the same in any time zone', async () => {
    const { rows } = await test.database.read(({ query }) =>
      query(sql`SELECT DATE '2026-03-29' AS day`),
    );
    expect(rows[0]).toEqual({ day: '2026-03-29' });
  });
});
