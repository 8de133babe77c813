import pg from 'pg';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { recordTables } from '#features/returns/record-table.js';
import { actFor } from '#platform/database.js';
import {
  aStoredDisruption,
  aStoredGroup,
  aStoredLine,
  aStoredReferral,
  aStoredReport,
  insertRows,
  type StoredRow,
} from '#testing/records.js';
import { areRecordsSpread } from '#testing/sharded-database.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { toAppUrl } from '@stronghold/prisma/roles';

/** These tests bypass the API, and use the database directly with the server’s login. */
const [own, other] = [2, 3];
const records = Object.values(recordTables).map(({ record }) => record);
const histories = Object.values(recordTables).map(({ history }) => history);
const stagings = Object.values(recordTables).map(({ staging }) => staging);
const scoped = [...records, ...histories, 'submission', 'moderation_step', 'acknowledged_warning'];

const replaced = {
  change: 'CORRECTED',
  replaced_by: '00000000-0000-4000-8000-000000000001',
  replaced_at: '2025-06-01T00:00:00Z',
};
const staged = {
  submission_id: '00000000-0000-4000-8000-000000000002',
  row_number: 2,
  has_warning: false,
};
const rowsOf: Readonly<Record<string, (about: StoredRow) => StoredRow>> = {
  report: aStoredReport,
  disruption: aStoredDisruption,
  referral: aStoredReferral,
  resource_line: aStoredLine,
  organised_crime_group: aStoredGroup,
};

let test: TestDatabase;
let app: pg.Client;
beforeAll(async () => {
  test = await createTestDatabase();
  app = new pg.Client({ connectionString: toAppUrl(test.ownerUrl) });
  await app.connect();
  for (const agency_id of [own, other]) {
    for (const [table, toRow] of Object.entries(rowsOf)) {
      const row = {
        ...toRow({ agency_id }),
        ...(table === 'resource_line' ? {} : { reference: 'R1' }),
      };
      await insertRows(test, table, [row]);
      await insertRows(test, `${table}_history`, [{ ...row, ...replaced }]);
      await insertRows(test, `${table}_staging`, [{ ...row, ...staged }]);
    }
    await test.asOwner(
      `INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count)
       VALUES ($1, gen_random_uuid(), 'REPORTS', '2025-04-01', 'PUBLISHED', false, 'reports.csv', now(), 1, 0)`,
      [agency_id],
    );
    await test.asOwner(
      `INSERT INTO moderation_step (agency_id, reference, number, kind, at, post, record_version) VALUES ($1, 'R1', 1, 'ASKED', now(), 'Officer', 1)`,
      [agency_id],
    );
    await test.asOwner(
      `INSERT INTO acknowledged_warning VALUES ($1, '00000000-0000-4000-8000-000000000003', 'area', 'It is meant', 1)`,
      [agency_id],
    );
    await test.asOwner(
      `INSERT INTO return_quality (agency_id, dataset, quarter_start, records, placed, larger_place, unknown) VALUES ($1, 'REPORTS', '2025-04-01', 1, 1, 0, '{}')`,
      [agency_id],
    );
  }
});
afterAll(async () => {
  await app.end();
  await test.close();
});
beforeEach(() => app.query('ROLLBACK'));

const NOT_ALLOWED = { code: '42501' };

/** Agencies whose rows a role sees in a table, after the given settings of the transaction. */
async function seen(role: string, table: string, before = ''): Promise<readonly number[]> {
  await app.query(`BEGIN; ${before}; SET LOCAL ROLE ${role}`);
  const { rows } = await app.query<{ id: number }>(
    `SELECT DISTINCT agency_id AS id FROM ${table} ORDER BY 1`,
  );
  await app.query('ROLLBACK');
  return rows.map(({ id }) => id);
}

