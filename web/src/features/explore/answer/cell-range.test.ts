import { describe, expect, it } from 'vitest';

import { findInRow, moveCell, toTabbed } from './cell-range.js';

const bounds = { rows: 50, columns: 4 };
const at = (row: number, column: number) => ({ row, column });

describe('moving cell by cell', () => {
  it.each([
    { from: at(0, 0), key: 'ArrowUp', to: at(-1, 0), because: 'the headings are above' },
    { from: at(-1, 0), key: 'ArrowUp', to: at(-1, 0), because: 'nothing is above them' },
    { from: at(49, 3), key: 'ArrowDown', to: at(49, 3), because: 'it is the last row' },
    { from: at(3, 3), key: 'ArrowRight', to: at(3, 3), because: 'it is the last column' },
    {
      from: at(45, 1),
      key: 'PageDown',
      to: at(49, 1),
      because: 'there are fewer rows left than a page has',
    },
    {
      from: at(5, 2),
      key: 'Home',
      to: at(5, 0),
      because: 'Home leads to the first cell of the row',
    },
    { from: at(5, 2), key: 'End', to: at(5, 3), because: 'End leads to the last cell of the row' },
    { from: at(5, 2), key: 'x', to: null, because: 'the key does not move' },
  ])('moves with $key from $from.row, $from.column: $because', ({ from, key, to }) => {
    expect(moveCell(from, key, { bounds, toEdge: false })).toEqual(to);
  });

  it('moves to the last cell with Ctrl', () => {
    expect(moveCell(at(5, 2), 'ArrowDown', { bounds, toEdge: true })).toEqual(at(49, 2));
    expect(moveCell(at(5, 2), 'Home', { bounds, toEdge: true })).toEqual(at(0, 0));
  });
});

describe('a range of cells', () => {
  it('is the same if it was selected from another corner', () => {
    for (const range of [
      { from: at(2, 3), to: at(4, 1) },
      { from: at(4, 1), to: at(2, 3) },
    ]) {
      expect([1, 2, 3, 4, 5].map((row) => findInRow(range, row))).toEqual([
        null,
        [1, 3],
        [1, 3],
        [1, 3],
        null,
      ]);
    }
  });

  it('is copied with plain numbers, one line per row, and text that no spreadsheet runs as a formula', () => {
    const cell = (text: string, value: number | null = null) => ({ text, value, flags: [] });
    expect(
      toTabbed([
        [cell('Oxford'), cell('1,234', 1234), cell('31.8%', 31.75)],
        [cell('=HYPERLINK("x")'), cell('[z]'), cell('−2 (−1.3%)', -2)],
        [cell('@a\tb\nc'), cell('+x'), cell('-1')],
      ]),
    ).toBe("Oxford\t1234\t31.75\n'=HYPERLINK(\"x\")\t[z]\t-2\n'@a b c\t'+x\t-1");
  });
});
