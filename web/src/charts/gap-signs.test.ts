import { expect, it } from 'vitest';

import { placeGapSigns } from './gap-signs.js';

const signs = ['[x]', '[x]', null, '[c]', '[x]'];

it.each([
  { slot: 20, at: [0, 1, 3, 4], because: 'each slot has room for a sign' },
  {
    slot: 15,
    at: [0.5, 3],
    because: 'a run has one sign, and the last would overlap the one before',
  },
  { slot: 6, at: [0.5, 4], because: 'the second sign would overlap the first' },
])('places $at where slots are $slot wide: $because', ({ slot, at }) => {
  expect(placeGapSigns({ signs, slot }).map(({ index }) => index)).toEqual(at);
});

it('does not place a sign where there are figures', () => {
  expect(placeGapSigns({ signs: [null, null], slot: 6 })).toEqual([]);
});
