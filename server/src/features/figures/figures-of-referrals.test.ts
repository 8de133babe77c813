import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReferrals } from '#testing/sent-rows.js';

const ADULT = { age_band: 'ADULT_18_OR_OVER' };
const OXFORD = 'E07000178';
const OXFORDSHIRE = 'E10000025';

/** Decisions in Q3 2025/26, each in its own district, around Christmas. */
const decided = [
  { area: 'E06000036', received_on: '2025-12-19', reasonable_grounds_on: '2025-12-30' },
  { area: 'E06000037', received_on: '2025-12-19', reasonable_grounds_on: '2025-12-31' },
  { area: 'E06000038', received_on: '2025-12-13', reasonable_grounds_on: '2025-12-19' },
  { area: 'E06000039', received_on: '2025-12-13', reasonable_grounds_on: '2025-12-20' },
  { area: 'E06000040', received_on: '2025-12-24', reasonable_grounds_on: '2025-12-24' },
].map((row) => ({ ...row, reasonable_grounds: 'NEGATIVE' }));

const rows = [
  ...sentReferrals('TVP', [
    { quantity: 12, reasonable_grounds: 'POSITIVE', reasonable_grounds_on: '2025-07-01' },
    { quantity: 3, ...ADULT, reasonable_grounds: 'NEGATIVE', reasonable_grounds_on: '2025-07-31' },
    {
      quantity: 5,
      age_band: 'UNKNOWN',
      reasonable_grounds: 'WITHDRAWN',
      reasonable_grounds_on: '2025-07-31',
    },
    { quantity: 6, pathway: 'DUTY_TO_NOTIFY', ...ADULT, triaged_in_time: 'NO' },
    { received_on: '2025-09-01', pathway: 'SUPPORT_SERVICE', age_band: 'UNKNOWN' },
    ...decided,
  ]),
  ...sentReferrals('OCC', [
    {
      quantity: 4,
      pathway: 'MASH_CHILD',
      area: OXFORDSHIRE,
      triaged_in_time: 'YES',
      repeat_within_12_months: 'NO',
    },
  ]),
];

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({ sent: [{ on: '2026-01-20', rows }], owed: [] });
});
afterAll(() => partnership.close());

const figures = (argument: string, selection: string) =>
  askFigures(partnership.api, argument, selection);
const textsIn = async (where: string, measures: readonly string[]) => {
  const { totals } = await figures(
    `(where: { ${where} })`,
    `totals { ${measures.map((measure) => `${measure} { text }`).join(' ')} }`,
  );
  return measures.map((measure) => totals[measure].text);
};
const inQ1 = 'quarter: { in: ["2025-26-Q1"] }';

describe('decisions on reasonable grounds', () => {
  it('count in the quarter in which they were made, as referrals count in theirs', async () => {
    const { rows: answered } = await figures(
      '(by: [QUARTER], where: { quarter: { to: "2025-26-Q2" } })',
      'rows { key { quarter { key } } nrmReferrals { value } positiveReasonableGrounds { text numerator denominator } }',
    );
    expect(answered).toEqual([
      {
        key: { quarter: { key: '2025-26-Q1' } },
        nrmReferrals: { value: 20 },
        positiveReasonableGrounds: { text: '[z]', numerator: 0, denominator: 0 },
      },
      {
        key: { quarter: { key: '2025-26-Q2' } },
        nrmReferrals: { value: 0 },
        // 12 of 12 + 3; 5 were withdrawn.
        positiveReasonableGrounds: { text: '80.0%', numerator: 12, denominator: 15 },
      },
    ]);
  });

  it('leave out cases that were suspended or withdrawn, and say how many', async () => {
    const { notes } = await figures(
      '(where: { quarter: { in: ["2025-26-Q2"] } })',
      'totals { positiveReasonableGrounds { value } } notes',
    );
    expect(notes).toContain(
      'Positive reasonable-grounds decisions: 5 suspended or withdrawn cases are left out.',
    );
  });

  it.each([
    {
      area: 'E06000036',
      inTime: 1,
      because: 'from a Friday, past Christmas and a weekend, 30 December is the fifth working day',
    },
    { area: 'E06000037', inTime: 0, because: 'the 31st is the sixth' },
    {
      area: 'E06000038',
      inTime: 1,
      because: 'received on a Saturday, Monday is the first and Friday the fifth',
    },
    { area: 'E06000039', inTime: 0, because: 'the Saturday after is past the fifth' },
    { area: 'E06000040', inTime: 1, because: 'the same day is in time' },
  ])('are $inTime of 1 within five working days in $area: $because', async ({ area, inTime }) => {
    const { totals } = await figures(
      `(where: { quarter: { in: ["2025-26-Q3"] }, area: { in: ["${area}"] } })`,
      'totals { reasonableGroundsIn5Days { numerator denominator } }',
    );
    expect(totals.reasonableGroundsIn5Days).toEqual({ numerator: inTime, denominator: 1 });
  });
});

