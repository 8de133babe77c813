import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createSomeReferrals, type SomeReferrals } from '#testing/some-referrals.js';

let some: SomeReferrals;
beforeAll(async () => {
  some = await createSomeReferrals();
});
afterAll(() => some.close());

const figures = (argument: string, selection: string) => askFigures(some.api, argument, selection);

describe('flags', () => {
  it('mark a recording change in the measures it affects, in its own period and in ranges across it', async () => {
    const { rows, totals, notes } = await figures(
      '(by: [QUARTER])',
      'rows { nrmReferrals { flags } referrals { flags } } totals { nrmReferrals { flags } } notes',
    );
    expect(
      rows.map(({ nrmReferrals, referrals }) => [nrmReferrals.flags, referrals.flags]),
    ).toEqual([
      [[], []],
      [['BREAK'], []],
      [[], []],
    ]);
    expect(totals.nrmReferrals.flags).toContain('BREAK');
    expect(notes).toContain('[b] 1 April 2025: A new form.');
  });

  it.each([
    {
      argument: '(by: [CALENDAR_YEAR], where: { quarter: { to: "2025-26-Q4" } }, fillGaps: true)',
      because: 'the filter leaves only the final part of 2026',
    },
    {
      argument: '(where: { not: { quarter: { from: "2026-27-Q1" } } })',
      because: '"not" leaves the provisional days out',
    },
    {
      argument:
        '(where: { or: [{ month: { in: ["2025-05"] } }, { quarter: { in: ["2024-25-Q4"] } }] })',
      because: 'both sides of "or" are final',
    },
  ])('do not call anything provisional in $argument: $because', async ({ argument }) => {
    const { rows, notes } = await figures(argument, 'rows { referrals { flags } } notes');
    expect(rows.flatMap(({ referrals }) => referrals.flags)).not.toContain('PROVISIONAL');
    expect(notes.join()).not.toContain('[p]');
  });

  it('mark "other" by the rows in it, not by the whole', async () => {
    const { other, totals } = await figures(
      '(by: [QUARTER], where: { quarter: { from: "2025-26-Q1" } }, fillGaps: true, orderBy: [{ dimension: QUARTER, direction: DESC }], first: 3)',
      'other { referrals { value flags } nrmReferrals { flags } } totals { referrals { flags } }',
    );
    expect(totals.referrals.flags).toEqual(['PROVISIONAL']);
    expect(other).toEqual({
      referrals: { value: 44, flags: [] },
      nrmReferrals: { flags: ['BREAK'] },
    });
  });

  it('say that "other" is not available if one of its figures is not', async () => {
    const { other } = await figures(
      '(by: [AREA], where: { quarter: { in: ["2024-25-Q4"] } }, fillGaps: true, first: 1)',
      'other { referrals { value flags } }',
    );
    expect(other.referrals).toEqual({ value: null, flags: ['NOT_AVAILABLE'] });
  });

  it('mention a recording change only if the question includes its quarter and its measure', async () => {
    const ask = async (argument: string, measure: string) =>
      (await figures(argument, `rows { ${measure} { value } } notes`)).notes.join();
    expect(await ask('(where: { month: { in: ["2025-04"] } })', 'nrmReferrals')).toContain(
      '[b] 1 April 2025',
    );
    expect(await ask('(where: { month: { in: ["2025-05"] } })', 'nrmReferrals')).toContain(
      '[b] 1 April 2025',
    );
    expect(await ask('(where: { month: { in: ["2025-07"] } })', 'nrmReferrals')).not.toContain(
      '[b]',
    );
    expect(await ask('', 'nrmReferrals')).not.toContain('An old form');
    expect(await ask('(where: { month: { in: ["2025-04"] } })', 'referrals')).not.toContain('[b]');
  });

  it('say that nothing has been recorded yet for future days', async () => {
    const { notes } = await figures(
      '(where: { quarter: { in: ["2030-31-Q1"] } })',
      'totals { positiveReasonableGrounds { value } } notes',
    );
    expect(notes[0]).toBe('[p] Nothing is recorded yet for days after 24 November 2026.');
  });
});
