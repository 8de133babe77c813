import type { FigureTableRow } from './figure-block.type.js';

/** What a row is ordered by in a column; undefined stands last either way. */
export type SortValue = number | string | undefined;

/**
 * What a row is ordered by: in the first column by its order, else its name; in the others by the
 * number in the cell, where the column has any, so that what is hidden or missing stands last; else
 * by the words.
 *
 * @param column from 0, which is the name
 */
export function toSortValue(
  { name, order, cells }: FigureTableRow,
  column: number,
  hasNumbers: boolean,
): SortValue {
  if (column === 0) return order ?? name;
  const cell = cells[column - 1];
  if (cell === undefined) return undefined;
  return hasNumbers ? (cell.value ?? undefined) : cell.text;
}

/** Whether a column holds numbers. */
export function hasNumbersIn(rows: readonly FigureTableRow[], column: number): boolean {
  return rows.some(({ cells }) => typeof cells[column - 1]?.value === 'number');
}

/** Numbers by their size, words by the alphabet, in which 9 comes before 10. */
export function compareSortValues(one: SortValue, other: SortValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return words.compare(String(one), String(other));
}

const words = new Intl.Collator('en-GB', { numeric: true });
