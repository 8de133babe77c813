import { expect, it } from 'vitest';

import { isMatched } from './is-matched.js';

it.each([
  [undefined, false],
  ['W/"a"', true],
  ['"a"', true],
  ['"b", W/"a"', true],
  ['*', true],
  ['"b"', false],
  ['a', false],
])('a caller who sends %s has the answer: %s', (header, isThere) => {
  expect(isMatched(header, 'W/"a"')).toBe(isThere);
});
