import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { aReturnText } from '#testing/raw-returns.js';
import {
  changeStagedReturn,
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';
import type { TestDatabase } from '#testing/test-database.js';

let server: StagingServer;
let test: TestDatabase;
beforeAll(async () => {
  server = await startStagingServer();
  ({ test } = server);
});
beforeEach(() =>
  test.asOwner(
    'TRUNCATE agency_data_version, submission, staged_return, referral, referral_history, referral_staging',
  ),
);
afterAll(() => server.close());

const FIELDS = `id version failureCount passCount notYet leftOut { row cells by } totals { row cells }
  corrections { row column sent value by } correctionsBefore { row column sent value }
  leftOutBefore { row cells }`;

const stage = async (text: string): Promise<Json> =>
  read((await sendReferrals(server.sender, text)).id);
const read = (id: string) => readStagedFields(server.sender, id, FIELDS);
const change = (field: string, input: Json) =>
  changeStagedReturn(server.sender, { field, input, fields: FIELDS });
const references = async () =>
  (await test.asOwner<{ reference: string }>('SELECT reference FROM referral ORDER BY 1')).map(
    ({ reference }) => reference,
  );

/** Two referrals and a row of totals. */
const withTotal = `${aReturnText({ reference: 'R1' }, { reference: 'R2' })}Total,,,,,2,,,,\n`;

describe('a row of totals', () => {
  it('is suggested for leaving out, read until somebody leaves it out, and then listed but not published', async () => {
    const staged = await stage(withTotal);
    expect(staged).toMatchObject({
      ...{ leftOut: [], passCount: 2, totals: [{ row: 4, cells: ['Total', '2'] }] },
    });
    expect(staged.failureCount).toBeGreaterThan(0);
    const { id, version } = staged;
    const { staged: left, problems } = await change('leaveOutRows', { id, version, rows: [4] });
    expect(problems).toEqual([]);
    expect(left).toMatchObject({
      ...{ failureCount: 0, passCount: 2, totals: [], notYet: null },
      leftOut: [{ row: 4, cells: ['Total', '2'], by: 'Data manager' }],
    });
    const { body } = await server.sender.get(`/import/staged/${id}.csv`);
    expect(body).toContain('Total,,,,,2,,,,,Left out.');
    await change('publishReturn', { id, version: left.version });
    expect(await references()).toEqual(['R1', 'R2']);
  });

  it('is read again on request', async () => {
    const { id, version } = await stage(withTotal);
    const { staged } = await change('leaveOutRows', { id, version, rows: [4] });
    const again = { id, version: staged.version, rows: [4], isLeftOut: false };
    expect((await change('leaveOutRows', again)).staged).toMatchObject({ leftOut: [] });
  });

  it('can be left out only below the headings', async () => {
    const { id, version } = await stage(withTotal);
    expect((await change('leaveOutRows', { id, version, rows: [1] })).problems).toEqual([
      { message: 'Rows below the headings can be left out, from row 2.' },
    ]);
  });
});

describe('corrections made on the page', () => {
  const text = (area: string) =>
    `${aReturnText({ reference: 'R1', area }, { reference: 'R2' })}Total,,,,,2,,,,\n`;

  it('are offered when the file is sent again, made with one press, and never made automatically', async () => {
    const first = await stage(text('Berks'));
    const { id } = first;
    const cell = { row: 2, column: 'area', value: 'Reading' };
    let { staged } = await change('correctCell', { id, version: first.version, ...cell });
    ({ staged } = await change('leaveOutRows', { id, version: staged.version, rows: [4] }));
    expect(staged).toMatchObject({ correctionsBefore: [], leftOutBefore: [], failureCount: 0 });

    // The record is in another row this time.
    const lines = text('Berks').split('\n');
    const moved = [lines[0], lines[2], lines[1], lines[3], ''].join('\n');
    const second = await stage(moved);
    expect(second).toMatchObject({
      ...{ corrections: [], leftOut: [], totals: [] },
      correctionsBefore: [{ row: 3, column: 'area', sent: 'Berks', value: 'Reading' }],
      leftOutBefore: [{ row: 4, cells: ['Total', '2'] }],
    });
    expect(second.failureCount).toBeGreaterThan(0);
    const { id: other, version } = second;
    const { staged: done } = await change('repeatCorrections', { id: other, version });
    expect(done).toMatchObject({
      ...{ failureCount: 0, correctionsBefore: [], leftOutBefore: [] },
      corrections: [{ ...cell, row: 3, sent: 'Berks', by: 'Data manager' }],
      leftOut: [{ row: 4, by: 'Data manager' }],
    });
    const nothing = { id: other, version: done.version };
    expect((await change('repeatCorrections', nothing)).problems).toEqual([
      { message: 'Nothing in it was corrected before. Look at it again.' },
    ]);
  });

  it('are not offered if the file now says something else', async () => {
    const { id, version } = await stage(text('Berks'));
    await change('correctCell', { id, version, row: 2, column: 'area', value: 'Reading' });
    expect(await stage(text('Bucks'))).toMatchObject({ correctionsBefore: [] });
    expect(await stage(text('Berks'))).toMatchObject({ correctionsBefore: [{ row: 2 }] });
  });
});
