import { describe, expect, it } from 'vitest';

import { startRidge } from './ridge.js';

describe('a ridge regression', () => {
  it('finds the weights behind the data, slightly smaller', () => {
    const ridge = startRidge(2, 1);
    for (let row = 0; row < 100; row += 1) {
      const features = Float64Array.from([1, row % 7]);
      ridge.add(features, 3 + 2 * (row % 7));
    }
    const [constant = 0, slope = 0] = ridge.solve();
    expect(constant).toBeCloseTo(3, 0);
    expect(slope).toBeCloseTo(2, 1);
  });

  it('has zero weights without data', () => {
    expect(startRidge(3, 1).solve().map(Math.abs)).toEqual([0, 0, 0]);
  });
});
