import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { changeAt } from '#testing/change-at.js';
import { startMailServer, type TestMailServer } from '#testing/mail-server.js';
import { publishRows } from '#testing/publish-rows.js';
import { addReferenceData } from '#testing/reference-data.js';
import { sentReports } from '#testing/sent-rows.js';
import { type ServerProcess, startServer } from '#testing/server-process.js';
import { addPerson } from '#testing/signed-in.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

let test: TestDatabase;
let folder: string;
let mail: TestMailServer;
let server: ServerProcess | null = null;
let reader = '';

beforeAll(async () => {
  if (!isDeep) return;
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-killed-'));
  test = await createTestDatabase();
  await addReferenceData(test);
  await publishRows(
    test,
    sentReports('TVP', [{ received_on: '2026-08-01', reference: 'R0', quantity: 50 }]),
    '2026-11-01',
  );
  mail = await startMailServer();
  const grant = {
    role: 'ANALYST',
    agencyIds: [1],
    areaCodes: [],
    marking: 'OFFICIAL_SENSITIVE',
  } as const;
  reader = await addPerson(test, { name: 'Reader', grants: [grant] });
  await test.asOwner(
    `INSERT INTO mail_address (person_id, address, is_from_provider, verified_at, link_hashes, version) VALUES ($1, 'reader@example.org', true, now(), '{}', 1)`,
    [reader],
  );
}, 60_000);
afterAll(async () => {
  if (!isDeep) return;
  server?.child.kill('SIGKILL');
  await mail.close();
  await test.close();
  await rm(folder, { recursive: true });
});

async function start(): Promise<ServerProcess> {
  server = await startServer({
    ...{ databaseUrl: test.ownerUrl, port: 46_900, temporaryFolder: folder, today: '2026-11-24' },
    environment: {
      SMTP_URL: `smtp://${mail.address.host}:${mail.address.port}`,
      MAIL_FROM: 'stronghold@example.org',
      STRONGHOLD_STATE: folder,
    },
  });
  return server;
}

async function kill({ child }: ServerProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
  await vi.waitFor(async () => expect(await countOthers(`state <> 'idle'`)).toBe(0), {
    timeout: 60_000,
  });
}

