import { describe, expect, it } from 'vitest';

import { toCsv } from './csv.js';

describe('toCsv', () => {
  it('begins with a byte-order mark and ends each line as RFC 4180 requires', () => {
    expect(
      toCsv([
        ['Quarter', 'People'],
        ['Q1 2022/23', '34'],
      ]),
    ).toBe('\uFEFFQuarter,People\r\nQ1 2022/23,34\r\n');
  });

  it.each([
    { cell: 'a, b', written: '"a, b"', because: 'a comma would begin a new cell' },
    { cell: 'say "so"', written: '"say ""so"""', because: 'a quote is doubled' },
    { cell: 'two\nlines', written: '"two\nlines"', because: 'a line break would end the row' },
    { cell: '=1+1', written: "'=1+1", because: 'a spreadsheet would run it' },
    { cell: '@SUM(A1)', written: "'@SUM(A1)", because: 'older spreadsheets would run it' },
    { cell: '-cmd', written: "'-cmd", because: 'a sign before a word does not make a number' },
    { cell: '-3', written: '-3', because: 'a negative number is a number' },
    { cell: '+11.9%', written: '+11.9%', because: 'a change keeps its sign' },
  ])('writes $cell as $written: $because', ({ cell, written }) => {
    expect(toCsv([[cell]])).toBe(`\uFEFF${written}\r\n`);
  });
});
