import { describe, expect, it } from 'vitest';

import { wrapLine } from './write-lines.js';

describe('wrapLine', () => {
  it.each([
    { line: '  a short line', wrapped: ['  a short line'], because: 'it fits' },
    {
      line: '12345 7890 234567890',
      wrapped: ['12345 7890 234567890'],
      because: 'the last column can be used',
    },
    {
      line: '  12345 7890 234567890',
      wrapped: ['  12345 7890', '      234567890'],
      because: 'a word never breaks; the rest is indented',
    },
    {
      line: `a ${'x'.repeat(30)} b`,
      wrapped: ['a', `    ${'x'.repeat(30)}`, '    b'],
      because: 'a word that is too long stays whole',
    },
    { line: '', wrapped: [''], because: 'an empty line stays a line' },
  ])('wraps "$line" at 20 columns: $because', ({ line, wrapped }) => {
    expect(wrapLine(line, 20)).toEqual(wrapped);
  });
});
