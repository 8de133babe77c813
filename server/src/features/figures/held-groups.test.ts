import { describe, expect, it } from 'vitest';

import { groupCells } from './held-groups.js';

const cells = { count: 3, spans: [], keys: new Map(), sums: new Map() };
const held = { cells, facts: { agency: undefined } };
const grouping = {
  spans: [[0, 3] as const],
  by: ['CRIME_TYPE' as const],
  dimensionsBy: [
    {
      values: ['DRUGS', 'FIREARMS'],
      numbers: [[0], [1]],
      ofPlaces: Int32Array.of(0, 1),
      places: Int32Array.of(1, 0, 1),
    },
  ],
};

describe('groupCells', () => {
  it('numbers groups in the order in which they come', () => {
    const { length, groups, names } = groupCells(held, { ...grouping, test: () => true });
    expect([...groups.subarray(0, length)]).toEqual([0, 1, 0]);
    expect(names).toEqual([1, 0]);
  });

  it('is not affected by an earlier grouping that an error cut short', () => {
    const fail = (row: number) => {
      if (row === 2) throw new Error('cut short');
      return true;
    };
    expect(() => groupCells(held, { ...grouping, test: fail })).toThrow('cut short');
    const second = groupCells(held, { ...grouping, test: (row) => row > 0 });
    expect([...second.groups.subarray(0, second.length)]).toEqual([0, 1]);
    expect(second.names).toEqual([0, 1]);
  });
});