/** Counts the connections of servers in a given state. */
async function countOthers(condition: string): Promise<number> {
  const { rows } = await test.database.pool.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM pg_stat_activity
     WHERE datname = current_database() AND usename = 'stronghold_app' AND pid <> pg_backend_pid() AND ${condition}`,
  );
  return rows[0]?.total ?? 0;
}

/**
 * Kills a server once this many of its transactions wait to write to a table, then unlocks the
 * table.
 */
async function killAsItWrites(
  table: string,
  transactions: number,
  begin: () => Promise<ServerProcess>,
): Promise<void> {
  await test.asOwner('BEGIN');
  await test.asOwner(`LOCK TABLE ${table} IN SHARE MODE`);
  const running = await begin();
  const isWriting = `wait_event_type = 'Lock' AND query LIKE '%INSERT INTO ${table}%'`;
  await vi.waitFor(async () => expect(await countOthers(isWriting)).toBe(transactions), {
    timeout: 240_000,
    interval: 50,
  });
  const closed = once(running.child, 'close');
  running.child.kill('SIGKILL');
  await closed;
  await test.asOwner('COMMIT');
  await vi.waitFor(async () => expect(await countOthers(`state <> 'idle'`)).toBe(0), {
    timeout: 60_000,
  });
}

/** The mutation that saves a question and returns its id. */
const saving = { field: 'saveQuery', selection: 'savedQuery { id } problems { message }' } as const;
const question = {
  name: 'Reports',
  text: '{ figures { totals { reports { text } } } }',
  sharing: 'EVERYONE',
};

async function countOf(table: string): Promise<number> {
  const [row] = await test.asOwner<{ total: number }>(
    `SELECT count(*)::int AS total FROM ${table}`,
  );
  return row?.total ?? 0;
}
async function counts(...tables: readonly string[]): Promise<readonly number[]> {
  const found: number[] = [];
  for (const table of tables) found.push(await countOf(table));
  return found;
}

describe.runIf(isDeep)('a server that is killed', () => {
  it('leaves nothing half done and sends nothing twice if it was saving, running a schedule, checking an alert or sending an email', async () => {
    const entries = await countOf('audit_entry');
    const first = await start();
    const broken = changeAt(first, saving, question).catch(() => null);
    await killAsItWrites('audit_entry', 1, () => Promise.resolve(first));
    expect(await broken).toBeNull();
    expect(await counts('saved_query', 'saved_query_version', 'audit_entry')).toEqual([
      0,
      0,
      entries,
    ]);

    // After it is saved again, the question exists once. Its schedule and alert wait for their
    // time.
    const second = await start();
    const { savedQuery: saved } = await changeAt(second, saving, question);
    expect(await counts('saved_query', 'saved_query_version')).toEqual([1, 1]);
    const savedQuery = saved.id;
    await changeAt(
      second,
      { field: 'saveSchedule' },
      {
        ...{
          title: 'Weekly',
          subject: { kind: 'SAVED_QUERY', savedQuery },
          cadence: 'WEEKLY',
          weekday: 1,
          hour: 8,
        },
        ...{ delivers: ['PAGE', 'MAIL'], recipients: [reader] },
      },
    );
    await changeAt(
      second,
      { field: 'saveAlert' },
      {
        ...{
          title: 'None',
          rule: 'THRESHOLD',
          savedQuery,
          threshold: 5,
          isAbove: true,
          recipients: [reader],
        },
      },
    );
    await kill(second);
    await test.asOwner(`UPDATE schedule SET next_run_at = '2026-11-23 08:00Z'`);
    await test.asOwner('DELETE FROM jobs.job');

    // The run and the alert are both about to send their messages.
    mail.answer = 'TAKES_AND_HANGS';
    await killAsItWrites('inbox_item', 2, start);
    expect(await counts('inbox_item', 'outbox_mail', 'alert_change')).toEqual([0, 0, 0]);
    expect(await test.asOwner('SELECT state FROM schedule_run')).toEqual([{ state: 'WAITING' }]);
    expect(await test.asOwner(`SELECT DISTINCT state FROM alert_recipient`)).toEqual([
      { state: 'OK' },
    ]);

    // The jobs are due again, as if their time limit of five minutes had passed.
    await test.asOwner(
      `UPDATE jobs.job SET state = 'retry', start_after = now() WHERE state = 'active'`,
    );
    const fourth = await start();
    await vi.waitFor(() => expect(mail.taken).toHaveLength(1), { timeout: 240_000, interval: 50 });
    await vi.waitFor(
      async () => expect(await counts('outbox_mail', 'inbox_item')).toEqual([2, 4]),
      { timeout: 60_000 },
    );
    await kill(fourth);
    const attempted = `SELECT key, attempts FROM outbox_mail WHERE attempts > 0`;
    expect(await test.asOwner(attempted)).toEqual([{ key: expect.any(String), attempts: 1 }]);

    mail.answer = 'TAKES';
    await test.asOwner(`UPDATE outbox_mail SET due_at = now()`);
    await start();
    await vi.waitFor(
      async () => expect(await countOf(`outbox_mail WHERE state = 'SENT'`)).toBe(2),
      { timeout: 240_000, interval: 50 },
    );
    const ids = mail.taken.map(({ mail: { messageId } }) => messageId);
    expect([ids.length, new Set(ids).size]).toEqual([3, 2]);
    expect(ids.slice(1)).toContain(ids[0]);
    expect(await counts('inbox_item', 'alert_change', 'schedule_run', 'saved_query')).toEqual([
      4, 2, 1, 1,
    ]);
    expect(await test.asOwner('SELECT state FROM schedule_run')).toEqual([{ state: 'DONE' }]);
  }, 900_000);
});