describe('shares of referrals', () => {
  it('leave unknown ages out of the child share, and say how many there are', async () => {
    const { totals, notes } = await figures(
      `(where: { ${inQ1} })`,
      'totals { childShare { value numerator denominator } } notes',
    );
    // 12 + 4 children, 3 + 6 adults.
    expect(totals.childShare).toEqual({ value: 64, numerator: 16, denominator: 25 });
    expect(notes).toContain('Child share of referrals: 5 people of unknown age are left out.');
  });

  it('count only adults in the share of adults notified', async () => {
    const { totals } = await figures(
      `(where: { ${inQ1} })`,
      'totals { dutyToNotifyShare { value numerator denominator } }',
    );
    expect(totals.dutyToNotifyShare).toEqual({ value: 600 / 9, numerator: 6, denominator: 9 });
  });

  it('come from sums, not from the shares of their groups', async () => {
    const { rows: answered, totals } = await figures(
      `(by: [AGENCY], where: { ${inQ1} })`,
      'rows { triagedInTime { text } } totals { triagedInTime { text } }',
    );
    expect(answered.map(({ triagedInTime }) => triagedInTime.text).toSorted()).toEqual([
      '0.0%',
      '100.0%',
    ]);
    // 4 of 10, where the mean would be 50%.
    expect(totals.triagedInTime).toEqual({ text: '40.0%' });
  });

  it('have no cases if the denominator is zero, and are not available if nobody sent a return', async () => {
    const measures = [
      'childShare',
      'positiveReasonableGrounds',
      'triagedInTime',
      'dutyToNotifyShare',
      'repeatReferrals',
      'referrals',
    ];
    const ofSupport = 'pathway: { in: [SUPPORT_SERVICE] }';
    expect(await textsIn(`quarter: { in: ["2025-26-Q2"] }, ${ofSupport}`, measures)).toEqual([
      '[z]',
      '[z]',
      '[z]',
      '[z]',
      '[z]',
      '1',
    ]);
    expect(await textsIn(`quarter: { in: ["2025-26-Q4"] }, ${ofSupport}`, measures)).toEqual(
      measures.map(() => '[x]'),
    );
  });
});

describe('a district of Oxfordshire', () => {
  it('has no figure if social care is recorded by county only', async () => {
    const ofChildren = `${inQ1}, pathway: { in: [MASH_CHILD] }`;
    expect(
      await textsIn(`${ofChildren}, area: { within: ["${OXFORD}"] }`, ['referrals', 'childShare']),
    ).toEqual(['[x]', '[x]']);
    expect(
      await textsIn(`${ofChildren}, area: { within: ["${OXFORDSHIRE}"] }`, [
        'referrals',
        'childShare',
      ]),
    ).toEqual(['4', '100.0%']);
  });
});
