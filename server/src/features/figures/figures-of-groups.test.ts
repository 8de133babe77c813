import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createClientOf } from '#testing/api-client.js';
import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentRegister } from '#testing/sent-rows.js';

/**
 * Registers for Q4 2024/25, Q2 and Q3 2025/26; the register for Q1 is missing. The police sent
 * another register while Q3 was open.
 */
const registers = [
  ...sentRegister('TVP', '2024-25-Q4', [
    { reference: 'G1' },
    { reference: 'G2' },
    { reference: 'G3', mapped_on: '2025-02-01' },
    { reference: 'G4', status: 'ARCHIVED', archived_on: '2025-03-01' },
  ]),
  ...sentRegister('TVP', '2025-26-Q2', [
    { reference: 'G1', risk_band: 'HIGH', plan_review_due: '2025-09-30' },
    { reference: 'G2', status: 'ARCHIVED', archived_on: '2025-07-31' },
    { reference: 'G3', mapped_on: '2025-02-01' },
    // G4 came back.
    { reference: 'G4', area: 'E06000038' },
    { reference: 'G5', mapped_on: '2025-07-01' },
    { reference: 'G6', mapped_on: '2025-09-30' },
  ]),
  ...sentRegister('TVP', '2025-26-Q3', [
    { reference: 'G1' },
    { reference: 'G2', status: 'ARCHIVED', archived_on: '2025-07-31' },
    { reference: 'G3', status: 'ARCHIVED', mapped_on: '2025-02-01', archived_on: '2025-10-01' },
    { reference: 'G4', status: 'ARCHIVED', archived_on: '2025-12-31' },
    { reference: 'G5', mapped_on: '2025-07-01' },
    { reference: 'G6', mapped_on: '2025-09-30' },
    { reference: 'G7', mapped_on: '2025-11-11' },
  ]),
  ...sentRegister('RBC', '2025-26-Q2', [
    { reference: 'G1', status: 'ARCHIVED', archived_on: '2025-08-01' },
  ]),
];

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: '2026-01-10', rows: registers }],
    owed: [{ agency: 'TVP', dataset: 'OCGS', from: '2025-01-01' }],
    today: '2026-02-01',
  });
});
afterAll(() => partnership.close());

const figures = (argument: string, selection: string) =>
  askFigures(partnership.api, argument, selection);

const inQuarters = (from: string, to: string) => `quarter: { from: "${from}", to: "${to}" }`;

