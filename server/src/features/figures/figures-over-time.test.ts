import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentDisruptions, sentLines, sentReferrals, sentReports } from '#testing/sent-rows.js';

/**
 * Police reports in every quarter from Q1 2024/25 to Q4 2025/26 except Q3 2025/26, and Reading’s
 * reports in Q4 2024/25 and Q1 2025/26.
 */
const rows = [
  ...sentReports('TVP', [
    { received_on: '2024-04-01', quantity: 10, serious_limbs: 'VIOLENCE' },
    { received_on: '2024-07-01', quantity: 20 },
    { received_on: '2024-10-01', quantity: 30 },
    { received_on: '2025-01-01', quantity: 40 },
    // The 45th day of its quarter, and the next day.
    { received_on: '2025-02-14', quantity: 2 },
    { received_on: '2025-02-15', quantity: 8 },
    { received_on: '2025-04-01', quantity: 20, serious_limbs: 'VIOLENCE' },
    { received_on: '2025-07-01', quantity: 5 },
    { received_on: '2026-01-01', quantity: 7 },
    { received_on: '2026-02-14', quantity: 14 },
  ]),
  ...sentReports('RBC', [
    { received_on: '2025-01-01', quantity: 100 },
    { received_on: '2025-04-01', quantity: 1 },
  ]),
  ...sentLines('TVP', [
    { quarter: '2024-25-Q4', strength_fte: 10, establishment_fte: 20 },
    {
      quarter: '2025-26-Q1',
      strength_fte: 15,
      establishment_fte: 20,
      budget_pounds: 100,
      forecast_pounds: 80,
    },
    {
      quarter: '2025-26-Q2',
      strength_fte: 18,
      establishment_fte: 20,
      budget_pounds: 100,
      forecast_pounds: 110,
    },
    { quarter: '2025-26-Q4', strength_fte: 1, establishment_fte: 20 },
  ]),
  // One referral in each of the four quarters before the current one; nobody sent referrals for the
  // current one.
  ...sentReferrals(
    'TVP',
    ['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01'].map((received_on) => ({
      received_on,
    })),
  ),
  ...sentDisruptions('TVP', [
    { occurred_on: '2025-04-10', quantity: 3 },
    { occurred_on: '2025-07-10', quantity: 4, impact: 'MAJOR' },
  ]),
];

let partnership: TestPartnership;
beforeAll(async () => {
  // Q4 2025/26 so far: 45 of its 90 days. The police have sent their reports; Reading, which sent
  // reports a year before, has not.
  partnership = await createPartnership({
    sent: [{ on: '2026-02-14', rows }],
    owed: [],
    today: '2026-02-14',
  });
});
afterAll(() => partnership.close());

const figures = (argument: string, selection: string) =>
  askFigures(partnership.api, argument, selection);
const inQuarter = (quarter: string) => `quarter: { in: ["${quarter}"] }`;
const inYear = 'quarter: { from: "2024-25-Q4", to: "2025-26-Q4" }';

describe('figures for four quarters', () => {
  it('are the sum of the named quarter and the three before, and not available if one of them is missing', async () => {
    const { rows: answered } = await figures(
      `(by: [QUARTER], window: ROLLING_FOUR_QUARTERS, where: { ${inYear} })`,
      'rows { key { quarter { key } } reports { text } seriousReportShare { text numerator denominator } }',
    );
    expect(
      answered.map(({ key, reports, seriousReportShare }) => [
        key.quarter.key,
        reports.text,
        seriousReportShare.text,
      ]),
    ).toEqual([
      // 10 + 20 + 30 + 150, of which 10 are serious; the mean of 100%, 0%, 0% and 0% would be 25%.
      ['2024-25-Q4', '210', '4.8%'],
      // 20 + 30 + 150 + 21, of which 20 are serious.
      ['2025-26-Q1', '221', '9.0%'],
      ['2025-26-Q2', '206', '9.7%'],
      // Nobody sent reports for Q3.
      ['2025-26-Q3', '[x]', '[x]'],
      ['2025-26-Q4', '[x]', '[x]'],
    ]);
  });

  it('are the position at the end if the measure is a stock', async () => {
    const { rows: answered } = await figures(
      `(by: [QUARTER], window: ROLLING_FOUR_QUARTERS, where: { quarter: { from: "2025-26-Q1", to: "2025-26-Q2" } })`,
      'rows { strengthFte { value } vacancyRate { text } budget { text } }',
    );
    // Nobody sent resources for Q2 and Q3 2024/25, so the budgets of four quarters are unknown.
    expect(answered).toEqual([
      { strengthFte: { value: 15 }, vacancyRate: { text: '25.0%' }, budget: { text: '[x]' } },
      { strengthFte: { value: 18 }, vacancyRate: { text: '10.0%' }, budget: { text: '[x]' } },
    ]);
  });

  it('end with the last closed quarter in the question, in totals and in rows that name no quarter', async () => {
    const argument =
      '(window: ROLLING_FOUR_QUARTERS, where: { quarter: { from: "2025-26-Q1", to: "2025-26-Q2" } })';
    const { totals, notes } = await figures(argument, 'totals { reports { text } } notes');
    expect(totals.reports.text).toBe('206');
    expect(notes).toContain('All figures are for the four quarters up to Q2 2025/26.');
  });

  it('are compared with those a quarter or a year before', async () => {
    const { totals } = await figures(
      `(window: ROLLING_FOUR_QUARTERS, where: { ${inQuarter('2025-26-Q1')} })`,
      'totals { reports { previous: change(to: PREVIOUS_PERIOD) { difference text } year: change(to: SAME_PERIOD_LAST_YEAR) { difference text } } }',
    );
    expect(totals.reports).toEqual({
      previous: { difference: 11, text: '11 more than the four quarters up to Q4 2024/25 (+5.2%)' },
      year: {
        difference: null,
        text: 'Not comparable with the four quarters up to Q1 2024/25: its figure is not available',
      },
    });
  });
});

