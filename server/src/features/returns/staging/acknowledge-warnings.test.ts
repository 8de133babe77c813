import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { eraseRecord } from '#features/returns/erase.store.js';
import { referralTable } from '#features/returns/record-table.js';
import type { Json } from '#testing/api-client.js';
import { aReturnText, type ReferralCells } from '#testing/raw-returns.js';
import {
  changeStagedReturn,
  RBC,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';
import type { TestDatabase } from '#testing/test-database.js';

let server: StagingServer;
let test: TestDatabase;
beforeAll(async () => {
  server = await startStagingServer({ doesKeepAnswers: false });
  ({ test } = server);
});
beforeEach(async () => {
  await test.asOwner(
    'TRUNCATE agency_data_version, submission, staged_return, acknowledged_record, referral, referral_history, referral_staging',
  );
});
afterAll(() => server.close());

const FIELDS = `id version notYet warningCount findingLineCount corrections { row sent value }
  findings(isGrouped: true) { id row rows alike column value meant meantFor why acknowledgedBy isFromBefore }`;

const stage = async (...rows: readonly ReferralCells[]): Promise<Json> =>
  read((await sendReferrals(server.sender, aReturnText(...rows))).id);
const read = (id: string) => readStagedFields(server.sender, id, FIELDS);
const change = (field: string, input: Json) =>
  changeStagedReturn(server.sender, { field, input, fields: FIELDS });
const acknowledge = ({ id, version, findings }: Json, isForAlike = true): Promise<Json> =>
  change('acknowledgeWarnings', {
    ...{ id, version, findings: [findings[0].id], why: 'It is meant', isForAlike },
  });

/** Rows with a warning each, because only the county of Oxfordshire has social care. */
const inDistrict = (reference: string, changed: ReferralCells = {}): ReferralCells => ({
  ...{ reference, pathway: 'MASH_CHILD', age_band: 'CHILD_17_OR_UNDER', area: 'Oxford' },
  ...changed,
});
const three = [inDistrict('R1'), inDistrict('R2'), inDistrict('R3')];

describe('warnings with the same message', () => {
  it('are one line with their rows, acknowledged once with one reason', async () => {
    const staged = await stage(...three, inDistrict('R4', { area: 'Cherwell' }));
    expect(staged).toMatchObject({ warningCount: 4, findingLineCount: 2 });
    expect(staged.findings).toMatchObject([
      { row: 2, rows: [2, 3, 4], alike: 3, value: 'Oxford', meant: 'Oxfordshire', why: null },
      { row: 5, rows: [5], alike: 1, value: 'Cherwell' },
    ]);
    const { staged: after, problems } = await acknowledge(staged);
    expect(problems).toEqual([]);
    expect(after.findings).toMatchObject([
      { alike: 3, why: 'It is meant', acknowledgedBy: 'Data manager', isFromBefore: false },
      { alike: 1, why: null },
    ]);
    expect(after.notYet).toMatch(/^1 warning has not been acknowledged/);
  });

  it('are acknowledged one by one if only one is right', async () => {
    const { staged } = await acknowledge(await stage(...three), false);
    expect(staged.findings).toMatchObject([
      { rows: [2], why: 'It is meant' },
      { rows: [3, 4], alike: 2, why: null },
    ]);
    // Correcting the others does not touch the acknowledged one.
    const { id, version } = staged;
    const { staged: after } = await change('correctCell', {
      ...{ id, version, row: 3, column: 'area', value: 'Oxfordshire', isForAlike: true },
    });
    expect(after.corrections.map(({ row }: Json) => row)).toEqual([3, 4]);
    expect(after).toMatchObject({ notYet: null, findings: [{ rows: [2], why: 'It is meant' }] });
  });

  it('are corrected together to a new value only if their cells have the same value', async () => {
    const { id, version } = await stage(...three, inDistrict('R4', { area: 'Cherwell' }));
    const { staged } = await change('correctCell', {
      ...{ id, version, row: 3, column: 'area', value: 'Reading', isForAlike: true },
    });
    expect(staged.corrections.map(({ row }: Json) => row).sort()).toEqual([2, 3, 4]);
  });

  it('are corrected together to the suggested value, even if their cells differ, without changing the file', async () => {
    const staged = await stage(...three, inDistrict('R4', { area: 'Cherwell' }));
    expect(staged.findings.map(({ meantFor }: Json) => meantFor)).toEqual([4, 4]);
    const { id, version } = staged;
    const { staged: after, problems } = await change('correctCell', {
      ...{ id, version, row: 2, column: 'area', value: 'Oxfordshire', isForAlike: true },
    });
    expect(problems).toEqual([]);
    expect(after.corrections).toEqual([
      ...[2, 3, 4].map((row) => ({ row, sent: 'Oxford', value: 'Oxfordshire' })),
      { row: 5, sent: 'Cherwell', value: 'Oxfordshire' },
    ]);
    expect(after.findings).toEqual([]);
  });
});

describe('an acknowledged warning', () => {
  it('stays acknowledged in the next file for each record that has not changed, even in another row', async () => {
    await acknowledge(await stage(...three));
    const next = await stage(
      inDistrict('R0'),
      inDistrict('R2', { sex: 'FEMALE' }),
      ...[inDistrict('R3'), inDistrict('R1')],
    );
    expect(next.findings).toMatchObject([
      // A new record, and one with a changed value.
      { rows: [2, 3], why: null },
      { rows: [4, 5], why: 'It is meant', acknowledgedBy: 'Data manager', isFromBefore: true },
    ]);
    expect(next.notYet).toMatch(/^2 warnings have not been acknowledged/);
    const { staged: all } = await acknowledge(next);
    const { id, version } = all;
    expect(await change('publishReturn', { id, version })).toMatchObject({ problems: [] });
  });

  it('is recognised even if a place is written differently', async () => {
    await acknowledge(await stage(inDistrict('R1')));
    const next = await stage(inDistrict('R1', { area: 'E07000178' }));
    expect(next.findings).toMatchObject([{ value: 'E07000178', isFromBefore: true }]);
    expect(next.notYet).toBeNull();
  });

  it('for one agency or dataset does not affect another', async () => {
    await acknowledge(await stage(inDistrict('R1')));
    await test.asOwner('UPDATE acknowledged_record SET agency_id = 3');
    expect((await stage(inDistrict('R1'))).findings).toMatchObject([{ why: null }]);
  });

  it('is stored as hashes, which contain neither the name nor the values of the record', async () => {
    await acknowledge(await stage(inDistrict('R1')));
    const rows = await test.asOwner<{ record: Buffer; warning: Buffer }>(
      'SELECT record, warning FROM acknowledged_record',
    );
    expect(rows.map(({ record, warning }) => [record.length, warning.length])).toEqual([[32, 32]]);
    const [row] = await test.asOwner<{ content: string }>(
      'SELECT row_to_json(acknowledged_record)::text AS content FROM acknowledged_record',
    );
    expect(row?.content).not.toMatch(/R1|Oxford|MASH/);
  });

  it('is deleted once its record is erased, and after two years of returns', async () => {
    await acknowledge(await stage(...three));
    const count = async () => (await test.asOwner('SELECT 1 FROM acknowledged_record')).length;
    expect(await count()).toBe(3);
    const staged = await read((await stage(...three)).id);
    await change('publishReturn', { id: staged.id, version: staged.version });
    await test.database.write((transaction) =>
      eraseRecord(transaction, {
        ...{ table: referralTable, agency: { id: RBC, code: 'RBC' }, reference: 'R2' },
      }),
    );
    expect(await count()).toBe(2);
    await test.asOwner(`UPDATE acknowledged_record SET said_at = said_at - interval '801 days'`);
    await acknowledge(await stage(inDistrict('R9')));
    expect(await count()).toBe(1);
  });
});
