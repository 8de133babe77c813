import { expect, it } from 'vitest';

import { stackDots } from './dot-stacks.js';

it('stacks equal whole numbers, and keeps other numbers apart', () => {
  expect(stackDots([-2, -1, -1, 0, 1], { from: -2, to: 1 })).toEqual([
    { value: -2, count: 1 },
    { value: -1, count: 2 },
    { value: 0, count: 1 },
    { value: 1, count: 1 },
  ]);
});

it('stacks values in the same place on a long scale', () => {
  expect(stackDots([0, 4, 1746], { from: 0, to: 2000 }).map(({ count }) => count)).toEqual([2, 1]);
});
