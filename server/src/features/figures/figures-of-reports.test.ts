import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type AnsweredTable, type ApiClient, createApiClient } from '#testing/api-client.js';
import { aReferral, insertReferrals } from '#testing/referrals.js';
import { aReport, insertReports } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

let test: TestDatabase;
let api: ApiClient;
beforeAll(async () => {
  test = await createTestDatabase();
  api = await createApiClient(test, '2026-11-24');
  await insertReports(test, [
    // Q1 2025/26: 3 + 10 + 2 reports.
    aReport({
      receivedOn: '2025-04-01',
      quantity: 3,
      seriousLimbs: ['VIOLENCE', 'THREE_YEAR_SENTENCE'],
      status: null,
    }),
    aReport({
      receivedOn: '2025-06-30',
      quantity: 10,
      channel: 'ONLINE',
      crimeType: 'CYBER_CRIME',
      signs: ['PHISHING', 'CARD_SKIMMER'],
    }),
    aReport({
      agency: 'RBC',
      quantity: 2,
      channel: 'LOCAL_AUTHORITY_REFERRAL',
      signs: ['CUCKOOED_HOME'],
      seriousLimbs: ['VIOLENCE'],
    }),
    // Q2 2025/26: acted on at 24 hours, later, at once, and not at all.
    aReport({ receivedOn: '2025-07-01', status: 'CLOSED', firstActionHours: 24 }),
    aReport({ receivedOn: '2025-08-01', status: 'CLOSED', firstActionHours: 24.01 }),
    aReport({ receivedOn: '2025-09-30', status: 'ACTIONED', firstActionHours: 0, quantity: 18 }),
    aReport({ receivedOn: '2025-09-30', quantity: 7 }),
  ]);
  // Q4 2024/25 and Q1 2025/26.
  await insertReferrals(test, [
    aReferral({ receivedOn: '2025-03-31', quantity: 4 }),
    aReferral({ receivedOn: '2025-04-01', quantity: 6, crimeType: 'DRUGS' }),
  ]);
});
afterAll(async () => {
  await api.close();
  await test.close();
});

async function figures(argument: string, selection: string): Promise<AnsweredTable> {
  const { data, errors } = await api.ask(`{ figures${argument} { ${selection} } }`);
  expect(errors).toEqual([]);
  return data.figures;
}

async function refusal(argument: string, selection: string) {
  const { errors } = await api.ask(`{ figures${argument} { ${selection} } }`);
  expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  return errors[0]?.message;
}

