import { describe, expect, it } from 'vitest';

import { aFigure, aProtectedFigure } from '#testing/fake-values.js';

import { findTied, sortGroups, summariseGroups, wordGroups } from './group-words.js';

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

describe('wordGroups', () => {
  const words = {
    heading: 'Pathway',
    toMessage: () => 'a is the largest',
    toTiedMessage: (names: string, { inWords }: { readonly inWords: string }) => `${names} are the largest: ${inWords} each`,
  };
  const told = (figure: ReturnType<typeof aFigure>) => wordGroups([{ key: 'a', name: 'NRM', figure }], total, words);

  it.each([
    { tied: [group('Child', 3), group('Adult', 3)], message: 'Child and Adult are the largest: 3 each', because: 'neither is larger' },
    {
      tied: [group('a', 1), group('b', 1), group('c', 1), group('d', 1)],
      message: '4 groups are the largest: 1 each',
      because: 'so many are counted',
    },
  ] as const)('says "$message": $because', ({ tied: [first, ...others], message }) => {
    expect(wordGroups([first, ...others], total, words)).toBe(message);
  });

  it.each([
    { figure: aFigure(6), message: 'a is the largest', because: 'it is whole' },
    { figure: aProtectedFigure(6, 15), message: 'a is the largest', because: 'about how many is enough to say so' },
    { figure: aProtectedFigure(0, 0), message: 'Pathway: no group is large enough to show', because: 'the largest is hidden' },
    { figure: aProtectedFigure(6, 0), message: 'NRM: 6 of yours, fewer than 5 of others', because: 'what others have of it is not known' },
    { figure: { ...aFigure(6, ['NOT_AVAILABLE']), own: 6 }, message: 'Yours alone can be shown: NRM, 6', because: 'others are left out' },
  ])('says "$message": $because', ({ figure, message }) => {
    expect(told(figure)).toBe(message);
  });
});

describe('findTied', () => {
  it.each([
    { values: [3, 3, 1], tied: ['0', '1'], because: 'two are the largest' },
    { values: [3, 1, 1], tied: ['0'], because: 'one is' },
    { values: [], tied: [], because: 'there are none' },
  ])('finds $tied.length of $values.length: $because', ({ values, tied }) => {
    expect(findTied(values.map((value, index) => group(String(index), value))).map(({ name }) => name)).toEqual(tied);
  });
});

describe('summariseGroups', () => {
  it.each([
    { groups: [group('a', 6), group('b', 3)], words: 'Largest: a, 6; smallest: b, 3; everyone: 9.', because: 'the ends tell the shape' },
    {
      groups: [group('a', 3), group('b', 3), group('c', 1), group('d', 1), group('e', 1), group('f', 1)],
      words: 'Largest: a and b, 3 each; smallest: 4 groups, 1 each; everyone: 9.',
      because: 'none is singled out that is not alone',
    },
    { groups: [group('a', 3), group('b', 3)], words: 'a and b: 3 each; everyone: 9.', because: 'all are the same' },
    { groups: [group('a', 9)], words: 'a: 9; everyone: 9.', because: 'one group is neither largest nor smallest' },
    { groups: [group('a', null)], words: 'No group has a figure; everyone: 9.', because: 'a hidden figure is not nought' },
  ])('says "$words": $because', ({ groups, words }) => {
    expect(summariseGroups(groups, total)).toBe(words);
  });
});
