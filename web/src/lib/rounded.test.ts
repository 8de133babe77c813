import { expect, it } from 'vitest';

import { formatRounded } from './rounded.js';

it.each([
  { count: 1217, words: '1,220', because: 'hundreds are known to tens' },
  { count: 56, words: '55', because: 'fewer are known to fives' },
  { count: 99, words: '100', because: 'a five is rounded up to a hundred' },
  { count: 2, words: '5', because: 'somebody is there' },
])('writes $count as $words: $because', ({ count, words }) => {
  expect(formatRounded(count)).toBe(words);
});
