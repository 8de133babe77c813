import { describe, expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { sortGroups, summariseGroups } from './group-words.js';

const group = (name: string, value: number | null) => ({
  key: name,
  name,
  figure: { ...aFigure(value), flags: [] },
});
const total = { ...aFigure(9), flags: [] };

describe('sortGroups', () => {
  it('puts the largest first, keeps equals in their order, and what has no figure last', () => {
    const sorted = sortGroups([group('hidden', null), group('none', 0), group('a', 3), group('b', 3), group('c', 6)]);
    expect(sorted.map(({ name }) => name)).toEqual(['c', 'a', 'b', 'none', 'hidden']);
  });
});

describe('summariseGroups', () => {
  it.each([
    { groups: [group('a', 6), group('b', 3)], words: 'Largest: a, 6; smallest: b, 3; everyone: 9.', because: 'the ends tell the shape' },
    { groups: [group('a', 9)], words: 'a: 9; everyone: 9.', because: 'one group is neither largest nor smallest' },
    { groups: [group('a', null)], words: 'No group has a figure; everyone: 9.', because: 'a hidden figure is not nought' },
  ])('says "$words": $because', ({ groups, words }) => {
    expect(summariseGroups(groups, total)).toBe(words);
  });
});
