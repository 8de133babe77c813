import { describe, expect, it } from 'vitest';

import { placeBlock, readBlock, toCellText, toPastedText, writeCell } from './cell-drafts.js';

const none = { value: null, lower: null, upper: null, tolerance: null };
const cell = {
  ...{ measure: 'disruptions', quarter: '2026-27-Q1', area: '', agency: '', objective: '' },
};

describe('cells of the targets table', () => {
  it.each([
    { target: null, text: '' },
    { target: { ...none, value: 660 }, text: '660' },
    { target: { ...none, value: 1234.5678 }, text: '1234.5678' },
    { target: { ...none, value: 0 }, text: '0' },
    { target: { ...none, lower: -1.25, upper: 1.25 }, text: '-1.25 to 1.25' },
    { target: { ...none, value: 660, tolerance: 33 }, text: '660 ± 33' },
  ])('say $text about the current target', ({ target, text }) => {
    expect(toCellText(target).replaceAll('\u2212', '-')).toBe(text);
  });

  it('keep what was typed until it equals the current target', () => {
    const typed = writeCell(new Map(), cell, { text: '7', current: '5' });
    expect([...typed.values()]).toEqual([{ cell, text: '7' }]);
    expect(writeCell(typed, cell, { text: ' 5 ', current: '5' }).size).toBe(0);
  });

  it('are sent as spreadsheet rows, without characters that would end a cell', () => {
    const typed = writeCell(new Map(), cell, { text: '7\t8\n"', current: '' });
    expect(toPastedText(typed).split('\n')).toEqual([
      'Measure\tQuarter\tPlace\tObjective\tAgency\tTarget',
      'disruptions\t2026-27-Q1\t\t\t\t7 8  ',
    ]);
  });

  it('handle a copied block, and leave a single value to the field', () => {
    expect(readBlock('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(readBlock('660')).toBeNull();
    expect(readBlock('660\n')).toBeNull();
  });

  it('fill what lies within the table, skip gaps, and count the rest', () => {
    const table = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    const block = [
      ['1', '', '2', ''],
      ['', '3'],
      ['4', ''],
    ];
    expect(placeBlock(block, table, { row: 0, column: 0 })).toEqual({
      writes: [
        { field: 'a', text: '1' },
        { field: 'd', text: '3' },
      ],
      leftOutCount: 2,
    });
    expect(placeBlock(block, table, { row: 1, column: 1 })).toEqual({
      writes: [{ field: 'd', text: '1' }],
      leftOutCount: 3,
    });
  });
});
