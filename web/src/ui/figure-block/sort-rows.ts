import type { FigureTableRow } from './figure-block.type.js';

export type SortDirection = 'ascending' | 'descending';

/** By which column rows are sorted: 0 is their name, 1 the first of their cells. */
export interface Sorting {
  readonly column: number;
  readonly direction: SortDirection;
}

/** What a press on a heading makes of the order: names from A, numbers from the largest, and the other way the next time. */
export function turnSorting(sorting: Sorting | null, column: number): Sorting {
  if (sorting?.column === column) return { column, direction: sorting.direction === 'ascending' ? 'descending' : 'ascending' };
  return { column, direction: column === 0 ? 'ascending' : 'descending' };
}

/** Rows in an order. What has no figure stands last either way, totals after everything; rows that are alike keep their order. */
export function sortRows(rows: readonly FigureTableRow[], sorting: Sorting | null): readonly FigureTableRow[] {
  if (sorting === null) return rows;
  const { column, direction } = sorting;
  const sign = direction === 'ascending' ? 1 : -1;
  const place = (row: FigureTableRow) => row.cells[column - 1]?.sortBy ?? null;
  const compare = (one: FigureTableRow, other: FigureTableRow) => {
    if (column === 0) return sign * one.name.localeCompare(other.name, 'en-GB');
    const [first, second] = [place(one), place(other)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second);
  };
  const isTotal = (row: FigureTableRow) => row.isTotal === true;
  return [...rows.filter((row) => !isTotal(row)).sort(compare), ...rows.filter(isTotal)];
}
