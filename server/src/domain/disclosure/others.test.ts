import { describe, expect, it } from 'vitest';

import { addOthers, type Others } from './others.js';

/** What is shown of others, from one cell unless a number of cells is given. */
const shown = (number: number, cells = 1): Others => ({ shown: number, cells });

describe('what several sums show of others together', () => {
  it.each<{ several: readonly Others[]; sum: Others; because: string }>([
    {
      several: [shown(10), shown(5)],
      sum: shown(15, 2),
      because: 'what is shown adds up, and so do cells',
    },
    { several: [shown(40, 3), shown(5)], sum: shown(45, 4), because: 'a sum has cells of its own' },
    {
      several: [shown(10), shown(0)],
      sum: shown(10, 2),
      because: 'nothing of it may be one of fewer than 5',
    },
    { several: [shown(10), 'FEW'], sum: shown(10, 3), because: 'or several, two of them at least' },
    {
      several: [shown(34, 0), 'NONE'],
      sum: shown(34, 0),
      because: 'what is published elsewhere is exact',
    },
    { several: [shown(0)], sum: shown(0), because: 'one of fewer than 5 stays one' },
    { several: [shown(0), 'NONE'], sum: shown(0), because: 'nobody can be in the other' },
    {
      several: [shown(0), shown(0)],
      sum: 'FEW',
      because: 'two of fewer than 5 may be more than 4',
    },
    { several: ['FEW', 'NONE'], sum: 'FEW', because: 'several stay several' },
    { several: ['NONE', 'NONE'], sum: 'NONE', because: 'nobody can be in either' },
    { several: [], sum: 'NONE', because: 'there is nothing' },
    {
      several: [shown(10), 'NOT_AVAILABLE'],
      sum: 'NOT_AVAILABLE',
      because: 'a sum without a part of it is none',
    },
  ])('of $several is $sum: $because', ({ several, sum }) => {
    expect(addOthers(several)).toEqual(sum);
  });
});
