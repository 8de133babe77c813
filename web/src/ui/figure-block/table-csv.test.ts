import { expect, it } from 'vitest';

import { toTableCsvRows } from './table-csv.js';

it('starts with the marking and the caption, and keeps figures apart from their flags', () => {
  const table = {
    caption: 'People referred, by quarter',
    headings: ['Quarter', 'People'],
    rows: [{ key: 'a', name: 'Q1 2026/27', cells: [{ text: '55', flags: '[p]' }] }],
  };
  expect(toTableCsvRows({ table, marking: 'OFFICIAL-SENSITIVE' })).toEqual([
    ['OFFICIAL-SENSITIVE'],
    ['People referred, by quarter'],
    ['Quarter', 'People', 'People: flags'],
    ['Q1 2026/27', '55', '[p]'],
  ]);
});

it('writes a rounded figure as its number with its flags, and a hidden one as its flag, never as 0', () => {
  const cells = [
    { text: '87', flags: '[e]' },
    { text: '[c]', flags: '' },
  ];
  const rows = cells.map((cell, index) => ({
    key: String(index),
    name: `Row ${index}`,
    cells: [cell],
  }));
  const table = { caption: 'Referrals', headings: ['Pathway', 'People'], rows };
  expect(toTableCsvRows({ table, marking: 'OFFICIAL-SENSITIVE' }).slice(3)).toEqual([
    ['Row 0', '87', '[e]'],
    ['Row 1', '[c]', ''],
  ]);
});
