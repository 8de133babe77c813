import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type ApiClient, createApiClient } from '#testing/api-client.js';
import { aReferral, insertReferrals } from '#testing/referrals.js';
import { aReport, insertReports } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  await insertReports(test, [
    aReport({ quantity: 3, channel: 'ONLINE', signs: ['PHISHING'] }),
    aReport({ agency: 'RBC', quantity: 2, channel: 'CALL_101', signs: [] }),
  ]);
  await insertReferrals(test, [aReferral({ quantity: 4, exploitation: ['LABOUR', 'SEXUAL'] })]);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

async function ask(
  argument: string,
  selection: string,
  from = api,
): Promise<{ readonly totals: unknown; readonly source: unknown }> {
  const { data, errors } = await from.ask(
    `{ figures${argument} { totals { ${selection} } notes } }`,
  );
  expect(errors).toEqual([]);
  const { totals, notes } = data.figures;
  return { totals, source: notes.filter((note: string) => note.startsWith('Added up from')) };
}

const five = { reports: { value: 5 } };

describe('the source of figures', () => {
  it.each([
    { argument: '(by: [QUARTER, COUNTY])', source: 'stored totals of reports by place' },
    {
      argument: '(where: { crimeType: { in: [DRUGS] }, area: { within: ["E23000029"] } })',
      source: 'stored totals of reports by place and crime type',
    },
    { argument: '(by: [MONTH, AREA])', source: 'stored totals of reports by area' },
    { argument: '(by: [AGENCY_KIND])', source: 'stored totals of reports by place and agency' },
    {
      argument: '(by: [QUARTER, AGENCY], where: { calendarYear: { in: [2025] } })',
      source: 'stored totals of reports by place and agency',
    },
    {
      argument: '(by: [AGENCY], where: { crimeType: { isNull: false } })',
      source: 'stored totals of reports by quarter',
    },
    { argument: '(by: [MONTH, AGENCY])', source: 'stored totals of reports by agency' },
    {
      argument: '(by: [AGENCY], where: { month: { to: "2026-11" } })',
      source: 'stored totals of reports by agency',
    },
    {
      argument: '(where: { channel: { in: [ONLINE, CALL_101] } })',
      source: 'stored totals of reports by place and channel',
    },
    { argument: '(by: [CHANNEL, CRIME_TYPE])', source: 'stored totals of reports by channel' },
    {
      argument: '(by: [REPORT_STATUS], where: { crimeType: { isNull: false } })',
      source: 'stored totals of reports by status',
    },
    { argument: '(by: [SIGN])', source: 'stored totals of reports by sign' },
    { argument: '(by: [MONTH, SIGN])', source: 'the records of reports' },
    {
      argument: '(by: [CHANNEL], where: { not: { sign: { in: [CUCKOOED_HOME] } } })',
      source: 'the records of reports',
    },
  ])(
    'for $argument is the smallest that is detailed enough: $source',
    async ({ argument, source }) => {
      expect(await ask(argument, 'reports { value }')).toEqual({
        totals: five,
        source: [`Added up from ${source}.`],
      });
    },
  );

  it('counts a record with several values once, in a rollup by those values', async () => {
    expect(await ask('(by: [EXPLOITATION])', 'referrals { value }')).toEqual({
      totals: { referrals: { value: 4 } },
      source: ['Added up from stored totals of referrals by place and exploitation.'],
    });
  });

  it('names every source if measures have several', async () => {
    expect(await ask('', 'reports { value } referrals { value }')).toEqual({
      totals: { ...five, referrals: { value: 4 } },
      source: [
        'Added up from stored totals of reports by place, stored totals of referrals by place.',
      ],
    });
  });

  it('is the records if the server is set to read them', async () => {
    const plain = await createApiClient(test, '2026-11-24', false);
    expect(await ask('', 'reports { value }', plain)).toEqual({
      totals: five,
      source: ['Added up from the records of reports.'],
    });
    await plain.close();
  });

  it('is the records while the rollups are from another version, and then the rollups again', async () => {
    const [kept] = await test.asOwner<{ fingerprint: string }>(
      'SELECT fingerprint FROM rollup.state',
    );
    await test.asOwner(`UPDATE rollup.state SET fingerprint = 'another'`);
    await test.asOwner('UPDATE rollup.report_by_place SET reports = 99');
    const answered = await ask('', 'reports { value }');
    await test.asOwner('UPDATE rollup.state SET fingerprint = $1', [kept?.fingerprint]);
    expect(answered).toEqual({ totals: five, source: ['Added up from the records of reports.'] });
    // The figure comes from the cells: the records are not added up again.
    expect((await ask('', 'reports { value }')).totals).not.toEqual(five);
    await test.rebuildRollups();
    expect(await ask('', 'reports { value }')).toEqual({
      totals: five,
      source: ['Added up from stored totals of reports by place.'],
    });
  });
});
