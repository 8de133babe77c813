import { describe, expect, it } from 'vitest';

import { findSuccessor, withPredecessors } from './agency-succession.js';

const agencies = [
  { id: 1, code: 'FIRST', successorCodes: ['SECOND'] },
  { id: 2, code: 'SECOND', successorCodes: ['TODAY'] },
  { id: 3, code: 'TODAY' },
  { id: 4, code: 'SPLIT', successorCodes: ['OTHER', 'TODAY'] },
  { id: 5, code: 'OTHER' },
  { id: 6, code: 'ROUND', successorCodes: ['BACK'] },
  { id: 7, code: 'BACK', successorCodes: ['ROUND'] },
];
const referenceData = { agencies };

describe('an agency that has ended', () => {
  it.each([
    ['FIRST', 'TODAY', 'through every agency that took over'],
    ['TODAY', 'TODAY', 'since it has not ended'],
    ['SPLIT', 'SPLIT', 'since nobody knows which of them took over what'],
    ['UNKNOWN', 'UNKNOWN', 'since it is unknown'],
  ])('%s counts as %s, %s', (code, today) => {
    expect(findSuccessor(code, referenceData)).toBe(today);
  });

  it('is found even if its successors lead back to it', () => {
    expect(['ROUND', 'BACK']).toContain(findSuccessor('ROUND', referenceData));
  });

  it('and its successor are left out together if either of them is missing', () => {
    const leftOut = (id: number) => [...withPredecessors(new Set([id]), referenceData)].sort();
    expect([leftOut(3), leftOut(1), leftOut(5), leftOut(4)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [5],
      [4],
    ]);
    expect(withPredecessors(new Set(), referenceData).size).toBe(0);
  });
});
