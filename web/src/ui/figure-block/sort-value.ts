import type { FigureTableRow } from './figure-block.type.js';

/** The sort value of a row in a column; undefined comes last in both directions. */
export type SortValue = number | string | undefined;

/**
 * The sort value of a row: in the first column its order, or else its name; in other columns the
 * number in the cell, if the column has any, so that hidden and missing figures come last;
 * otherwise the text.
 *
 * @param column the index of the column; 0 is the name
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

/** Whether a column has numbers. */
export function hasNumbersIn(rows: readonly FigureTableRow[], column: number): boolean {
  return rows.some(({ cells }) => typeof cells[column - 1]?.value === 'number');
}

/** Numbers by size, words alphabetically, with 9 before 10. */
export function compareSortValues(one: SortValue, other: SortValue): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return words.compare(String(one), String(other));
}

const words = new Intl.Collator('en-GB', { numeric: true });
