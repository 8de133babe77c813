import { describe, expect, it } from 'vitest';

import { toKeyColumn, toSumColumn } from './held-cells.js';

describe('a column of values', () => {
  it('stores each value once, treating several values of a record as one, and null as a value', () => {
    const { places, values } = toKeyColumn([
      'a',
      null,
      'b',
      'a',
      ['x', 'y'],
      ['x', 'y'],
      true,
      'true',
    ]);
    expect(values).toEqual(['a', null, 'b', ['x', 'y'], true, 'true']);
    expect([...places]).toEqual([0, 1, 2, 0, 3, 3, 4, 5]);
  });
});

describe('a column of sums', () => {
  it('adds decimals as exactly as the database does', () => {
    const tenths = Array.from({ length: 1000 }, () => 0.1);
    const column = toSumColumn([...tenths, 2.275]);
    const units = column?.units.reduce((sum, unit) => sum + unit, 0) ?? NaN;
    expect(units / (column?.inOne ?? NaN)).toBe(102.275);
    expect(tenths.reduce((sum, tenth) => sum + tenth, 0)).not.toBe(100);
  });

  it('is not held in memory if its numbers have too many digits', () => {
    expect(toSumColumn([4_000_000_000_000_000.5, 0.001])).toBeNull();
  });
});
