import { expect, it } from 'vitest';

import { pairOnPaper, toLines } from './block-lines.js';

it('puts small blocks beside each other and each wide one alone, in their order', () => {
  const isWide = (block: string) => block === block.toUpperCase();
  expect(toLines(['a', 'b', 'C', 'D', 'e'], isWide)).toEqual([
    { isWide: false, blocks: ['a', 'b'] },
    { isWide: true, blocks: ['C'] },
    { isWide: true, blocks: ['D'] },
    { isWide: false, blocks: ['e'] },
  ]);
  expect(toLines([], isWide)).toEqual([]);
});

it('gives those that fit half of the paper each in pairs, and everything else all of it', () => {
  expect(pairOnPaper([true, true, false, true, true, true])).toEqual([true, true, false, true, true, false]);
  expect(pairOnPaper([true, false, true])).toEqual([false, false, false]);
  expect(pairOnPaper([])).toEqual([]);
});
