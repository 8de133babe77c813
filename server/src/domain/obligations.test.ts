import { describe, expect, it } from 'vitest';

import { type Obligation, owersOf, quartersOwed } from './obligations.js';

const obligations: readonly Obligation[] = [
  { agencyId: 1, dataset: 'REFERRALS', from: '2025-26-Q1', until: null },
  { agencyId: 2, dataset: 'REFERRALS', from: '2024-25-Q3', until: '2025-26-Q4' },
  { agencyId: 3, dataset: 'REFERRALS', from: '2026-27-Q1', until: null },
  { agencyId: 2, dataset: 'REPORTS', from: '2024-25-Q3', until: null },
];

describe('owersOf', () => {
  it.each([
    { quarter: '2024-25-Q2', owers: [], because: 'nobody owes anything yet' },
    { quarter: '2024-25-Q3', owers: [2], because: 'the first quarter is included' },
    { quarter: '2025-26-Q4', owers: [1, 2], because: 'the last quarter is included' },
    { quarter: '2026-27-Q1', owers: [1, 3], because: 'a successor has taken over' },
  ])('names $owers for $quarter: $because', ({ quarter, owers }) => {
    expect([...owersOf(obligations, 'REFERRALS', quarter)]).toEqual(owers);
  });

  it('names an agency with two obligations once', () => {
    const [first] = obligations;
    expect(
      owersOf(
        [
          ...obligations,
          { ...first, agencyId: 1, dataset: 'REFERRALS', from: '2025-26-Q2', until: null },
        ],
        'REFERRALS',
        '2026-27-Q1',
      ).size,
    ).toBe(2);
  });
});

describe('quartersOwed', () => {
  it('runs from the first quarter for which any agency owes the dataset', () => {
    expect(quartersOwed(obligations, 'REFERRALS', '2025-26-Q1')).toEqual([
      '2024-25-Q3',
      '2024-25-Q4',
      '2025-26-Q1',
    ]);
    expect(quartersOwed(obligations, 'OCGS', '2025-26-Q1')).toEqual([]);
  });
});
