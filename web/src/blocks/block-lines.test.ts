import { expect, it } from 'vitest';

import { areStacked, pairOnPaper, toLines } from './block-lines.js';

it('puts small blocks side by side and each wide one alone, in order', () => {
  const isWide = (block: string) => block === block.toUpperCase();
  expect(toLines(['a', 'b', 'C', 'D', 'e'], isWide)).toEqual([
    { isWide: false, blocks: ['a', 'b'] },
    { isWide: true, blocks: ['C'] },
    { isWide: true, blocks: ['D'] },
    { isWide: false, blocks: ['e'] },
  ]);
  expect(toLines([], isWide)).toEqual([]);
});

it('pairs blocks that fit half a sheet of paper, and gives all others the full width', () => {
  expect(pairOnPaper([true, true, false, true, true, true])).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
  expect(pairOnPaper([true, false, true])).toEqual([false, false, false]);
  expect(pairOnPaper([])).toEqual([]);
});

it.each([
  { rows: [6, 4, 14], are: true, because: 'the third would leave a hole below both' },
  { rows: [6, 8, 14], are: true, because: 'both together are as long as the third' },
  { rows: [7, 8, 14], are: false, because: 'they would be longer than the third' },
  { rows: [6, null, 14], are: false, because: 'the number of rows says nothing about a chart' },
  { rows: [6, 14], are: false, because: 'two blocks are never stacked' },
])('says whether blocks of $rows rows are stacked ($are): $because', ({ rows, are }) => {
  expect(areStacked(rows)).toBe(are);
});
