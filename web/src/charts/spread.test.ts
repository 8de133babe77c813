import { describe, expect, it } from 'vitest';

import { spread } from './spread.js';

describe('spread', () => {
  it.each([
    { wanted: [100, 150], places: [100, 150], because: 'nothing overlaps' },
    { wanted: [100, 104], places: [94, 110], because: 'two labels that overlap move equally far' },
    {
      wanted: [104, 100],
      places: [110, 94],
      because: 'their order follows their positions, not the list',
    },
    { wanted: [2, 4], places: [0, 16], because: 'there is no room beyond the top' },
    { wanted: [298, 299], places: [284, 300], because: 'there is no room beyond the bottom' },
    {
      wanted: [100, 102, 117],
      places: [90.33, 106.33, 122.33],
      because: 'a label that is pushed pushes the next',
    },
    { wanted: [], places: [], because: 'there are no labels' },
  ])('puts $wanted at $places: $because', ({ wanted, places }) => {
    const found = spread(wanted, { gap: 16, from: 0, to: 300 });
    expect(found).toHaveLength(places.length);
    found.forEach((place, index) => expect(place).toBeCloseTo(places[index] ?? NaN, 1));
  });

  it('starts at the beginning if there is too little room for all', () => {
    expect(spread([5, 5, 5], { gap: 16, from: 0, to: 20 })).toEqual([0, 16, 32]);
  });
});