describe('the server’s login', () => {
  it.each([...scoped, ...stagings])(
    'reads no row of %s without another role, and writes nothing',
    async (table) => {
      await expect(app.query(`SELECT 1 FROM ${table}`)).rejects.toMatchObject(NOT_ALLOWED);
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toMatchObject(NOT_ALLOWED);
      await expect(app.query(`COPY ${table} TO STDOUT`)).rejects.toMatchObject(NOT_ALLOWED);
    },
  );

  it('disables no policy, owns nothing and is not a member of the owner role', async () => {
    await expect(app.query(`ALTER TABLE report DISABLE ROW LEVEL SECURITY`)).rejects.toMatchObject(
      NOT_ALLOWED,
    );
    await expect(app.query(`DROP POLICY own_agencies ON report`)).rejects.toMatchObject(
      NOT_ALLOWED,
    );
    await expect(app.query(`SET ROLE ${new URL(test.ownerUrl).username}`)).rejects.toMatchObject(
      NOT_ALLOWED,
    );
    for (const role of [
      'stronghold_reader',
      'stronghold_cleared_reader',
      'stronghold_engine',
      'stronghold_writer',
    ]) {
      await expect(
        app.query(`BEGIN; SET LOCAL ROLE ${role}; ALTER TABLE report NO FORCE ROW LEVEL SECURITY`),
      ).rejects.toMatchObject(NOT_ALLOWED);
      await app.query('ROLLBACK');
    }
  });
});

describe('a reader', () => {
  it.each(scoped)(
    'sees only the rows in %s of the agencies that its transaction names',
    async (table) => {
      const as = (agencies: string) =>
        seen('stronghold_reader', table, `SET LOCAL app.agencies = '${agencies}'`);
      expect(await as(`${own}`)).toEqual([own]);
      expect(await as(`${own},${other}`)).toEqual([own, other]);
      expect(await as('4711')).toEqual([]);
      expect(await as('')).toEqual([]);
      expect(await seen('stronghold_reader', table)).toEqual([]);
    },
  );

  it.each([
    '2) OR true --',
    "2}', ',')::int[]) OR true OR agency_id = ANY ('{2",
    'ALL',
    '*',
    '2;3',
    '2,',
    'null',
    '{2,3}',
    '2.0',
  ])('sees nothing if the agencies are "%s"', async (agencies) => {
    const failing = seen(
      'stronghold_reader',
      'report',
      `SET LOCAL app.agencies = ${pg.escapeLiteral(agencies)}`,
    );
    await expect(failing).rejects.toMatchObject({ code: '22P02' });
  });

  it('sees none of another agency’s data through COPY, a count, a join, an existing key or a function that runs on each row', async () => {
    // Where records are spread, Citus joins them by anything but the agency only if told to.
    const before = `BEGIN; SET LOCAL citus.enable_repartition_joins = on; SET LOCAL app.agencies = '${own}'; SET LOCAL ROLE stronghold_reader`;
    const ask = async (statement: string) => {
      await app.query(before);
      const { rows } = await app.query(statement);
      await app.query('ROLLBACK');
      return rows;
    };
    expect(await ask(`SELECT count(*)::int AS total FROM report`)).toEqual([{ total: 1 }]);
    expect(
      await ask(`SELECT 1 FROM report WHERE agency_id = ${other} AND reference = 'R1'`),
    ).toEqual([]);
    expect(
      await ask(
        `SELECT report.reference FROM report JOIN disruption USING (reference) WHERE disruption.agency_id = ${other}`,
      ),
    ).toEqual([]);
    // A condition that fails on another agency’s rows would reveal these rows if the policy were
    // not applied first.
    expect(await ask(`SELECT 1 FROM report WHERE 1 / (agency_id - ${other}) < 9`)).toHaveLength(1);
  });

  it.each(stagings)('reads no row of %s', async (table) => {
    await expect(
      seen('stronghold_reader', table, `SET LOCAL app.agencies = '${own}'`),
    ).rejects.toMatchObject(NOT_ALLOWED);
    await app.query('ROLLBACK');
    await expect(seen('stronghold_cleared_reader', table)).rejects.toMatchObject(NOT_ALLOWED);
  });

  it.each(['stronghold_reader', 'stronghold_cleared_reader', 'stronghold_engine'])(
    'changes nothing as %s',
    async (role) => {
      for (const statement of [
        'DELETE FROM report',
        'UPDATE report SET quantity = 2',
        'INSERT INTO report SELECT * FROM report',
        'TRUNCATE report',
      ]) {
        await expect(
          app.query(
            `BEGIN; SET LOCAL app.agencies = '${own}'; SET LOCAL ROLE ${role}; ${statement}`,
          ),
        ).rejects.toMatchObject(NOT_ALLOWED);
        await app.query('ROLLBACK');
      }
    },
  );
});

