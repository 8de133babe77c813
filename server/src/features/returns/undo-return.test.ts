import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { readLatePublishings } from '#features/periods/returned-quarters.reader.js';
import { aReturn, type ReferralCells } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { importReturns } from './import-returns.js';
import { referralTable } from './record-table.js';
import { undoReturn } from './undo-return.js';
import { findWrongCells } from './verify-rollups.store.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging',
  );
  await test.emptyRollups();
});

let minutes = 0;
const nextMinute = () => new Date(Date.parse('2026-11-24T09:00:00Z') + (minutes += 1) * 60_000);

/** Publishes a return from Thames Valley Police and returns its id. */
async function send(rows: readonly ReferralCells[], isPartial = false): Promise<string> {
  const name = `file-${minutes}.csv`;
  const outcome = await importReturns(test.database, {
    table: referralTable,
    actor: commandLine,
    rights: machineAdministrator,
    agency: 'TVP',
    quarter: null,
    isPartial,
    isToPublish: true,
    today: '2026-11-24',
    now: nextMinute(),
    report: () => undefined,
    files: [
      {
        name,
        open: () =>
          Promise.resolve({ ...aReturn(...rows), fileName: name, close: () => undefined }),
      },
    ],
  });
  expect(outcome.status).toBe('PUBLISHED');
  const [latest] = await test.asOwner<{ id: string }>(
    'SELECT id FROM submission ORDER BY published_at DESC LIMIT 1',
  );
  return latest?.id ?? '';
}

const undo = (id: string) =>
  undoReturn(test.database, { id, actor: commandLine, now: nextMinute(), report: () => undefined });
const records = () =>
  test.asOwner('SELECT reference, quantity, record_key FROM referral ORDER BY reference');
const statuses = async () =>
  (
    await test.asOwner<{ status: string }>('SELECT status FROM submission ORDER BY published_at')
  ).map(({ status }) => status);
const wrongCells = () => test.database.write(findWrongCells);

