import { describe, expect, it } from 'vitest';

import { describeDifference, findLineDifference } from './line-difference.js';

describe('findLineDifference', () => {
  it('keeps the lines that both have, in order', () => {
    const lines = findLineDifference('a\nb\nc', 'a\nx\nc\nd');
    expect(lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'SAME a',
      'REMOVED b',
      'ADDED x',
      'SAME c',
      'ADDED d',
    ]);
    expect(describeDifference(lines)).toBe('2 lines added, 1 removed.');
  });

  it('says that nothing differs', () => {
    expect(describeDifference(findLineDifference('a\nb', 'a\nb'))).toBe('The text is the same.');
  });

  it('can rebuild both texts', () => {
    const [before, after] = ['a\nb\na\nc\n', 'c\na\nb\nb\na'];
    const lines = findLineDifference(before, after);
    const side = (without: string) =>
      lines
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('\n');
    expect(side('ADDED')).toBe(before);
    expect(side('REMOVED')).toBe(after);
  });
});
