import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { verifyLog } from '#features/audit/verify-log.js';
import { aReturn, type ReferralCells } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { isDeep } from '@stronghold/prisma/testing/depth';

import { importReturns, importReturnsWithin, type ReturnsToImport } from './import-returns.js';
import { recordTables } from './record-table.js';
import { undoReturn } from './undo-return.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging, audit_entry, audit_head',
  );
  await test.emptyRollups();
});

function aRequest(
  returns: readonly (readonly ReferralCells[])[],
  isToPublish = true,
): ReturnsToImport {
  const table = recordTables.referrals;
  if (!table) throw new Error('No table of referrals');
  return {
    ...{
      table,
      actor: commandLine,
      rights: machineAdministrator,
      agency: 'TVP',
      quarter: null,
      isPartial: false,
      isToPublish,
    },
    ...{ today: '2026-11-24', now: new Date('2026-11-24T09:00:00Z'), report: () => undefined },
    files: returns.map((rows, index) => {
      const name = `file-${index + 1}.csv`;
      return {
        name,
        open: () =>
          Promise.resolve({ ...aReturn(...rows), fileName: name, close: () => undefined }),
      };
    }),
  };
}

const entries = () =>
  test.asOwner(
    `SELECT action, person_name, agency_id, touched, what, dataset, filter, row_count::int, reason FROM audit_entry ORDER BY number`,
  );

describe('the log of publishing', () => {
  it('says what each return changed, and when it was taken back', async () => {
    const may: ReferralCells = { reference: 'R1', received_on: '2025-05-01' };
    const july: ReferralCells = { reference: 'R2', received_on: '2025-07-01' };
    await importReturns(test.database, aRequest([[may, { ...may, reference: 'R3' }], [july]]));
    await importReturns(test.database, aRequest([[{ ...may, quantity: '2' }]]));
    const submissions = await test.asOwner<{ id: string }>(
      `SELECT id FROM submission ORDER BY file_name, withdrawn`,
    );
    const [first, again, second] = submissions.map(({ id }) => id);
    await undoReturn(test.database, {
      id: again ?? '',
      actor: commandLine,
      now: new Date(),
      report: () => undefined,
    });
    const [undoing] = await test.asOwner<{ id: string }>(
      `SELECT id FROM submission WHERE status = 'UNDOING'`,
    );

    const said = {
      action: 'PUBLISH',
      person_name: 'Command line',
      agency_id: 1,
      dataset: 'REFERRALS',
      reason: null,
    };
    expect(await entries()).toEqual([
      {
        ...said,
        touched: { 1: 2 },
        what: 'Published a return of referrals for Q1 2025/26: 2 added, 0 corrected, 0 withdrawn',
        filter: { quarter: '2025-26-Q1', submission: first },
        row_count: 2,
      },
      {
        ...said,
        touched: { 1: 1 },
        what: 'Published a return of referrals for Q2 2025/26: 1 added, 0 corrected, 0 withdrawn',
        filter: { quarter: '2025-26-Q2', submission: second },
        row_count: 1,
      },
      {
        ...said,
        touched: { 1: 2 },
        what: 'Published a return of referrals for Q1 2025/26: 0 added, 1 corrected, 1 withdrawn',
        filter: { quarter: '2025-26-Q1', submission: again },
        row_count: 2,
      },
      {
        ...said,
        touched: { 1: 2 },
        what: 'Took back a return of referrals for Q1 2025/26: 1 added, 1 corrected, 0 withdrawn',
        filter: { quarter: '2025-26-Q1', submission: undoing?.id, undoes: again },
        row_count: 2,
      },
    ]);
  });

  it('has an entry for a return that changed nothing', async () => {
    await importReturns(test.database, aRequest([[{ reference: 'R1' }]]));
    await importReturns(test.database, aRequest([[{ reference: 'R1' }]]));
    expect(await entries()).toMatchObject([{ row_count: 1 }, { row_count: 0, touched: { 1: 0 } }]);
  });

  it('has no entry for returns that were only screened, failed, refused or rolled back', async () => {
    expect(
      await importReturns(test.database, aRequest([[{ reference: 'R1' }]], false)),
    ).toMatchObject({ status: 'SCREENED' });
    expect(
      await importReturns(test.database, aRequest([[{ reference: 'R1', quantity: 'x' }]])),
    ).toMatchObject({ status: 'FAILED' });
    const unknown = {
      id: '5b0d1f0e-7a63-4a1f-9a3c-000000000001',
      actor: commandLine,
      now: new Date(),
      report: () => undefined,
    };
    expect(await undoReturn(test.database, unknown)).toMatchObject({ status: 'REFUSED' });
    const failing = test.database.write(async (transaction) => {
      expect(
        await importReturnsWithin(transaction, aRequest([[{ reference: 'R1' }]])),
      ).toMatchObject({ status: 'PUBLISHED' });
      throw new Error('after it was published');
    });
    await expect(failing).rejects.toThrow('after it was published');
    expect(await entries()).toEqual([]);
    expect(await test.asOwner('SELECT 1 FROM referral')).toEqual([]);
  });
});