describe('the register of groups', () => {
  it('with a quarter missing has a gap in every measure, not a zero', async () => {
    const measures = ['activeOcgs', 'ocgsMapped', 'ocgsArchived', 'plansInDate'];
    const { rows } = await figures(
      `(by: [QUARTER], where: { ${inQuarters('2024-25-Q4', '2025-26-Q3')} }, fillGaps: true)`,
      `rows { key { quarter { key } } ${measures.map((measure) => `${measure} { text }`).join(' ')} }`,
    );
    expect(
      rows.map((row) => [row.key.quarter.key, ...measures.map((measure) => row[measure].text)]),
    ).toEqual([
      ['2024-25-Q4', '3', '1', '1', '0.0%'],
      ['2025-26-Q1', '[x]', '[x]', '[x]', '[x]'],
      ['2025-26-Q2', '5', '2', '2', '20.0%'],
      ['2025-26-Q3', '4', '1', '2', '0.0%'],
    ]);
  });

  it('for a quarter that nobody has sent makes four quarters unknown too, even if the quarter before is known', async () => {
    const { rows } = await figures(
      `(by: [QUARTER], window: ROLLING_FOUR_QUARTERS, where: { ${inQuarters('2025-26-Q3', '2025-26-Q4')} })`,
      'rows { key { quarter { key } } activeOcgs { text } plansInDate { text } ocgsMapped { text } }',
    );
    expect(rows).toEqual([
      {
        key: { quarter: { key: '2025-26-Q3' } },
        activeOcgs: { text: '4' },
        plansInDate: { text: '0.0%' },
        ocgsMapped: { text: '[x]' },
      },
      {
        key: { quarter: { key: '2025-26-Q4' } },
        activeOcgs: { text: '[x]' },
        plansInDate: { text: '[x]' },
        ocgsMapped: { text: '[x]' },
      },
    ]);
  });

  it('balances from quarter to quarter: opening + mapped + reopened - archived = closing', async () => {
    const { rows } = await figures(
      `(by: [QUARTER], where: { agency: { in: ["TVP"] }, ${inQuarters('2025-26-Q2', '2025-26-Q3')} })`,
      'rows { activeOcgs { value } ocgsMapped { value } ocgsArchived { value } }',
    );
    const [q2, q3] = rows.map(({ activeOcgs, ocgsMapped, ocgsArchived }) => [
      activeOcgs.value,
      ocgsMapped.value,
      ocgsArchived.value,
    ]);
    // 3 + 2 + 1 (G4 came back) - 1 (G2) = 5, then 5 + 1 + 0 - 2 (G3, G4) = 4.
    expect(q2).toEqual([5, 2, 1]);
    expect(q3).toEqual([4, 1, 2]);
  });

  it('is taken as at the end of a longer period, never added up', async () => {
    const { totals, notes } = await figures(
      `(where: { ${inQuarters('2024-25-Q4', '2025-26-Q3')} })`,
      'totals { activeOcgs { value } ocgsMapped { value } } notes',
    );
    // The register for Q3 has 4, those for the three quarters together 12; mapped groups add up to
    // 1 + 2 + 1.
    expect(totals).toEqual({ activeOcgs: { value: 4 }, ocgsMapped: { value: 4 } });
    expect(notes).toContain(
      'Active OCGs at the end of the quarter: as at the end of Q3 2025/26. Quarters cannot be added together.',
    );
  });

  it('for each year is that of its last quarter', async () => {
    const { rows } = await figures(
      `(by: [FINANCIAL_YEAR], where: { ${inQuarters('2024-25-Q4', '2025-26-Q2')} })`,
      'rows { key { financialYear } activeOcgs { value } }',
    );
    expect(rows.map(({ key, activeOcgs }) => [key.financialYear, activeOcgs.value])).toEqual([
      ['2024-25', 3],
      ['2025-26', 5],
    ]);
  });

  it('is not available if the last quarter in the question has no register, even if earlier quarters have one', async () => {
    const { totals } = await figures(
      `(where: { ${inQuarters('2024-25-Q4', '2025-26-Q1')} })`,
      'totals { activeOcgs { text } plansInDate { text } }',
    );
    expect(totals).toEqual({ activeOcgs: { text: '[x]' }, plansInDate: { text: '[x]' } });
  });

  it('has a share without cases if no group in it is active', async () => {
    const { totals } = await figures(
      '(where: { agency: { in: ["RBC"] }, quarter: { in: ["2025-26-Q2"] } })',
      'totals { activeOcgs { text } plansInDate { text } }',
    );
    expect(totals).toEqual({ activeOcgs: { text: '0' }, plansInDate: { text: '[z]' } });
  });

  it('cannot be grouped by month, but its changes can', async () => {
    const { errors } = await partnership.api.ask(
      '{ figures(by: [MONTH]) { rows { activeOcgs { value } } } }',
    );
    expect(errors[0]?.message).toBe(
      'Month is not recorded for the register of groups, so activeOcgs cannot be grouped by MONTH.',
    );
    const { rows } = await figures(
      '(by: [MONTH])',
      'rows { key { month } ocgsMapped { value } ocgsArchived { value } }',
    );
    expect(
      rows.map(({ key, ocgsMapped, ocgsArchived }) => [
        key.month,
        ocgsMapped.value,
        ocgsArchived.value,
      ]),
    ).toEqual([
      ['2025-02', 1, 0],
      ['2025-03', 0, 1],
      ['2025-07', 1, 1],
      ['2025-08', 0, 1],
      ['2025-09', 1, 0],
      ['2025-10', 0, 1],
      ['2025-11', 1, 0],
      ['2025-12', 0, 1],
    ]);
  });
});

