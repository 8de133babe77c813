import { expect, it } from 'vitest';

import { aFigure } from '#testing/fake-values.js';

import { wordOf } from './share-detail.js';

const share = (flags: Parameters<typeof aFigure>[1] = []) => ({ ...aFigure(67.1, flags), numerator: 1217, denominator: 1814 });

it.each([
  { figure: share(), target: { text: '75%' }, words: '1,217 of 1,814. Target 75%' },
  { figure: share(['ESTIMATED']), target: null, words: 'about 1,220 of about 1,810' },
  { figure: share(['LOW_RELIABILITY']), target: { text: '75%' }, words: 'Target 75%' },
  { figure: share(['NOT_AVAILABLE']), target: null, words: '' },
  { figure: { ...share(), denominator: null }, target: null, words: '' },
])('says “$words”', ({ figure, target, words }) => {
  expect(wordOf({ figure, target })).toBe(words);
});
