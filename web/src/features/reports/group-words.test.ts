import { describe, expect, it } from 'vitest';

import type { FigureValue } from '#lib/figure.js';
import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';

import { findPart, sortGroups, summariseGroups, wordLargest, wordMostNamed } from './group-words.js';

const group = (name: string, figure: FigureValue) => ({ code: name, name, figure, before: null });
const count = (name: string, value: number | null) => group(name, aFigure(value));
const ownAlone: FigureValue = { value: 64, text: '64', inWords: '64, without protected ones of others', flags: ['NOT_AVAILABLE'] };
const hidden: FigureValue = { value: null, text: '[c]', inWords: 'fewer than 5, perhaps none', flags: ['CONFIDENTIAL'] };

it('puts most first, and what is not known last', () => {
  const sorted = sortGroups([count('a', 3), count('b', null), count('c', 9), count('d', 0)]);
  expect(sorted.map(({ name }) => name)).toEqual(['c', 'a', 'd', 'b']);
});

describe('wordLargest', () => {
  it.each([
    { groups: [count('Drugs', 44), count('Cyber', 56)], total: aFigure(100), words: 'Cyber: 56% of reports, the most' },
    {
      groups: [count('Drugs', 9), count('Cyber', 2)],
      total: aFigure(11),
      words: 'Drugs: 9 of 11, the most',
      because: 'few make no percentage',
    },
    {
      groups: [count('Drugs', 400), group('CSEA', aFigureOfOthers(40))],
      total: aFigureOfOthers(445),
      words: 'Drugs: 400 of about 445, the most',
      because: 'no share is made of what is only about right',
    },
    {
      groups: [group('101', ownAlone)],
      total: aFigureOfOthers(595),
      words: '101 has the most: 64, without protected ones of others',
      because: 'a part without others is no part of a whole with them',
    },
    { groups: [count('a', 5), count('b', 5)], total: aFigure(30), words: 'Several have the most, 5 each' },
    { groups: [group('a', hidden)], total: aFigure(30), words: 'No channel has a figure that can be shown' },
    { groups: [count('a', 0)], total: aFigure(0), words: 'No channel has any reports' },
  ])('says $words', ({ groups, total, words }) => {
    expect(wordLargest(sortGroups(groups), total, 'channel')).toBe(words);
  });
});

describe('wordMostNamed', () => {
  it.each([
    { groups: [count('Phishing', 9), count('Cuckooing', 12)], words: 'Cuckooing is named most: in 12' },
    { groups: [group('Cuckooing', ownAlone)], words: 'Cuckooing is named most: in 64, without protected ones of others' },
    { groups: [count('a', 5), count('b', 5)], words: 'Several are named most, in 5 reports each' },
    { groups: [count('a', 0)], words: 'No report names a sign' },
    { groups: [], words: 'No sign has a figure that can be shown' },
  ])('says $words', ({ groups, words }) => {
    expect(wordMostNamed(sortGroups(groups), 'sign')).toBe(words);
  });
});

describe('summariseGroups', () => {
  it('names three, counts the rest, and never passes over what is hidden', () => {
    const groups = [count('a', 9), count('b', 8), count('c', 7), count('d', 6), group('e', hidden)];
    expect(summariseGroups(groups, aFigure(30))).toBe(
      'Most first: a, 9; b, 8; c, 7 and 1 more; e, [c] fewer than 5, perhaps none; all together 30.',
    );
  });

  it('says once that others are left out', () => {
    expect(summariseGroups([group('a', ownAlone), group('b', ownAlone)], null)).toBe(
      'Most first: a, 64; b, 64; without protected ones of others.',
    );
  });
});

describe('findPart', () => {
  it.each([
    { figure: aFigure(5), total: aFigure(20), part: 25 },
    { figure: aFigure(5), total: aFigure(19), part: null, because: 'fewer than 20 make no percentage' },
    { figure: aFigureOfOthers(5), total: aFigure(20), part: null },
    { figure: aFigure(5), total: aFigureOfOthers(20), part: null },
    { figure: ownAlone, total: aFigure(100), part: null },
    { figure: aFigure(5), total: null, part: null },
  ])('is $part of $figure.inWords of $total.inWords', ({ figure, total, part }) => {
    expect(findPart(figure, total)).toBe(part);
  });
});
