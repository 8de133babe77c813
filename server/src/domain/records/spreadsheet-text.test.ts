import fc from 'fast-check';
import { expect, it } from 'vitest';

import { FORMULA_STARTS, PLAIN_NEGATIVE, withoutMark } from './spreadsheet-text.js';

/** What an export writes, as the database does it. */
const toSafe = (text: string) =>
  new RegExp(`^'*${FORMULA_STARTS}`).test(text) && !new RegExp(PLAIN_NEGATIVE).test(text)
    ? `'${text}`
    : text;

it.each([
  { text: "'=1", value: '=1', because: 'the export added the apostrophe' },
  { text: "''=1", value: "'=1", because: 'one of them was there before' },
  { text: "'－1", value: '－1', because: 'the wide forms are read as the plain ones' },
  { text: "'tis", value: "'tis", because: 'it is not a formula' },
  { text: "'", value: "'", because: 'there is nothing after it' },
  { text: '=1', value: '=1', because: 'it does not come from an export' },
  { text: '-5', value: '-5', because: 'a plain negative number is never marked' },
])('reads $text as $value: $because', ({ text, value }) => {
  expect(withoutMark(text)).toBe(value);
});

it('restores every text, and exports none that a spreadsheet would run', () => {
  const character = fc.constantFrom("'", '=', '+', '-', '@', '＝', '5', '.', 'a', ' ');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 6 }), (text) => {
      expect(withoutMark(toSafe(text))).toBe(text);
      expect(toSafe(text)).not.toMatch(/^([=+@＝]|-(?![0-9]+([.][0-9]+)?$))/);
    }),
  );
});
