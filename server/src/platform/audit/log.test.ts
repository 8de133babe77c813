import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { verifyLog } from '#features/audit/verify-log.js';
import { Database } from '#platform/database.js';
import { anEntry } from '#testing/audit-entries.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let other: Database;
beforeAll(async () => {
  test = await createTestDatabase();
  other = new Database(test.ownerUrl, { maxConnections: 2 });
});
afterEach(() => test.asOwner('TRUNCATE audit_entry, audit_head'));
afterAll(async () => {
  await other.close();
  await test.close();
});

const verify = () => verifyLog(test.database, { expected: null, report: () => undefined });
const deeds = async () =>
  (await test.asOwner<{ what: string }>('SELECT what FROM audit_entry ORDER BY number')).map(
    ({ what }) => what,
  );

/** A promise that its caller settles. */
function aGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe('the log', () => {
  it('has the entries of a transaction, in order, and reads them back unchanged', async () => {
    const entry = anEntry({
      at: new Date('2026-03-29T01:30:00.123Z'),
      action: 'EXPORT',
      actor: { personId: 'p-1', name: 'Contributor, Reading' },
      agencyId: 1,
      touched: { 10: 2, 9: 0 },
      what: 'a\0b "q" \\ \u{1f600}',
      dataset: 'OCGS',
      filter: { b: [1e21, 0.1, -0, null, true], a: { 'Ä"': '\uD83D' } },
      rowCount: 5_000_000_000,
      reason: 'Zoë asked',
    });
    await test.database.write(async ({ log }) => {
      log(entry);
      log(anEntry({ what: 'Second', filter: null }));
    });
    expect(await verify()).toMatchObject({ isWhole: true, head: { number: 2 } });
    const [first, second] = await test.asOwner(
      `SELECT number::int, at, action, person_id, person_name, agency_id, touched, what, dataset, filter, row_count::text, reason, octet_length(hash) AS length FROM audit_entry ORDER BY number`,
    );
    expect(first).toEqual({
      number: 1,
      at: entry.at,
      action: 'EXPORT',
      person_id: 'p-1',
      person_name: 'Contributor, Reading',
      agency_id: 1,
      touched: { 9: 0, 10: 2 },
      what: 'a\uFFFDb "q" \\ \u{1f600}',
      dataset: 'OCGS',
      filter: { b: [1e21, 0.1, 0, null, true], a: { 'Ä"': '\uFFFD' } },
      row_count: '5000000000',
      reason: 'Zoë asked',
      length: 32,
    });
    expect(second).toMatchObject({ number: 2, what: 'Second', filter: null, touched: {} });
  });

  it('has no entry from a transaction that is rolled back', async () => {
    const failing = test.database.write(async ({ query, log }) => {
      log(anEntry({ what: 'Never happened' }));
      await query(sql`SELECT 1 / 0`);
    });
    await expect(failing).rejects.toThrow('division by zero');
    await test.database.record(anEntry({ what: 'Happened' }));
    expect(await deeds()).toEqual(['Happened']);
    expect(await verify()).toMatchObject({ isWhole: true, head: { number: 1 } });
  });

  it('rolls back the work if its entry cannot be written', async () => {
    const failing = test.database.write(async ({ query, log }) => {
      await query(sql`INSERT INTO agency_data_version (agency_id, version) VALUES (1, 1)`);
      log(anEntry({ at: new Date(Number.NaN) }));
    });
    await expect(failing).rejects.toThrow();
    expect(await test.asOwner('SELECT 1 FROM agency_data_version')).toEqual([]);
  });

  it('is one chain without a gap, even with simultaneous writers, and never deadlocks', async () => {
    const each = Array.from({ length: 40 }, (_, index) => index);
    await Promise.all(
      [test.database, other].flatMap((database) =>
        each.map(async (index) => {
          if (index % 2 === 0) return database.record(anEntry({ what: `Read ${index}` }));
          await database.write(async ({ query, log }) => {
            log(anEntry({ what: `Wrote ${index}` }));
            await query(sql`SELECT pg_sleep(0.002)`);
            log(anEntry({ what: `Wrote ${index} again` }));
          });
        }),
      ),
    );
    expect(await verify()).toMatchObject({ isWhole: true, head: { number: 120 } });
    const written = await deeds();
    expect(written).toHaveLength(120);
    for (const [index, what] of written.entries()) {
      // Entries of one transaction are adjacent.
      if (/^Wrote \d+$/.test(what)) expect(written[index + 1]).toBe(`${what} again`);
    }
  });

  it('blocks nobody during a long publication, because its lock is taken last', async () => {
    const [told, finish] = [aGate(), aGate()];
    const publishing = test.database.write(async ({ log, query }) => {
      log(anEntry({ what: 'Published' }));
      await query(sql`SELECT 1`);
      told.open();
      await finish.opened;
    });
    await told.opened;
    await test.database.record(anEntry({ what: 'Opened meanwhile' }));
    await other.record(anEntry({ what: 'Opened elsewhere' }));
    expect(await deeds()).toEqual(['Opened meanwhile', 'Opened elsewhere']);
    finish.open();
    await publishing;
    expect(await deeds()).toEqual(['Opened meanwhile', 'Opened elsewhere', 'Published']);
    expect(await verify()).toMatchObject({ isWhole: true });
  });

  it('continues where it ended, also if another server has written in the meantime', async () => {
    const record = (database: Database, what: string) => database.record(anEntry({ what }));
    await record(test.database, 'First');
    await record(test.database, 'Second');
    await record(other, 'Elsewhere');
    await record(test.database, 'Third');
    await record(test.database, 'Fourth');
    await record(other, 'Elsewhere again');
    expect(await deeds()).toEqual([
      'First',
      'Second',
      'Elsewhere',
      'Third',
      'Fourth',
      'Elsewhere again',
    ]);
    expect(await verify()).toMatchObject({ isWhole: true, head: { number: 6 } });
  });

  it('names the records in the filters of entries that are written one after the other', async () => {
    const filter = { reference: { equals: 'R-1' } };
    await test.database.record(anEntry({ filter }));
    await test.database.record(anEntry({ filter }));
    await test.database.record(anEntry({ filter }));
    const kept = await test.asOwner<{ filter: unknown }>('SELECT filter FROM audit_entry');
    expect(kept).toHaveLength(3);
    expect(JSON.stringify(kept)).not.toContain('R-1');
  });

  it('takes many simultaneous entries over one connection, and reports a failure to each of them', async () => {
    const single = new Database(test.ownerUrl, { maxConnections: 1, readTimeoutMs: 1_500 });
    await Promise.all(
      Array.from({ length: 200 }, (_, index) => single.record(anEntry({ what: `Read ${index}` }))),
    );
    expect(await deeds()).toHaveLength(200);

    const client = await test.database.pool.connect();
    await client.query(
      'BEGIN; SET LOCAL ROLE stronghold_writer; SELECT FROM audit_head FOR UPDATE',
    );
    const failing = await Promise.allSettled(
      [1, 2, 3].map((index) => single.record(anEntry({ what: `Never ${index}` }))),
    );
    expect(failing.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await client.query('ROLLBACK');
    client.release();
    await single.record(anEntry({ what: 'Afterwards' }));
    expect((await deeds()).slice(200)).toEqual(['Afterwards']);
    await single.close();
  });
});

const APP = 'stronghold_app';
const roles = [APP, 'stronghold_writer', 'stronghold_engine', 'stronghold_auditor'] as const;

/** Tries, under the server’s login, whether a role may run a statement. */
async function may(role: (typeof roles)[number], statement: string): Promise<boolean> {
  const client = await test.database.pool.connect();
  try {
    await client.query(role === APP ? 'BEGIN' : `BEGIN; SET LOCAL ROLE ${role}`);
    await client.query(statement);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: '42501' });
    return false;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

describe.each(roles)('as %s the log', (role) => {
  const hash = `decode('${'0'.repeat(64)}', 'hex')`;
  it.each([
    { statement: `UPDATE audit_entry SET what = 'Nothing'`, by: [] },
    { statement: `UPDATE audit_entry SET hash = hash`, by: [] },
    { statement: `DELETE FROM audit_entry`, by: [] },
    { statement: `TRUNCATE audit_entry`, by: [] },
    { statement: `SELECT FROM audit_entry FOR UPDATE`, by: [] },
    { statement: `ALTER TABLE audit_entry DROP COLUMN reason`, by: [] },
    { statement: `DROP TABLE audit_entry`, by: [] },
    { statement: `DELETE FROM audit_head`, by: [] },
    { statement: `TRUNCATE audit_head`, by: [] },
    { statement: `UPDATE audit_head SET id = 1`, by: [] },
    { statement: `UPDATE asked_question SET question = 'null'`, by: [] },
    // A policy lets the writer delete only questions past their retention period.
    { statement: `DELETE FROM asked_question`, by: ['stronghold_writer'] },
    { statement: `DELETE FROM asked_question WHERE question = 'null'`, by: [] },
    { statement: `TRUNCATE asked_question`, by: [] },
    { statement: `SELECT what FROM audit_entry`, by: ['stronghold_auditor'] },
    { statement: `SELECT question FROM asked_question`, by: ['stronghold_auditor'] },
    { statement: `SELECT hash FROM audit_head`, by: ['stronghold_writer', 'stronghold_auditor'] },
    { statement: `SELECT FROM audit_head FOR UPDATE`, by: ['stronghold_writer'] },
    { statement: `UPDATE audit_head SET number = number`, by: ['stronghold_writer'] },
    {
      statement: `INSERT INTO audit_entry (number, at, action, person_name, touched, what, previous_hash, hash) VALUES (1, now(), 'EXPORT', 'x', '{}', 'x', ${hash}, ${hash})`,
      by: ['stronghold_writer'],
    },
    {
      statement: `INSERT INTO asked_question VALUES (gen_random_uuid(), now(), NULL, 'x', 'figures', 'null')`,
      by: ['stronghold_writer'],
    },
  ])('accepts "$statement" only from $by', async ({ statement, by }) => {
    expect(await may(role, statement)).toBe(by.some((allowed) => allowed === role));
  });
});

it('the tables of the log are granted only to the auditor and the writer, and neither can grant access', async () => {
  const grants = await test.asOwner(`
    SELECT table_name AS "table", grantee, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS privileges, bool_or(is_grantable = 'YES') AS "isGrantable"
    FROM   information_schema.role_table_grants
    WHERE  table_name IN ('audit_entry', 'audit_head') AND grantee <> (SELECT tableowner FROM pg_tables WHERE tablename = 'audit_entry')
    GROUP  BY 1, 2 ORDER BY 1, 2`);
  expect(grants).toEqual([
    {
      table: 'audit_entry',
      grantee: 'stronghold_auditor',
      privileges: 'SELECT',
      isGrantable: false,
    },
    {
      table: 'audit_entry',
      grantee: 'stronghold_writer',
      privileges: 'INSERT',
      isGrantable: false,
    },
    {
      table: 'audit_head',
      grantee: 'stronghold_auditor',
      privileges: 'SELECT',
      isGrantable: false,
    },
    {
      table: 'audit_head',
      grantee: 'stronghold_writer',
      privileges: 'INSERT SELECT',
      isGrantable: false,
    },
  ]);
});