describe('undoing a return', () => {
  it('removes what it added, and restores what it changed and withdrew', async () => {
    await send([{ reference: 'R1' }, { reference: 'R2', quantity: '2' }, { reference: 'R3' }]);
    const before = await records();
    const second = await send([
      { reference: 'R2', quantity: '5' },
      { reference: 'R3' },
      { reference: 'R4' },
    ]);
    expect(await records()).not.toEqual(before);

    expect(await undo(second)).toMatchObject({
      status: 'UNDONE',
      changes: { added: 1, corrected: 1, withdrawn: 1 },
      dataVersion: 3,
    });
    expect(await records()).toEqual(before);
    expect(await statuses()).toEqual(['PUBLISHED', 'UNDONE', 'UNDOING']);
    expect(await wrongCells()).toEqual([]);
    expect(
      await test.asOwner(
        'SELECT reference, version, change FROM referral_history ORDER BY reference, version',
      ),
    ).toEqual([
      { reference: 'R1', version: 1, change: 'WITHDRAWN' },
      { reference: 'R2', version: 1, change: 'CORRECTED' },
      { reference: 'R2', version: 2, change: 'CORRECTED' },
      { reference: 'R4', version: 1, change: 'WITHDRAWN' },
    ]);
  });

  it('raises the data version and is a revision of a final quarter, even if the return had changed nothing', async () => {
    await send([{ reference: 'R1' }]);
    expect(await undo(await send([{ reference: 'R1' }]))).toMatchObject({
      changes: { added: 0, corrected: 0, withdrawn: 0 },
      dataVersion: 2,
    });
    const late = await test.database.read((transaction) =>
      readLatePublishings(transaction, ['REFERRALS']),
    );
    expect(late.get('REFERRALS')?.map(({ hasChanged }) => hasChanged)).toEqual([true, false, true]);
  });

  it('takes back a first return in full, and a return that only added', async () => {
    const first = await send([{ reference: 'R1' }]);
    const partial = await send([{ reference: 'R2' }], true);
    await undo(first);
    expect(await records()).toMatchObject([{ reference: 'R2' }]);
    await undo(partial);
    expect(await records()).toEqual([]);
    expect(await test.asOwner('SELECT * FROM rollup.referral_by_agency')).toEqual([]);
  });

  it('takes back several returns, latest first', async () => {
    const first = await send([{ reference: 'R1', quantity: '1' }]);
    const second = await send([{ reference: 'R1', quantity: '2' }]);
    const third = await send([{ reference: 'R1', quantity: '3' }]);

    expect(await undo(first)).toMatchObject({
      status: 'REFUSED',
      message: expect.stringMatching(
        new RegExp(`^Later returns depend on it: file-\\d+\\.csv, .* \\(id ${third}\\)`),
      ),
    });
    await undo(third);
    expect(await undo(first)).toMatchObject({
      status: 'REFUSED',
      message: expect.stringMatching(
        new RegExp(`^Later returns depend on it: file-\\d+\\.csv, .* \\(id ${second}\\)`),
      ),
    });
    await undo(second);
    expect(await records()).toMatchObject([{ quantity: 1 }]);
    await undo(first);
    expect(await records()).toEqual([]);
    expect(await wrongCells()).toEqual([]);
  });

  it('is refused while a later return has restored, or changed and then withdrawn, the same records', async () => {
    await send([{ reference: 'R1' }, { reference: 'R2' }]);
    const second = await send([{ reference: 'R2', quantity: '2' }]);
    const third = await send([{ reference: 'R1' }]);
    expect(await undo(second)).toEqual({
      status: 'REFUSED',
      message: expect.stringMatching(
        new RegExp(
          `${third}\\), which changed 2 of its records\\. Take back the later ones first\\.`,
        ),
      ),
    });
    expect(await records()).toMatchObject([{ reference: 'R1' }]);
  });

  it('is refused while a later whole return contains its records unchanged', async () => {
    const first = await send([{ reference: 'R1' }, { reference: 'R2' }]);
    const second = await send([{ reference: 'R1' }, { reference: 'R2' }, { reference: 'R3' }]);
    expect(await undo(first)).toEqual({
      status: 'REFUSED',
      message: expect.stringMatching(
        new RegExp(
          `published on \\d+ \\w+ \\d{4} \\(id ${second}\\), which was a full return for the quarter\\. Take back the later ones first\\.`,
        ),
      ),
    });
    expect(await records()).toMatchObject([
      { reference: 'R1' },
      { reference: 'R2' },
      { reference: 'R3' },
    ]);
  });

  it('knows which whole return is the later one even if the clock was set back an hour between them', async () => {
    const first = await send([{ reference: 'R1' }, { reference: 'R2' }]);
    minutes -= 60;
    const second = await send([{ reference: 'R1' }, { reference: 'R2' }, { reference: 'R3' }]);
    expect(await undo(first)).toMatchObject({
      status: 'REFUSED',
      message: expect.stringContaining(second),
    });
    expect(await undo(second)).toMatchObject({ status: 'UNDONE' });
    expect(await undo(first)).toMatchObject({ status: 'UNDONE' });
    expect(await records()).toEqual([]);
    minutes += 60;
  });

  it('does not follow a clock that was wrong by more than two hours', async () => {
    const first = await send([{ reference: 'R1' }]);
    minutes -= 122;
    const second = await send([{ reference: 'R1' }, { reference: 'R2' }]);
    minutes += 122;
    const times = await test.asOwner<{ id: string }>(
      'SELECT id FROM submission ORDER BY published_at',
    );
    // `send` finds the return that has the latest time.
    expect(second).toBe(first);
    expect(times).toHaveLength(2);
    expect(times.at(-1)).toEqual({ id: first });
  });

  it('is refused while a later whole return lacks what it withdrew', async () => {
    await send([{ reference: 'R1' }, { reference: 'R2' }]);
    const second = await send([{ reference: 'R1' }]);
    await send([{ reference: 'R1' }, { reference: 'R3' }]);
    expect(await undo(second)).toMatchObject({ status: 'REFUSED' });
    expect(await records()).toMatchObject([{ reference: 'R1' }, { reference: 'R3' }]);
  });

  it('ignores whole returns for other quarters, and returns that were taken back', async () => {
    const first = await send([{ reference: 'R1' }]);
    const second = await send([{ reference: 'R1' }, { reference: 'R2' }]);
    await send([{ reference: 'R3', received_on: '2025-07-01' }]);
    await undo(second);
    expect(await undo(first)).toMatchObject({ status: 'UNDONE' });
    expect(await records()).toMatchObject([{ reference: 'R3' }]);
  });

  it('leaves alone records that others wrote meanwhile', async () => {
    const first = await send([{ reference: 'R1' }, { reference: 'R2' }], true);
    await send([{ reference: 'R3' }], true);
    await undo(first);
    expect(await records()).toMatchObject([{ reference: 'R3' }]);
    expect(await test.asOwner('SELECT version FROM referral')).toEqual([{ version: 1 }]);
  });

  it('stops counting it as a return', async () => {
    await undo(await send([{ reference: 'R1' }]));
    expect(await test.asOwner(`SELECT 1 FROM submission WHERE status = 'PUBLISHED'`)).toEqual([]);
  });

  it.each(['nonsense', '00000000-0000-4000-8000-000000000000'])(
    'refuses the id %s, which no return has',
    async (id) => {
      expect(await undo(id)).toMatchObject({
        status: 'REFUSED',
        message: expect.stringContaining(`No return has the id "${id}"`),
      });
    },
  );

  it('is refused for a return that was taken back, and for a submission that took one back', async () => {
    const id = await send([{ reference: 'R1' }]);
    await undo(id);
    expect(await undo(id)).toMatchObject({
      message: expect.stringContaining('already been taken back'),
    });
    const [{ id: undoing } = { id: '' }] = await test.asOwner<{ id: string }>(
      `SELECT id FROM submission WHERE status = 'UNDOING'`,
    );
    expect(await undo(undoing)).toMatchObject({ message: expect.stringContaining('not a return') });
  });
});
