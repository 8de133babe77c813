import { expect, it } from 'vitest';

import { formatRounded } from './rounded.js';

it.each([
  { count: 1217, words: '1,220', because: 'a hundred or more are rounded to tens' },
  { count: 56, words: '55', because: 'fewer are rounded to fives' },
  { count: 99, words: '100', because: '99 is nearer to 100 than to 95' },
  { count: 2, words: '5', because: 'a count of people is never rounded to 0' },
])('writes $count as $words: $because', ({ count, words }) => {
  expect(formatRounded(count)).toBe(words);
});
