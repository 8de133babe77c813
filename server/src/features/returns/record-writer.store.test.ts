import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { actFor } from '#platform/database.js';
import { aReturn, type ReferralCells } from '#testing/raw-returns.js';
import { addReferenceData, testSecret } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { importReturns, importReturnsWithin, type ReturnsToImport } from './import-returns.js';
import { findInstallationSecret, findKnownPlaces } from './known-places.store.js';
import { referralTable } from './record-table.js';
import { publish } from './record-writer.store.js';
import { stageReturns } from './stage-returns.js';
import { removeAbandoned } from './submission.store.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());
beforeEach(() =>
  test.asOwner(
    'TRUNCATE agency_data_version, submission, referral, referral_history, referral_staging',
  ),
);

type Options = Partial<
  Pick<ReturnsToImport, 'agency' | 'quarter' | 'isPartial' | 'isToPublish' | 'now' | 'report'>
>;

/** Publishes returns, each a list of rows. */
function send(returns: readonly (readonly ReferralCells[])[], options: Options = {}) {
  return importReturns(test.database, aRequest(returns, options));
}

function aRequest(
  returns: readonly (readonly ReferralCells[])[],
  options: Options = {},
): ReturnsToImport {
  return {
    table: referralTable,
    actor: commandLine,
    rights: machineAdministrator,
    agency: 'TVP',
    quarter: null,
    isPartial: false,
    isToPublish: true,
    today: '2026-11-24',
    now: new Date('2026-11-24T09:00:00Z'),
    report: () => undefined,
    ...options,
    files: returns.map((rows, index) => ({
      name: `file-${index + 1}.csv`,
      open: () =>
        Promise.resolve({
          ...aReturn(...rows),
          fileName: `file-${index + 1}.csv`,
          close: () => undefined,
        }),
    })),
  };
}

const records = () =>
  test.asOwner(
    'SELECT reference, version, quantity, outcome FROM referral ORDER BY agency_id, reference',
  );
const history = () =>
  test.asOwner(
    'SELECT reference, version, change, quantity FROM referral_history ORDER BY reference, version',
  );
const versions = async () =>
  (
    await test.asOwner<{ version: number }>(
      'SELECT version FROM agency_data_version ORDER BY agency_id',
    )
  ).map(({ version }) => version);
const nothingStaged = async () =>
  expect(await test.asOwner('SELECT 1 FROM referral_staging')).toEqual([]);

