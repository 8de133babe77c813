import { expect, it } from 'vitest';

import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';

import { wordRate } from './title-words.js';

it.each([
  { rate: aFigure(3.99), words: '3.99 for each 1,000 people.' },
  { rate: aFigureOfOthers(5), words: 'About 5 for each 1,000 people.' },
  { rate: aFigure(null, ['NOT_AVAILABLE']), words: '' },
  { rate: null, words: '' },
])('says “$words” of a rate', ({ rate, words }) => {
  expect(wordRate(rate)).toBe(words);
});
