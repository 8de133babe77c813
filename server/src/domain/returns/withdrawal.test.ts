import { describe, expect, it } from 'vitest';

import { explainNilWithdrawal, explainReplacement, explainWithdrawal } from './withdrawal.js';

const explain = (withdrawn: number, before: number, hasReferences = true) =>
  explainWithdrawal({ withdrawn, before, quarter: '2026-27-Q2', hasReferences });

describe('the question before a withdrawal', () => {
  it.each([
    { withdrawn: 4, before: 4, because: 'four are too few' },
    { withdrawn: 5, before: 15, because: 'a third is not more than a third' },
    { withdrawn: 0, before: 67, because: 'nothing is withdrawn' },
    { withdrawn: 100, before: 1000, because: 'a tenth is a correction' },
  ])('is not asked for $withdrawn of $before: $because', ({ withdrawn, before }) => {
    expect(explain(withdrawn, before)).toBeNull();
  });

  it('states the numbers and the reason', () => {
    expect(explain(67, 67)).toBe(
      '67 of 67 records of Q2 2026/27 will be withdrawn, because the file has none of their references.',
    );
    expect(explain(5, 14)).toBe(
      '5 of 14 records of Q2 2026/27 will be withdrawn, because the file does not have their references.',
    );
    expect(explain(1_200, 1_200, false)).toBe(
      '1,200 of 1,200 records of Q2 2026/27 will be withdrawn, because the file has none of them.',
    );
  });

  it('is asked for any number of records if there is nothing to report', () => {
    const nil = { before: 1, quarter: '2026-27-Q2' } as const;
    expect(explainNilWithdrawal({ ...nil, withdrawn: 1 })).toBe(
      '1 of 1 record of Q2 2026/27 will be withdrawn, because there is nothing to report.',
    );
    expect(explainNilWithdrawal({ ...nil, withdrawn: 0 })).toBeNull();
  });
});

describe('the question before a replacement', () => {
  it('names the records that already exist', () => {
    expect(explainReplacement({ corrected: 0, keys: [] })).toBeNull();
    expect(explainReplacement({ corrected: 1, keys: ['D-1'] })).toBe(
      'D-1 has already been sent. Publishing replaces it.',
    );
    expect(explainReplacement({ corrected: 5, keys: ['D-1', 'D-2', 'D-3', 'D-4'] })).toBe(
      'D-1, D-2, D-3 and 2 more have already been sent. Publishing replaces them.',
    );
  });
});
