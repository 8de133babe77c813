import { expect, it } from 'vitest';

import { toTableCsvRows } from './table-csv.js';

it('begins with the marking and what the table is of, and keeps figures apart from their flags', () => {
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
