import { describe, expect, it } from 'vitest';

import { addOthers, type Others } from './others.js';

describe('what several sums show of others together', () => {
  it.each<{ several: readonly Others[]; sum: Others; because: string }>([
    { several: [10, 5], sum: 15, because: 'what is shown adds up' },
    { several: [10, 0], sum: 10, because: 'nothing of it may be one of fewer than 5' },
    { several: [10, 'FEW'], sum: 10, because: 'or several' },
    { several: [0], sum: 0, because: 'one of fewer than 5 stays one' },
    { several: [0, 'NONE'], sum: 0, because: 'nobody can be in the other' },
    { several: [0, 0], sum: 'FEW', because: 'two of fewer than 5 may be more than 4' },
    { several: ['FEW', 'NONE'], sum: 'FEW', because: 'several stay several' },
    { several: ['NONE', 'NONE'], sum: 'NONE', because: 'nobody can be in either' },
    { several: [], sum: 'NONE', because: 'there is nothing' },
    { several: [10, 'NOT_AVAILABLE'], sum: 'NOT_AVAILABLE', because: 'a sum without a part of it is none' },
  ])('of $several is $sum: $because', ({ several, sum }) => {
    expect(addOthers(several)).toBe(sum);
  });
});