describe('four quarters before four that nobody has sent in full', () => {
  it('are unknown for the same days of the same agencies, because there are no such agencies', async () => {
    const { rows: answered } = await figures(
      '(by: [QUARTER], window: ROLLING_FOUR_QUARTERS, where: { quarter: { from: "2025-26-Q3", to: "2025-26-Q4" } })',
      'rows { key { quarter { key } } referrals { text change(to: PREVIOUS_PERIOD) { difference from { text } } } }',
    );
    expect(
      answered.map(({ key, referrals }) => [
        key.quarter.key,
        referrals.text,
        referrals.change.from.text,
      ]),
    ).toEqual([
      ['2025-26-Q3', '4', '[x]'],
      ['2025-26-Q4', '[x]', '[x]'],
    ]);
  });
});

describe('a change', () => {
  const changeIn = async (quarter: string, measure: string, to: string) => {
    const { totals } = await figures(
      `(where: { ${inQuarter(quarter)} })`,
      `totals { ${measure} { change(to: ${to}) { difference percent text from { text } } } }`,
    );
    return totals[measure].change;
  };

  it.each([
    // 5 − 21; 21 − 10.
    {
      quarter: '2025-26-Q2',
      measure: 'reports',
      to: 'PREVIOUS_PERIOD',
      difference: -16,
      text: '16 fewer than Q1 2025/26 (−76.2%)',
    },
    {
      quarter: '2025-26-Q1',
      measure: 'reports',
      to: 'SAME_PERIOD_LAST_YEAR',
      difference: 11,
      text: '11 more than Q1 2024/25',
    },
    // 10% − 25%.
    {
      quarter: '2025-26-Q2',
      measure: 'vacancyRate',
      to: 'PREVIOUS_PERIOD',
      difference: -15,
      text: '15.0 percentage points lower than Q1 2025/26',
    },
    // 10% over the budget after 20% under it.
    {
      quarter: '2025-26-Q2',
      measure: 'forecastVariance',
      to: 'PREVIOUS_PERIOD',
      difference: 30,
      text: '10.0 percentage points closer to zero than Q1 2025/26',
    },
    {
      quarter: '2025-26-Q2',
      measure: 'majorModerateShare',
      to: 'PREVIOUS_PERIOD',
      difference: 100,
      text: '100.0 percentage points higher than Q1 2025/26',
    },
    {
      quarter: '2025-26-Q3',
      measure: 'reports',
      to: 'PREVIOUS_PERIOD',
      difference: null,
      text: 'Not comparable with Q2 2025/26: this figure is not available',
    },
    {
      quarter: '2024-25-Q1',
      measure: 'reports',
      to: 'SAME_PERIOD_LAST_YEAR',
      difference: null,
      text: 'Not comparable with Q1 2023/24: its figure is not available',
    },
    {
      quarter: '2025-26-Q4',
      measure: 'strengthFte',
      to: 'SAME_PERIOD_LAST_YEAR',
      difference: null,
      text: 'Not comparable: it is recorded only by quarter, and Q4 2025/26 is not closed',
    },
  ])('in $measure for $quarter is: $text', async ({ quarter, measure, to, difference, text }) => {
    expect(await changeIn(quarter, measure, to)).toMatchObject({ difference, text });
  });

  it('for the current quarter is from the same days a year before, for the same agencies', async () => {
    // 7 + 14 now, and 40 + 2 a year before. This leaves out 8 on the 46th day, and 100 from
    // Reading, which has not sent the current quarter.
    expect(await changeIn('2025-26-Q4', 'reports', 'SAME_PERIOD_LAST_YEAR')).toEqual({
      difference: -21,
      percent: -50,
      text: '21 fewer than Q4 2024/25 (−50.0%); same 45 days, 1 agency',
      from: { text: '42' },
    });
  });

  it('is given for each group with both periods known', async () => {
    const { rows: answered } = await figures(
      `(by: [AGENCY], where: { ${inQuarter('2025-26-Q1')} })`,
      'rows { key { agency { code } } reports { change(to: SAME_PERIOD_LAST_YEAR) { difference percent text } } }',
    );
    expect(
      answered.map(({ key, reports }) => [
        key.agency.code,
        reports.change.difference,
        reports.change.text,
      ]),
    ).toEqual([
      ['RBC', null, 'Not comparable with Q1 2024/25: its figure is not available'],
      ['TVP', 10, '10 more than Q1 2024/25'],
    ]);
  });

  it('is not given across a recording change', async () => {
    await partnership.test.asOwner(
      `INSERT INTO event (id, happened_on, title, measures, changes_recording) VALUES (gen_random_uuid(), '2025-05-01', 'A new form.', '{reports}', true)`,
    );
    const [across, after] = [
      await changeIn('2025-26-Q2', 'reports', 'PREVIOUS_PERIOD'),
      await changeIn('2025-26-Q2', 'seriousReportShare', 'PREVIOUS_PERIOD'),
    ];
    await partnership.test.asOwner('DELETE FROM event');
    expect(across).toMatchObject({
      difference: null,
      text: 'Not comparable with Q1 2025/26: recording changed on 1 May 2025',
    });
    expect(after.difference).not.toBeNull();
  });
});
