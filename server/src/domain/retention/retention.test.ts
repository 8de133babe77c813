import { describe, expect, it } from 'vitest';

import { explainTaken, explainYears, keptFromAfter, keptFromOf } from './retention.js';

describe('the period for which records are kept', () => {
  it.each([
    // The quarter that contains the same day this many years ago is kept whole.
    [7, '2026-11-24', '2019-10-01'],
    [7, '2026-12-31', '2019-10-01'],
    [7, '2027-01-01', '2020-01-01'],
    [4, '2028-02-29', '2024-01-01'],
  ])('of %i years means, on %s, records from %s on', (years, today, from) => {
    expect(keptFromAfter(years, today)).toBe(from);
  });

  it('is unlimited if none is set', () => {
    const period = { dataset: 'REPORTS', years: 5 } as const;
    expect(keptFromOf([period], '2026-11-24')).toEqual({
      ...{ REPORTS: '2021-10-01', DISRUPTIONS: null, REFERRALS: null, RESOURCES: null, OCGS: null },
    });
  });

  it.each([
    [4, null],
    [100, null],
    [3, /4 to 100/],
    [101, /4 to 100/],
    [4.5, /Whole years/],
    [NaN, /Whole years/],
  ])('of %s years is accepted, or refused with the reason', (years, expected) => {
    if (expected === null) expect(explainYears(years)).toBeNull();
    else expect(explainYears(years)).toMatch(expected);
  });

  it('means that a quarter whose records were removed is refused, and every other accepted', () => {
    expect(explainTaken('2019-20-Q2', { takenBefore: '2019-10-01' })).toBe(
      'Records of Q2 2019/20 were removed when their retention period ended, like all records from before 1 October 2019. Its figures stay as they are and can no longer be changed.',
    );
    expect(explainTaken('2019-20-Q3', { takenBefore: '2019-10-01' })).toBeNull();
    expect(explainTaken('2019-20-Q2', { takenBefore: null })).toBeNull();
  });
});