describe('groups with no place', () => {
  const inQ2 = 'quarter: { in: ["2025-26-Q2"] }';

  // Only G4 has a place; the other four active groups have none.
  it.each([
    {
      where: 'area: { isNull: true }',
      active: 4,
      mapped: 2,
      because: 'null asks for those without',
    },
    {
      where: 'area: { isNull: false }',
      active: 1,
      mapped: 0,
      because: 'false asks for those with one',
    },
    {
      where: 'not: { area: { isNull: false } }',
      active: 4,
      mapped: 2,
      because: 'a group that is not coded to any place has none',
    },
    {
      where: 'area: { notIn: ["E06000038"] }',
      active: 4,
      mapped: 2,
      because: 'a group with no place is not in Reading',
    },
    {
      where: 'area: { within: ["E23000029"] }',
      active: 1,
      mapped: 0,
      because: 'a group with no place does not lie in the force',
    },
    {
      where: 'or: [{ area: { isNull: true } }, { area: { in: ["E06000038"] } }]',
      active: 5,
      mapped: 2,
      because: 'both add up',
    },
  ])('are counted as $active by $where: $because', async ({ where, active, mapped }) => {
    const { totals } = await figures(
      `(where: { ${inQ2}, ${where} })`,
      'totals { activeOcgs { value } ocgsMapped { value } }',
    );
    expect(totals).toEqual({ activeOcgs: { value: active }, ocgsMapped: { value: mapped } });
  });

  it('are counted by a filter on null', async () => {
    const { totals } = await figures(
      `(where: { ${inQ2}, area: { isNull: true } })`,
      'totals { activeOcgs { value } }',
    );
    const [stored] = await partnership.test.asOwner<{ count: number }>(
      "SELECT count(*)::int AS count FROM organised_crime_group WHERE quarter_start = '2025-07-01' AND status = 'ACTIVE' AND area_code IS NULL",
    );
    expect(totals.activeOcgs.value).toBe(stored?.count);
  });

  it('have a row of their own, with the figure that a filter on null gives', async () => {
    const { rows } = await figures(
      `(by: [AREA], where: { ${inQ2} })`,
      'rows { key { area { code } } activeOcgs { value } }',
    );
    expect(rows).toEqual([
      { key: { area: { code: 'E06000038' } }, activeOcgs: { value: 1 } },
      { key: { area: null }, activeOcgs: { value: 4 } },
    ]);
  });

  it('are mentioned as left out only if they are', async () => {
    const note =
      'Active OCGs at the end of the quarter: 4 are recorded only for a larger place, and not counted in any smaller one.';
    const notesOn = async (where: string) =>
      (await figures(`(where: { ${inQ2}, ${where} })`, 'totals { activeOcgs { value } } notes'))
        .notes;
    expect(await notesOn('area: { within: ["E06000038"] }')).toContain(note);
    for (const where of [
      'area: { isNull: true }',
      'area: { notIn: ["E06000038"] }',
      'county: { isNull: true }',
    ])
      expect(await notesOn(where)).not.toContain(note);
  });

  it('are hidden from people who are not cleared, like any part of the force', async () => {
    const partner = await createClientOf(
      {
        personId: null,
        name: 'Analyst',
        grants: [{ role: 'ANALYST', agencyIds: [11], areaCodes: [], marking: 'OFFICIAL' }],
      },
      partnership.test,
      '2026-02-01',
    );
    for (const isNull of [true, false]) {
      const { totals } = await askFigures(
        partner,
        `(where: { ${inQ2}, area: { isNull: ${isNull} } })`,
        'totals { activeOcgs { text } }',
      );
      expect(totals).toEqual({ activeOcgs: { text: '[x]' } });
    }
    await partner.close();
  });
});

describe('a change across a missing register', () => {
  const across = async (quarter: string, to: string) =>
    (
      await figures(
        `(by: [QUARTER], where: { quarter: { in: ["${quarter}"] } }, fillGaps: true)`,
        `rows { activeOcgs { change(to: ${to}) { difference percent text from { text } } } ocgsMapped { change(to: ${to}) { text } } }`,
      )
    ).rows[0];

  it('says that the earlier figure is not available', async () => {
    expect(await across('2025-26-Q2', 'PREVIOUS_PERIOD')).toEqual({
      activeOcgs: {
        change: {
          difference: null,
          percent: null,
          text: 'Not comparable with Q1 2025/26: its figure is not available',
          from: { text: '[x]' },
        },
      },
      ocgsMapped: {
        change: { text: 'Not comparable with Q1 2025/26: its figure is not available' },
      },
    });
  });

  it('says that this figure is not available', async () => {
    expect(await across('2025-26-Q1', 'PREVIOUS_PERIOD')).toEqual({
      activeOcgs: {
        change: {
          difference: null,
          percent: null,
          text: 'Not comparable with Q4 2024/25: this figure is not available',
          from: { text: '3' },
        },
      },
      ocgsMapped: {
        change: { text: 'Not comparable with Q4 2024/25: this figure is not available' },
      },
    });
  });

  it('gives a number again between two consecutive registers', async () => {
    expect(await across('2025-26-Q3', 'PREVIOUS_PERIOD')).toEqual({
      activeOcgs: {
        change: {
          difference: -1,
          percent: -20,
          text: '1 fewer than Q2 2025/26',
          from: { text: '5' },
        },
      },
      ocgsMapped: { change: { text: '1 fewer than Q2 2025/26' } },
    });
  });
});