describe('figures for reports', () => {
  it('add up the reports that rows stand for', async () => {
    const { rows, totals } = await figures(
      '(by: [QUARTER])',
      'rows { key { quarter { key } } reports { value } } totals { reports { value } }',
    );
    expect(rows.map(({ key, reports }) => [key.quarter.key, reports.value])).toEqual([
      ['2025-26-Q1', 15],
      ['2025-26-Q2', 27],
    ]);
    expect(totals.reports.value).toBe(42);
  });

  it('count a report as serious if it names any limb, and once if it names several', async () => {
    const { totals } = await figures(
      '(where: { quarter: { in: ["2025-26-Q1"] } })',
      'totals { seriousReportShare { numerator denominator value } }',
    );
    expect(totals.seriousReportShare).toEqual({ numerator: 5, denominator: 15, value: 500 / 15 });
  });

  it('count an action at exactly 24 hours as in time, and leave out reports that nobody acted on', async () => {
    const { totals, notes } = await figures(
      '(where: { quarter: { in: ["2025-26-Q2"] } })',
      'totals { reportsActionedIn24h { numerator denominator text flags } } notes',
    );
    expect(totals.reportsActionedIn24h).toEqual({
      numerator: 19,
      denominator: 20,
      text: '95.0%',
      flags: [],
    });
    expect(notes).toContain(
      'Reports with a first action in 24 hours: 7 reports without a first action are left out.',
    );
  });

  it.each([
    {
      by: 'CHANNEL',
      field: 'channel',
      groups: [
        ['CALL_101', 30],
        ['ONLINE', 10],
        ['LOCAL_AUTHORITY_REFERRAL', 2],
      ],
    },
    {
      by: 'REPORT_STATUS',
      field: 'reportStatus',
      groups: [
        ['RECEIVED', 19],
        ['ACTIONED', 18],
        ['CLOSED', 2],
        [null, 3],
      ],
    },
    {
      by: 'CRIME_TYPE',
      field: 'crimeType',
      groups: [
        ['CYBER_CRIME', 10],
        ['DRUGS', 32],
      ],
    },
    {
      by: 'SIGN',
      field: 'sign',
      groups: [
        ['CARD_SKIMMER', 10],
        ['PHISHING', 10],
        ['CUCKOOED_HOME', 2],
        [null, 30],
      ],
    },
    {
      by: 'SERIOUS_LIMB',
      field: 'seriousLimb',
      groups: [
        ['VIOLENCE', 5],
        ['THREE_YEAR_SENTENCE', 3],
        [null, 37],
      ],
    },
  ])('group by $by in list order, missing values last', async ({ by, field, groups }) => {
    const { rows, totals } = await figures(
      `(by: [${by}])`,
      `rows { key { ${field} } reports { value } } totals { reports { value } }`,
    );
    expect(rows.map(({ key, reports }) => [key[field], reports.value])).toEqual(groups);
    expect(totals.reports.value).toBe(42);
  });

  it.each([
    { where: 'channel: { in: [ONLINE, LOCAL_AUTHORITY_REFERRAL] }', reports: 12 },
    { where: 'reportStatus: { notIn: [RECEIVED] }', reports: 23 },
    { where: 'reportStatus: { isNull: true }', reports: 3 },
    { where: 'sign: { in: [PHISHING, CUCKOOED_HOME] }', reports: 12 },
    { where: 'sign: { isNull: true }', reports: 30 },
    { where: 'seriousLimb: { notIn: [THREE_YEAR_SENTENCE] }', reports: 39 },
    { where: 'seriousLimb: { isNull: false }', reports: 5 },
  ])('count $reports for $where', async ({ where, reports }) => {
    expect(
      (await figures(`(where: { ${where} })`, 'totals { reports { value } }')).totals.reports.value,
    ).toBe(reports);
  });
});

describe('measures from several datasets', () => {
  it('share a row: zero if a return came without records, and no figure if no return came', async () => {
    const { rows } = await figures(
      '(by: [QUARTER], where: { not: { crimeType: { in: [CYBER_CRIME] } } })',
      'rows { key { quarter { key } } reports { text } referrals { text } }',
    );
    expect(
      rows.map(({ key, reports, referrals }) => [key.quarter.key, reports.text, referrals.text]),
    ).toEqual([
      ['2024-25-Q4', '[x]', '4'],
      ['2025-26-Q1', '5', '6'],
      ['2025-26-Q2', '27', '[x]'],
    ]);
  });

  it.each([
    {
      argument: '(by: [QUARTER, CHANNEL])',
      message: 'Channel is not recorded for referrals, so referrals cannot be grouped by CHANNEL.',
    },
    {
      argument: '(by: [PATHWAY])',
      message: 'Pathway is not recorded for reports, so reports cannot be grouped by PATHWAY.',
    },
    {
      argument: '(where: { channel: { in: [ONLINE] } })',
      message:
        'where.channel: Channel is not recorded for referrals, so referrals cannot be filtered by it.',
    },
    {
      argument: '(where: { or: [{ not: { countyLines: { isNull: true } } }] })',
      message:
        'where.countyLines: County lines is not recorded for reports, so reports cannot be filtered by it.',
    },
  ])('are refused if one of them lacks a dimension: $message', async ({ argument, message }) => {
    expect(await refusal(argument, 'rows { reports { value } referrals { value } }')).toBe(message);
  });

  it('start with the first quarter of any of them', async () => {
    const first = async () =>
      (await api.ask('{ periods(to: "2025-26-Q1") { key } }')).data.periods[0].key;
    expect(await first()).toBe('2024-25-Q4');
    await test.asOwner(`UPDATE report SET received_on = '2024-06-30' WHERE reference = 'R1'`);
    expect(await first()).toBe('2024-25-Q1');
  });
});
