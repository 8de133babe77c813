import { expect, it } from 'vitest';

import { aProtectedFigure } from '#testing/fake-values.js';

import { ownedHeadings, toFigureCell, toOwnedCells } from './figure-cell.js';
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

it('writes a protected figure as its number with its flags, and never as 0 where it is hidden', () => {
  const cells = [toFigureCell(aProtectedFigure(47, 40)), toFigureCell(aProtectedFigure(12, 0)), toFigureCell(aProtectedFigure(0, 0))];
  const rows = cells.map((cell, index) => ({ key: String(index), name: `Row ${index}`, cells: [cell] }));
  const table = { caption: 'Referrals', headings: ['Pathway', 'People'], rows };
  expect(toTableCsvRows({ table, marking: 'OFFICIAL-SENSITIVE' }).slice(3)).toEqual([
    ['Row 0', '87', '[e]'],
    ['Row 1', '12', '[c]'],
    ['Row 2', '[c]', ''],
  ]);
});

it('writes one’s own part as a number, and that of others as it is told', () => {
  const table = {
    caption: 'Referrals',
    headings: ['Pathway', 'Everyone', ...ownedHeadings],
    rows: [{ key: 'a', name: 'NRM', cells: toOwnedCells(aProtectedFigure(0, 15)) }],
  };
  expect(toTableCsvRows({ table, marking: 'OFFICIAL-SENSITIVE' }).at(-1)).toEqual(['NRM', '15', '[e]', '0', '', 'about 15', '']);
});