it.each(scoped)(
  'shows everybody’s rows of %s to cleared people, for any agencies',
  async (table) => {
    expect(await seen('stronghold_cleared_reader', table)).toEqual([own, other]);
    expect(
      await seen('stronghold_cleared_reader', table, `SET LOCAL app.agencies = '${own}'`),
    ).toEqual([own, other]);
  },
);

it.each(records)('does not show anybody an erased row of %s', async (table) => {
  await test.asOwner(`UPDATE ${table} SET is_erased = true WHERE agency_id = ${own}`);
  expect(await seen('stronghold_reader', table, `SET LOCAL app.agencies = '${own}'`)).toEqual([]);
  expect(await seen('stronghold_cleared_reader', table)).toEqual([other]);
  expect(await seen('stronghold_engine', table)).toEqual([own, other]);
  await test.asOwner(`UPDATE ${table} SET is_erased = false`);
});

it('keeps the list of erasures from everybody but the writer, who can only add to it', async () => {
  for (const role of [
    'stronghold_reader',
    'stronghold_cleared_reader',
    'stronghold_engine',
    'stronghold_auditor',
  ]) {
    await expect(seen(role, 'erased_record')).rejects.toMatchObject(NOT_ALLOWED);
    await app.query('ROLLBACK');
  }
  const add = (agencyId: number) =>
    sql`INSERT INTO erased_record VALUES (${agencyId}, 'REPORTS', '\\x00', now())`;
  await expect(
    test.database.write(async (transaction) => {
      await actFor(transaction, own);
      await transaction.query(add(own));
      await transaction.query(add(other));
    }),
  ).rejects.toMatchObject({ code: '42501' });
  for (const change of [sql`DELETE FROM erased_record`, sql`UPDATE erased_record SET digest = ''`])
    await expect(test.database.write(({ query }) => query(change))).rejects.toMatchObject(
      NOT_ALLOWED,
    );
});

it('shows the counts of unknown values only to the engine and the writer, and lets the writer change those of its agency', async () => {
  for (const role of ['stronghold_reader', 'stronghold_cleared_reader', 'stronghold_auditor']) {
    await expect(seen(role, 'return_quality')).rejects.toMatchObject(NOT_ALLOWED);
    await app.query('ROLLBACK');
  }
  expect(await seen('stronghold_engine', 'return_quality')).toEqual([own, other]);
  await expect(seen('stronghold_engine', 'acknowledged_warning')).rejects.toMatchObject(
    NOT_ALLOWED,
  );
  const changed = await test.database.write(async (transaction) => {
    await actFor(transaction, own);
    return (await transaction.query(sql`UPDATE return_quality SET records = 2`)).rowCount;
  });
  expect(changed).toBe(1);
});

describe('the engine', () => {
  it.each([...records, 'submission'])('sees everybody’s rows of %s', async (table) => {
    expect(await seen('stronghold_engine', table)).toEqual([own, other]);
  });

  it.each(histories)('reads no row of %s', async (table) => {
    await expect(seen('stronghold_engine', table)).rejects.toMatchObject(NOT_ALLOWED);
  });

  it.each([
    {
      table: 'report',
      columns: ['reference', 'disruption_reference', 'disruption_own_reference', 'submission_id'],
    },
    {
      table: 'disruption',
      columns: ['reference', 'rationale', 'tactic', 'ocg_reference', 'ocg_own_reference'],
    },
    { table: 'referral', columns: ['reference', 'outcome'] },
    { table: 'organised_crime_group', columns: ['reference'] },
    { table: 'submission', columns: ['file_name'] },
  ])('reads neither references nor free text in rows of $table', async ({ table, columns }) => {
    for (const column of [...columns, '*']) {
      await expect(
        test.database.read(({ query }) => query(sql`SELECT ${raw(column)} FROM ${raw(table)}`)),
      ).rejects.toMatchObject(NOT_ALLOWED);
    }
  });
});

