import { expect, it } from 'vitest';

import { sortRows, turnSorting } from './sort-rows.js';

const row = (name: string, sortBy: number | null, isTotal = false) => ({
  key: name,
  name,
  cells: [{ text: String(sortBy), flags: '', sortBy }],
  isTotal,
});
const rows = [row('Reading', 8), row('Barnardo’s', null), row('All', 20, true), row('Slough', 12)];
const names = (...asked: Parameters<typeof sortRows>) => sortRows(...asked).map(({ name }) => name);

it('leaves rows as they came until a heading is pressed', () => {
  expect(names(rows, null)).toEqual(['Reading', 'Barnardo’s', 'All', 'Slough']);
});

it.each([
  { column: 1, direction: 'descending' as const, order: ['Slough', 'Reading', 'Barnardo’s', 'All'] },
  { column: 1, direction: 'ascending' as const, order: ['Reading', 'Slough', 'Barnardo’s', 'All'] },
  { column: 0, direction: 'ascending' as const, order: ['Barnardo’s', 'Reading', 'Slough', 'All'] },
  { column: 0, direction: 'descending' as const, order: ['Slough', 'Reading', 'Barnardo’s', 'All'] },
])('sorts column $column $direction, what has no figure last and totals after it', ({ order, ...sorting }) => {
  expect(names(rows, sorting)).toEqual(order);
});

it('begins with the largest number and with the first name, and turns round when the heading is pressed again', () => {
  expect(turnSorting(null, 2)).toEqual({ column: 2, direction: 'descending' });
  expect(turnSorting({ column: 2, direction: 'descending' }, 2)).toEqual({ column: 2, direction: 'ascending' });
  expect(turnSorting({ column: 2, direction: 'descending' }, 0)).toEqual({ column: 0, direction: 'ascending' });
});