describe('publishing', () => {
  it('writes new records with their key, marking and submission, and marks the submission', async () => {
    const outcome = await send([
      [
        {
          reference: 'R1',
          exploitation: 'LABOUR;CRIMINAL',
          receiving_agency: 'RBC',
          outcome: 'a\\b\tc'.replace('\t', ' '),
        },
        { reference: 'R2', area: 'Wycombe' },
      ],
    ]);

    expect(outcome).toMatchObject({
      status: 'PUBLISHED',
      dataVersion: 1,
      files: [{ changes: { added: 2, corrected: 0, withdrawn: 0 } }],
    });
    const [first] = await test.asOwner('SELECT * FROM referral ORDER BY reference');
    const [submission] = await test.asOwner('SELECT * FROM submission');
    const key = createHmac('sha256', testSecret)
      .update(Buffer.from('TVP\0R1', 'utf8'))
      .digest()
      .readUInt32BE(0);
    expect(first).toMatchObject({
      record_key: String(key),
      marking: 'OFFICIAL_SENSITIVE',
      version: 1,
      submission_id: submission?.id,
      exploitation: '{CRIMINAL,LABOUR}',
      outcome: 'a\\b c',
      sex: null,
    });
    expect(submission).toMatchObject({
      status: 'PUBLISHED',
      dataset: 'REFERRALS',
      version: 1,
      row_count: 2,
      warning_count: 1,
      added: 2,
      corrected: 0,
      withdrawn: 0,
      published_at: new Date('2026-11-24T09:00:00Z'),
    });
    await nothingStaged();
  });

  it('changes nothing when the same return is sent again', async () => {
    await send([[{ reference: 'R1', exploitation: 'LABOUR' }, { reference: 'R2' }]]);
    const [before] = [await test.asOwner('SELECT xmin, * FROM referral ORDER BY reference')];
    const outcome = await send([
      [{ reference: 'R2' }, { reference: 'R1', exploitation: 'labour', area: 'reading' }],
    ]);

    expect(outcome).toMatchObject({
      dataVersion: 1,
      files: [{ changes: { added: 0, corrected: 0, withdrawn: 0 } }],
    });
    expect(await test.asOwner('SELECT xmin, * FROM referral ORDER BY reference')).toEqual(before);
    expect(await history()).toEqual([]);
    expect(
      await test.asOwner(
        `SELECT version FROM submission WHERE version IS NULL AND status = 'PUBLISHED'`,
      ),
    ).toHaveLength(1);
  });

  it('raises the data version for an empty first return as for any other, so that nobody can recognise it', async () => {
    expect(await send([[{ reference: 'R1' }]])).toMatchObject({ dataVersion: 1 });
    expect(await send([[]], { quarter: '2024-25-Q1' })).toMatchObject({ dataVersion: 2 });
    expect(await send([[]], { quarter: '2024-25-Q1' })).toMatchObject({ dataVersion: 2 });
    expect(await send([[]], { quarter: '2024-25-Q2', isPartial: true })).toMatchObject({
      dataVersion: 3,
    });
  });

  it('keeps the former version of a corrected record, and names the columns that differ', async () => {
    await send([[{ reference: 'R1', quantity: '2' }, { reference: 'R2' }]]);
    const [key] = await test.asOwner(`SELECT record_key FROM referral WHERE reference = 'R1'`);
    const outcome = await send([
      [{ reference: 'R1', quantity: '3', outcome: 'Housed' }, { reference: 'R2' }],
    ]);

    expect(outcome).toMatchObject({
      dataVersion: 2,
      files: [
        {
          changes: { added: 0, corrected: 1, withdrawn: 0 },
          difference: {
            corrected: 1,
            records: [{ key: 'R1', change: 'CORRECTED', columns: ['quantity', 'outcome'] }],
          },
        },
      ],
    });
    expect(await records()).toMatchObject([
      { reference: 'R1', version: 2, quantity: 3 },
      { reference: 'R2', version: 1 },
    ]);
    expect(await history()).toEqual([
      { reference: 'R1', version: 1, change: 'CORRECTED', quantity: 2 },
    ]);
    expect(await test.asOwner(`SELECT record_key FROM referral WHERE reference = 'R1'`)).toEqual([
      key,
    ]);
  });

  it('distinguishes a value that was added or removed from a value that is still empty', async () => {
    await send([[{ reference: 'R1', sex: 'MALE' }, { reference: 'R2' }]]);
    const outcome = await send([[{ reference: 'R1' }, { reference: 'R2' }]]);
    expect(outcome).toMatchObject({
      files: [
        { changes: { corrected: 1 }, difference: { records: [{ key: 'R1', columns: ['sex'] }] } },
      ],
    });
  });

  it('withdraws records missing from a full return, and continues their versions when they come back', async () => {
    await send([
      [{ reference: 'R1', quantity: '5' }, { reference: 'R2' }],
      [{ reference: 'S1', received_on: '2025-07-01' }],
    ]);
    expect(await send([[{ reference: 'R2' }]])).toMatchObject({
      files: [
        {
          changes: { added: 0, corrected: 0, withdrawn: 1 },
          difference: { records: [{ key: 'R1', change: 'WITHDRAWN', columns: [] }] },
        },
      ],
    });
    expect(await records()).toMatchObject([{ reference: 'R2' }, { reference: 'S1' }]);
    expect(await history()).toEqual([
      { reference: 'R1', version: 1, change: 'WITHDRAWN', quantity: 5 },
    ]);

    await send([[{ reference: 'R1', quantity: '6' }, { reference: 'R2' }]]);
    expect(await records()).toMatchObject([
      { reference: 'R1', version: 2, quantity: 6 },
      { reference: 'R2', version: 1 },
      { reference: 'S1', version: 1 },
    ]);
    await send([[{ reference: 'R2' }]]);
    expect(await history()).toEqual([
      { reference: 'R1', version: 1, change: 'WITHDRAWN', quantity: 5 },
      { reference: 'R1', version: 2, change: 'WITHDRAWN', quantity: 6 },
    ]);
  });

  it('does not withdraw anything for a partial return', async () => {
    await send([[{ reference: 'R1' }, { reference: 'R2' }]]);
    const outcome = await send([[{ reference: 'R1', quantity: '2' }, { reference: 'R3' }]], {
      isPartial: true,
    });
    expect(outcome).toMatchObject({
      files: [{ changes: { added: 1, corrected: 1, withdrawn: 0 } }],
    });
    expect(await records()).toMatchObject([
      { reference: 'R1' },
      { reference: 'R2' },
      { reference: 'R3' },
    ]);
  });

  it('withdraws a whole quarter for an empty return that names the quarter', async () => {
    await send([[{ reference: 'R1' }]]);
    expect(await send([[]])).toMatchObject({
      status: 'UNUSABLE',
      message: expect.stringContaining('no rows'),
    });
    expect(await send([[]], { quarter: '2025-26-Q1' })).toMatchObject({
      files: [{ changes: { withdrawn: 1 } }],
    });
    expect(await records()).toEqual([]);
  });

  it('leaves other agencies’ records and versions alone', async () => {
    await send([[{ reference: 'R1' }]], { agency: 'RBC' });
    await send([[{ reference: 'R1', quantity: '2' }]]);
    await send([[{ reference: 'R2' }]]);
    expect(await records()).toMatchObject([
      { reference: 'R2', version: 1 },
      { reference: 'R1', version: 1, quantity: 1 },
    ]);
    expect(await versions()).toEqual([2, 1]);
    expect(
      await test.asOwner(
        'SELECT code, reference, change FROM referral_history JOIN agency ON id = agency_id',
      ),
    ).toEqual([{ code: 'TVP', reference: 'R1', change: 'WITHDRAWN' }]);
  });

  it('moves a record to another quarter only if its former quarter is sent again in full', async () => {
    await send([[{ reference: 'R1' }, { reference: 'R2' }]]);
    const moved = { reference: 'R1', received_on: '2025-07-01' };
    expect(await send([[moved]])).toMatchObject({
      status: 'FAILED',
      files: [
        {
          rows: { pass: 0, fail: 1 },
          issues: [
            {
              row: 2,
              column: 'reference',
              value: 'R1',
              message: expect.stringContaining('already a record of Q1 2025/26 (1 May 2025)'),
            },
          ],
        },
      ],
    });
    expect(await send([[moved], [{ reference: 'R2' }]])).toMatchObject({
      status: 'PUBLISHED',
      files: [
        { changes: { added: 0, corrected: 1, withdrawn: 0 } },
        { changes: { corrected: 0, withdrawn: 0 } },
      ],
    });
    expect(await records()).toMatchObject([
      { reference: 'R1', version: 2 },
      { reference: 'R2', version: 1 },
    ]);
  });

  it('fails a reference that occurs twice, in one file or in two, and names both rows', async () => {
    const outcome = await send([
      [{ reference: 'R1' }, { reference: 'R1', area: 'Wycombe' }, { reference: 'R2' }],
      [{ reference: 'R2', received_on: '2025-07-01' }],
    ]);
    expect(outcome).toMatchObject({
      status: 'FAILED',
      files: [
        {
          rows: { pass: 2, warn: 0, fail: 1 },
          failureCount: 1,
          issues: [
            {
              level: 'FAIL',
              row: 3,
              value: 'R1',
              message: expect.stringContaining('is also in row 2'),
            },
            { level: 'WARN', row: 3 },
          ],
        },
        {
          rows: { pass: 0, warn: 0, fail: 1 },
          issues: [
            { row: 2, value: 'R2', message: expect.stringContaining('row 4 of file-1.csv') },
          ],
        },
      ],
    });
    await nothingStaged();
    expect(await test.asOwner('SELECT 1 FROM submission')).toEqual([]);
  });

  it('writes nothing at all if one row of one file fails', async () => {
    expect(
      await send([
        [{ reference: 'R1' }],
        [{ reference: 'S1', received_on: '2025-07-01', area: 'Atlantis' }],
      ]),
    ).toMatchObject({
      status: 'FAILED',
      files: [{ failureCount: 0 }, { failureCount: 1 }],
    });
    expect(await records()).toEqual([]);
    await nothingStaged();
  });

  it('writes nothing if publishing was not requested, and says what would change', async () => {
    expect(await send([[{ reference: 'R1' }]], { isToPublish: false })).toMatchObject({
      status: 'SCREENED',
      files: [
        { changes: null, difference: { added: 1, records: [{ key: 'R1', change: 'ADDED' }] } },
      ],
    });
    expect(await records()).toEqual([]);
    expect(await versions()).toEqual([]);
    await nothingStaged();
  });

  it.each<{
    returns: readonly (readonly ReferralCells[])[];
    options?: Options;
    says: RegExp;
    because: string;
  }>([
    {
      returns: [[{ reference: 'R1' }], [{ reference: 'R2' }]],
      says: /file-1.csv and file-2.csv are both for Q1 2025\/26.*--partial/,
      because: 'each would withdraw the other',
    },
    {
      returns: [[{ reference: 'R1' }, { reference: 'R2', received_on: '2025-07-01' }]],
      says: /file-1.csv cannot be used.*several quarters.*Q1 2025\/26.*Q2 2025\/26/,
      because: 'a return is for one quarter',
    },
    {
      returns: [[{}]],
      options: { agency: 'XYZ' },
      says: /No agency has the code or name "XYZ"/,
      because: 'no agency has that name',
    },
    {
      returns: [[]],
      options: { quarter: '2026-27-Q4' },
      says: /has not begun/,
      because: 'nothing can have happened in it',
    },
    {
      returns: [[]],
      options: { agency: 'FRIMLEY', quarter: '2026-27-Q1' },
      says: /did not exist in Q1 2026\/27: FRIMLEY ended on 31 March 2026; use its successor, TVICB\.$/,
      because: 'an agency that has ended sends nothing, not even an empty return',
    },
    {
      returns: [[]],
      options: { agency: 'TVICB', quarter: '2025-26-Q4' },
      says: /TVICB began on 1 April 2026/,
      because: 'the agency did not exist yet',
    },
  ])('refuses $options: $because', async ({ returns, options, says }) => {
    expect(await send(returns, options)).toEqual({
      status: 'UNUSABLE',
      message: expect.stringMatching(says),
    });
    expect(await records()).toEqual([]);
  });

  it('accepts an empty return for an agency’s last quarter', async () => {
    expect(await send([[]], { agency: 'FRIMLEY', quarter: '2025-26-Q4' })).toMatchObject({
      status: 'PUBLISHED',
    });
  });

  it('keeps a thousand of the duplicate rows, and counts the rest', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => ({ reference: `R${index}` }));
    const outcome = await send([[...rows, ...rows]]);
    expect(outcome).toMatchObject({
      status: 'FAILED',
      files: [{ failureCount: 1100, rows: { pass: 1100, fail: 1100 } }],
    });
    expect(outcome.status === 'FAILED' && outcome.files[0]?.issues.map(({ row }) => row)).toEqual(
      Array.from({ length: 1000 }, (_, index) => 1102 + index),
    );
  });

  it('accepts two partial files for one quarter', async () => {
    expect(
      await send([[{ reference: 'R1' }], [{ reference: 'R2' }]], { isPartial: true }),
    ).toMatchObject({ status: 'PUBLISHED' });
  });

  it('makes two writers for one agency take turns', async () => {
    await send([[{ reference: 'R0' }]]);
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, (_, index) =>
        send([[{ reference: `R${index}`, quantity: String(index + 1) }]]),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'PUBLISHED',
      'PUBLISHED',
      'PUBLISHED',
      'PUBLISHED',
    ]);
    expect(await records()).toHaveLength(1);
  });

  it('waits for another writer, says so, and then reports its changes to what that writer left', async () => {
    await send([[{ reference: 'R0' }]]);
    const lines = new EventEmitter();
    const { second } = await test.database.write(async (transaction) => {
      await importReturnsWithin(transaction, aRequest([[{ reference: 'R1' }]]));
      const isWaiting = once(lines, 'Waiting for another import to be published');
      const running = send([[{ reference: 'R1' }, { reference: 'R2' }]], {
        report: (line) => lines.emit(line),
      });
      await isWaiting;
      return { second: running };
    });
    const changes = { added: 1, corrected: 0, withdrawn: 0 };
    expect(await second).toMatchObject({
      status: 'PUBLISHED',
      files: [{ changes, difference: { ...changes, records: [{ key: 'R2', change: 'ADDED' }] } }],
    });
  });

  it('lets an agency stage and check a return without waiting while another agency publishes', async () => {
    await test.database.write(async (transaction) => {
      await importReturnsWithin(transaction, aRequest([[{ reference: 'R1' }]]));
      const options = { agency: 'RBC', isToPublish: false };
      expect(await send([[{ reference: 'R1' }]], options)).toMatchObject({
        status: 'SCREENED',
        files: [{ difference: { added: 1 } }],
      });
    });
    expect(await versions()).toEqual([1]);
  });

  it('does not write if the rollups are from another version', async () => {
    const [kept] = await test.asOwner<{ fingerprint: string }>(
      'SELECT fingerprint FROM rollup.state',
    );
    await test.asOwner(`UPDATE rollup.state SET fingerprint = 'another'`);
    await expect(send([[{ reference: 'R1' }]])).rejects.toThrow('Another version of Stronghold');
    await test.asOwner('UPDATE rollup.state SET fingerprint = $1', [kept?.fingerprint]);
    expect(await records()).toEqual([]);
  });

  it('refuses rows that are no longer valid after another publication', async () => {
    const context = {
      table: referralTable,
      today: '2026-11-24',
      now: new Date('2026-11-24T09:00:00Z'),
      bankHolidays: new Set<string>(),
    };
    const staged = await test.database.write(async (transaction) => {
      const places = await findKnownPlaces(transaction);
      const sender = places.findAgency('TVP');
      if (!sender) throw new Error('No sender');
      await actFor(transaction, sender.id);
      const secret = await findInstallationSecret(transaction);
      const late = {
        ...aReturn({ reference: 'R1', received_on: '2025-07-01' }),
        fileName: 'late.csv',
        close: () => undefined,
      };
      const sent = {
        files: [{ name: late.fileName, open: async () => late }],
        quarter: null,
        isPartial: false,
      };
      const [only] = await stageReturns(
        transaction,
        {
          ...context,
          places,
          sender,
          secret,
          remembered: new Map(),
          rememberedRow: null,
          words: new Map(),
        },
        sent,
      );
      return { agencyId: sender.id, submission: only?.submission };
    });
    const { agencyId } = staged;
    await send([[{ reference: 'R1' }]]);

    const submissions = staged.submission ? [staged.submission] : [];
    const published = await test.database.write(async (transaction) => {
      await actFor(transaction, agencyId);
      return publish(transaction, {
        table: referralTable,
        agencyId,
        submissions,
        actor: commandLine,
        undoes: null,
        publishedAt: context.now,
      });
    });
    expect(published).toMatchObject({
      ok: false,
      reason: 'conflict',
      conflicts: [{ rowCount: 1 }],
    });
    expect(await records()).toHaveLength(1);

    await test.database.write(async (transaction) => {
      await actFor(transaction, agencyId);
      await removeAbandoned(transaction, {
        table: referralTable,
        agencyId,
        before: new Date('2026-11-24T08:59:59Z'),
      });
    });
    expect(await test.asOwner('SELECT 1 FROM referral_staging')).toHaveLength(1);
    await send([[{ reference: 'R1' }]], { now: new Date('2026-11-25T09:00:01Z') });
    await nothingStaged();
    expect(await test.asOwner(`SELECT 1 FROM submission WHERE status = 'STAGED'`)).toEqual([]);
  });

  it('refuses to write without the installation secret', async () => {
    await test.asOwner('DELETE FROM installation_secret');
    await expect(send([[{ reference: 'R1' }]])).rejects.toThrow('no installation secret');
    await addReferenceData(test);
  });
});