describe('the writer', () => {
  const reads = sql`SELECT DISTINCT agency_id FROM report ORDER BY 1`;
  const change = (agencyId: number) =>
    sql`UPDATE report SET quantity = quantity WHERE agency_id = ${agencyId}`;

  it('reads everything, and changes only rows of the agency that it set', async () => {
    const failing = test.database.write(async (transaction) => {
      const { query } = transaction;
      expect((await query(reads)).rows).toEqual([{ agency_id: own }, { agency_id: other }]);
      expect((await query(change(own))).rowCount).toBe(0);
      await actFor(transaction, own);
      expect((await query(change(own))).rowCount).toBe(1);
      expect((await query(change(other))).rowCount).toBe(0);
      expect((await query(sql`DELETE FROM submission WHERE agency_id = ${other}`)).rowCount).toBe(
        0,
      );
      await actFor(transaction, other);
      expect((await query(change(own))).rowCount).toBe(0);
      await query(
        sql`UPDATE report SET agency_id = ${own}, reference = 'R2' WHERE agency_id = ${other}`,
      );
    });
    // Citus refuses to change a record's agency before a policy is asked.
    await expect(failing).rejects.toMatchObject(
      areRecordsSpread
        ? { code: '0A000', message: expect.stringContaining('partition value') }
        : { code: '42501', message: expect.stringContaining('row-level security') },
    );
  });

  it('does not add a row for another agency', async () => {
    const rejected = test.database.write(async (transaction) => {
      await actFor(transaction, own);
      await transaction.query(sql`
        INSERT INTO submission (agency_id, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count)
        SELECT ${other}, id, dataset, quarter_start, status, is_partial, file_name, staged_at, row_count, warning_count FROM submission WHERE agency_id = ${own}`);
    });
    await expect(rejected).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('row-level security'),
    });
  });

  it.each([NaN, 1.5, Infinity])('does not act for an agency numbered %s', async (agencyId) => {
    await expect(
      test.database.write((transaction) => actFor(transaction, agencyId)),
    ).rejects.toThrow('by their numbers');
  });
});

describe('the tables', () => {
  it('have forced policies if their rows belong to an agency and are not staged rows, sums or lists', async () => {
    const tables = await test.asOwner<{ name: string; isForced: boolean }>(`
      SELECT kept.relname AS name, kept.relrowsecurity AND kept.relforcerowsecurity AS "isForced"
      FROM   pg_class AS kept JOIN pg_attribute AS attribute ON attribute.attrelid = kept.oid AND attribute.attname = 'agency_id'
      WHERE  kept.relnamespace = 'public'::regnamespace AND kept.relkind = 'r' ORDER BY 1`);
    const lists = [
      'agency_data_version',
      'agency_district',
      'agency_successor',
      'dataset_contact',
      'obligation_version',
      'return_obligation',
      'target',
    ];
    // In these tables, the agency is the agency of a person, who signs in, acts, or owns a
    // question, a schedule or an alert.
    const ofPeople = ['alert', 'audit_entry', 'person', 'saved_query', 'schedule'];
    const open = [...lists, ...ofPeople, ...stagings];
    expect(tables.filter(({ isForced }) => isForced).map(({ name }) => name)).toEqual(
      [
        ...scoped,
        ...[
          'acknowledged_record',
          'carried_cell',
          'erased_record',
          'return_finding',
          'return_heading_row',
          'return_mapping',
        ],
        ...['return_quality', 'return_request', 'return_word', 'staged_return'],
      ].sort(),
    );
    expect(tables.filter(({ isForced }) => !isForced).map(({ name }) => name)).toEqual(open.sort());
  });

  it('have an index that leads with the agency under every policy, and no policy with a subquery', async () => {
    const indexed = await test.asOwner<{ name: string }>(`
      SELECT DISTINCT kept.relname AS name
      FROM   pg_index AS key JOIN pg_class AS kept ON kept.oid = key.indrelid
      JOIN   pg_attribute AS attribute ON attribute.attrelid = kept.oid AND attribute.attnum = key.indkey[0]
      WHERE  attribute.attname = 'agency_id'`);
    expect(indexed.map(({ name }) => name)).toEqual(expect.arrayContaining(scoped));
    // A finding has both an agency and a sender. The next test covers it.
    const policies = await test.asOwner<{ qual: string | null }>(
      `SELECT qual FROM pg_policies WHERE schemaname = 'public' AND tablename <> 'return_finding'`,
    );
    expect(policies.length).toBeGreaterThan(50);
    expect(policies.filter(({ qual }) => /select/i.test(qual ?? ''))).toEqual([]);
    // A policy allows everything, or the rows of the named agencies. For records it excludes erased
    // rows. For disruptions it also excludes rows past their retention period, even in figures. For
    // questions it allows only rows past their retention period. Erasures can only be added.
    expect(new Set(policies.flatMap(({ qual }) => qual ?? [])).size).toBe(8);
  });

  it('show a finding about another agency’s record to that agency, if the row names it, and not to the sender', async () => {
    const raised = (agencyId: number, senderId: number, isNamed: boolean) =>
      test.asOwner(
        `INSERT INTO return_finding (agency_id, reference, sender_id, sender_reference, submission_id, dataset, quarter_start, is_named, found_at)
         VALUES ($1, 'D1', $2, 'R1', gen_random_uuid(), 'DISRUPTIONS', '2025-04-01', $3, now())`,
        [agencyId, senderId, isNamed],
      );
    await raised(own, other, true);
    await raised(other, own, false);
    const as = (agencyId: number) =>
      seen('stronghold_reader', 'return_finding', `SET LOCAL app.agencies = '${agencyId}'`);
    expect([
      await as(own),
      await as(other),
      await seen('stronghold_cleared_reader', 'return_finding'),
    ]).toEqual([[own], [], [own, other]]);
    await expect(seen('stronghold_engine', 'return_finding')).rejects.toMatchObject(NOT_ALLOWED);
  });
});