describe.runIf(isDeep)('a publisher that is killed', () => {
  /**
   * Starts publishing in a process of its own. `acknowledged` has the names that it reported as
   * published.
   */
  function startPublishing(run: string) {
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', 'src/testing/publish-on-and-on.ts', test.ownerUrl, run],
      {
        cwd: fileURLToPath(new URL('../../..', import.meta.url)),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const acknowledged: string[] = [];
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (name) => acknowledged.push(name));
    return { child, acknowledged, lines };
  }

  async function kill(child: ChildProcess): Promise<void> {
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    await untilIdle();
  }

  /**
   * Waits until the database is idle, because it notices that a client has gone only when it next
   * sends something.
   */
  async function untilIdle(): Promise<void> {
    for (;;) {
      const [left] = await test.asOwner<{ total: number }>(
        `SELECT count(*)::int AS total FROM pg_stat_activity WHERE datname = current_database() AND usename = 'stronghold_app' AND state <> 'idle'`,
      );
      if (left?.total === 0) return;
      await pause(5);
    }
  }

  /** The names of the returns that are published, and of those in the log. */
  async function published(): Promise<readonly string[]> {
    const records = await test.asOwner<{ name: string }>(
      `SELECT reference || '.csv' AS name FROM referral ORDER BY 1`,
    );
    const logged = await test.asOwner<{ name: string }>(
      `SELECT submission.file_name AS name FROM audit_entry JOIN submission ON submission.id = (filter->>'submission')::uuid ORDER BY 1`,
    );
    expect(logged).toEqual(records);
    expect(
      await verifyLog(test.database, { expected: null, report: () => undefined }),
    ).toMatchObject({
      isWhole: true,
      head: { number: records.length },
    });
    return records.map(({ name }) => name);
  }

  it('leaves an entry for each published return, and for no other, at any moment', async () => {
    let inAll = 0;
    for (const [run, delayMs] of [0, 3, 7, 12, 18, 25].entries()) {
      const { child, acknowledged, lines } = startPublishing(`run-${run}`);
      // At least two returns are acknowledged, even on a slow machine.
      await once(lines, 'line');
      await once(lines, 'line');
      await pause(40 + delayMs);
      await kill(child);
      const names = await published();
      expect(names).toEqual(expect.arrayContaining(acknowledged));
      inAll += acknowledged.length;
    }
    expect(inAll).toBeGreaterThan(6);
  });

  it('leaves neither a return nor an entry if it was about to write the entry', async () => {
    await importReturns(test.database, aRequest([[{ reference: 'before' }]]));
    await test.asOwner(`UPDATE submission SET file_name = 'before.csv'`);
    await test.asOwner('BEGIN');
    await test.asOwner('SELECT FROM audit_head FOR UPDATE');
    const { child, acknowledged } = startPublishing('late');
    for (let isWaiting = false; !isWaiting;) {
      // This runs on another connection, because within the owner's transaction the activity would
      // never change.
      const { rows } = await test.database.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_head FOR UPDATE%'`,
      );
      isWaiting = rows.length > 0;
    }
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    await test.asOwner('COMMIT');
    await untilIdle();
    expect(acknowledged).toEqual([]);
    expect(await published()).toEqual(['before.csv']);
  });
});
