import { expect, it } from 'vitest';

import { aFigure, aShare } from '#testing/fake-values.js';

import { wordRangeTitle, wordTitle } from './title-words.js';

const hours = { sentence: 'The time committed was 10,000 hours, with no real change. Provisional.', figure: { value: 10_000 } };
const vacancy = {
  sentence: 'The vacancy rate fell to 7.6%, below the usual range; most of the fall came from Pursue. Provisional.',
  figure: { value: 7.6 },
};

it('puts the first clause of both in one message, and says the rest under it, nothing twice', () => {
  expect(wordTitle([hours, vacancy])).toEqual({
    message: 'The time committed was 10,000 hours, with no real change; the vacancy rate fell to 7.6%, below the usual range',
    more: 'Most of the fall came from Pursue. Provisional.',
  });
});

it('leaves out what is not known, and says once that nothing is', () => {
  const nothing = { sentence: 'The vacancy rate is not available for Q2 2026/27.', figure: { value: null } };
  expect(wordTitle([hours, nothing]).message).toBe('The time committed was 10,000 hours, with no real change');
  expect(wordTitle([nothing, { ...nothing, sentence: 'Other words.' }]).message).toBe('The vacancy rate is not available for Q2 2026/27');
});

const range = 'Q3 2025/26 to Q3 2026/27 so far';
const sum = { ...aFigure(1_668_877), text: '1,668,877 hours', inWords: '1,668,877 hours' };

it.each([
  {
    hours: sum,
    vacancy: aShare(76, 1000),
    words: '1,668,877 hours committed from Q3 2025/26 to Q3 2026/27 so far; the vacancy rate was 7.6% at the end of Q2 2026/27',
    because: 'hours are a sum, and posts those of the last closed quarter',
  },
  { hours: sum, vacancy: null, words: '1,668,877 hours committed from Q3 2025/26 to Q3 2026/27 so far', because: 'posts are not there' },
  {
    hours: aFigure(null, ['NOT_AVAILABLE']),
    vacancy: aFigure(null, ['NOT_AVAILABLE']),
    words: 'No hours are known from Q3 2025/26 to Q3 2026/27 so far',
    because: 'nobody returned any',
  },
  { hours: null, vacancy: null, words: 'Posts, hours and money', because: 'nothing is there yet' },
])('tells a range with its sum and its end: $because', ({ hours: committed, vacancy: rate, words }) => {
  expect(wordRangeTitle({ range, hours: committed, vacancy: rate, end: 'Q2 2026/27' })).toBe(words);
});