describe('readRecords', () => {
  const agencies = sql`SELECT DISTINCT agency_id FROM report ORDER BY 1`;

  it('reads under its own role, from one snapshot, and leaves nothing behind on the connection', async () => {
    const whoAmI = sql`SELECT current_user AS role, current_setting('transaction_read_only') AS is_read_only, current_setting('transaction_isolation') AS isolation`;
    const scope = { kind: 'AGENCIES', agencyIds: [own] } as const;
    const { rows } = await test.database.readRecords(scope, ({ query }) => query(whoAmI));
    expect(rows).toEqual([
      { role: 'stronghold_reader', is_read_only: 'on', isolation: 'repeatable read' },
    ]);
    const all = await test.database.readRecords({ kind: 'ALL' }, ({ query }) => query(whoAmI));
    expect(all.rows).toEqual([
      { role: 'stronghold_cleared_reader', is_read_only: 'on', isolation: 'repeatable read' },
    ]);
    for (let index = 0; index < 8; index += 1) {
      const kept = await test.database.pool.query(
        `SELECT coalesce(current_setting('app.agencies', true), '') AS agencies, current_user AS role`,
      );
      expect(kept.rows).toEqual([{ agencies: '', role: 'stronghold_app' }]);
    }
  });

  it('reads the records of its scope', async () => {
    const read = async (scope: Parameters<typeof test.database.readRecords>[0]) =>
      (
        await test.database.readRecords(scope, ({ query }) =>
          query<{ agency_id: number }>(agencies),
        )
      ).rows.map(({ agency_id }) => agency_id);
    expect(await read({ kind: 'AGENCIES', agencyIds: [own] })).toEqual([own]);
    expect(await read({ kind: 'AGENCIES', agencyIds: [4711] })).toEqual([]);
    expect(await read({ kind: 'ALL' })).toEqual([own, other]);
  });

  it.each([{ agencyIds: [] }, { agencyIds: [NaN] }, { agencyIds: [own, 0.5] }])(
    'reads nothing for the agencies $agencyIds',
    async ({ agencyIds }) => {
      await expect(
        test.database.readRecords({ kind: 'AGENCIES', agencyIds }, ({ query }) => query(agencies)),
      ).rejects.toThrow('by their numbers');
    },
  );
});
