import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createSomeReferrals, type SomeReferrals } from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

describe('a change that does not have exactly one period', () => {
  const isNoOne = 'the question does not cover one period with a beginning and an end';

  it.each([
    { argument: '', reason: isNoOne },
    { argument: '(where: { quarter: { from: "2025-26-Q1" } })', reason: isNoOne },
    { argument: '(where: { quarter: { in: ["2025-26-Q1", "2025-26-Q3"] } })', reason: isNoOne },
    { argument: '(where: { not: { quarter: { in: ["2025-26-Q1"] } } })', reason: isNoOne },
    {
      argument: '(where: { or: [{ quarter: { in: ["2025-26-Q1"] } }, { sex: { in: [MALE] } }] })',
      reason:
        '"where" combines periods and other conditions under "or" or "not", so there is no earlier period to compare with',
    },
    {
      argument: '(where: { quarter: { in: ["2030-31-Q1"] } })',
      reason: 'the period has not started',
    },
  ])('is not applicable, with its reason: $argument', async ({ argument, reason }) => {
    const { totals } = await askFigures(
      some.api,
      argument,
      'totals { referrals { change(to: PREVIOUS_PERIOD) { difference percent text from { value flags } } } }',
    );
    expect(totals.referrals.change).toEqual({
      difference: null,
      percent: null,
      text: `Not comparable: ${reason}`,
      from: { value: null, flags: ['NOT_APPLICABLE'] },
    });
  });

  it.each([
    { part: 'rows', reason: 'each row stands for two periods, one within the other' },
    { part: 'other', reason: 'groups that are not listed are not compared' },
  ])('is not applicable in $part: $reason', async ({ part, reason }) => {
    const table = await askFigures(
      some.api,
      '(by: [QUARTER, MONTH], first: 1)',
      `rows { referrals { value } } ${part} { referrals { change(to: SAME_PERIOD_LAST_YEAR) { text } } }`,
    );
    const [row] = part === 'rows' ? table.rows : [table.other];
    expect(row.referrals.change.text).toBe(`Not comparable: ${reason}`);
  });

  it('is not given for the earlier figure of another change', async () => {
    const { totals } = await askFigures(
      some.api,
      '(where: { quarter: { in: ["2025-26-Q1"] } })',
      'totals { referrals { change(to: PREVIOUS_PERIOD) { from { change(to: PREVIOUS_PERIOD) { text } } } } }',
    );
    expect(totals.referrals.change.from.change).toBeNull();
  });
});
