import { describe, expect, it } from 'vitest';

import { wordShare } from './share-words.js';

describe('wordShare', () => {
  it.each([
    { part: 175, whole: 684, words: 'a quarter', because: '25.6% lies within a point of it' },
    { part: 202, whole: 713, words: '28%', because: 'no named part is near' },
    { part: 66, whole: 100, words: 'two thirds', because: 'within a point' },
    { part: 999, whole: 1000, words: '99%', because: 'a rest is left' },
    { part: 1000, whole: 1000, words: 'all', because: 'nothing is left' },
    { part: 1, whole: 1000, words: 'less than 1%', because: 'something is there' },
    { part: 0, whole: 1000, words: '0%', because: 'nothing is there' },
  ])('says "$words" of $part in $whole: $because', ({ part, whole, words }) => {
    expect(wordShare(part, whole)).toBe(words);
  });
});
