import { describe, expect, it } from 'vitest';

import { addOthers, type Others } from './others.js';

/** What is shown of others, from one cell unless a number of cells is given. */
const shown = (number: number, cells = 1): Others => ({ shown: number, cells });

describe('what several sums together show about others', () => {
  it.each<{ several: readonly Others[]; sum: Others; because: string }>([
    {
      several: [shown(10), shown(5)],
      sum: shown(15, 2),
      because: 'numbers shown are added up, and so are cells',
    },
    {
      several: [shown(40, 3), shown(5)],
      sum: shown(45, 4),
      because: 'a sum may have several cells',
    },
    {
      several: [shown(10), shown(0)],
      sum: shown(10, 2),
      because: 'the hidden one may be a single figure of fewer than 5',
    },
    { several: [shown(10), 'FEW'], sum: shown(10, 3), because: 'several hidden ones count as two' },
    {
      several: [shown(34, 0), 'NONE'],
      sum: shown(34, 0),
      because: 'what is published elsewhere is exact',
    },
    { several: [shown(0)], sum: shown(0), because: 'a single figure of fewer than 5 stays single' },
    { several: [shown(0), 'NONE'], sum: shown(0), because: 'the other can hold nobody' },
    {
      several: [shown(0), shown(0)],
      sum: 'FEW',
      because: 'two figures of fewer than 5 may be more than 4 together',
    },
    { several: ['FEW', 'NONE'], sum: 'FEW', because: 'several hidden figures stay several' },
    { several: ['NONE', 'NONE'], sum: 'NONE', because: 'neither can hold anybody' },
    { several: [], sum: 'NONE', because: 'there are no sums' },
    {
      several: [shown(10), 'NOT_AVAILABLE'],
      sum: 'NOT_AVAILABLE',
      because: 'a sum with a part missing is not a sum',
    },
  ])('is $sum for $several: $because', ({ several, sum }) => {
    expect(addOthers(several)).toEqual(sum);
  });
});
