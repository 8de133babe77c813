import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { filterInSteps, finish, mapInSteps, sortInSteps, type Steps } from './steps.js';

/** The number of times that the work could be interrupted. */
function countSteps(steps: Steps<unknown>): number {
  let count = 0;
  while (steps.next().done !== true) count += 1;
  return count;
}

describe('work in steps', () => {
  const many = Array.from({ length: 3000 }, (_, index) => index);

  it('has the same result as if done in one go', () => {
    expect(finish(mapInSteps(many, (item) => item * 2))).toEqual(many.map((item) => item * 2));
    expect(finish(filterInSteps(many, (item) => item % 3 === 0))).toEqual(
      many.filter((item) => item % 3 === 0),
    );
  });

  it('can be interrupted often if there is a lot of it', () => {
    expect(countSteps(mapInSteps(many, (item) => item))).toBe(150);
    expect(countSteps(sortInSteps(many, (a, b) => b - a))).toBeGreaterThan(10);
  });

  it("sorts like a list's own sort, and keeps equal items in order", () => {
    const lists = fc.array(fc.record({ rank: fc.integer({ min: 0, max: 5 }), place: fc.nat() }), {
      maxLength: 2500,
      size: 'max',
    });
    const compare = (a: { readonly rank: number }, b: { readonly rank: number }) => a.rank - b.rank;
    fc.assert(
      fc.property(lists, (list) => {
        expect(finish(sortInSteps(list, compare))).toEqual(list.toSorted(compare));
      }),
      { numRuns: 20 },
    );
  });
});
