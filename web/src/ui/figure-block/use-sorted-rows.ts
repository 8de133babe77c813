import {
  createSortedRowModel,
  rowSortingFeature,
  type SortDirection,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';

import type { FigureTableContent, FigureTableRow } from './figure-block.type.js';
import { compareSortValues, hasNumbersIn, type SortValue, toSortValue } from './sort-value.js';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

interface SortedRows {
  /** The rows in the requested order. Equal rows keep their order, and totals come last. */
  readonly rows: readonly FigureTableRow[];
  /** How a column is sorted; null if the rows are not sorted by it. */
  readonly findOrder: (column: number) => SortDirection | null;
  /**
   * Sorts by a column. The first call sorts numbers descending and words alphabetically, the second
   * the other way round, and the third restores the original order.
   */
  readonly sortBy: (column: number) => void;
}

/** The rows of a table in the order that its reader chose. */
export function useSortedRows({
  headings,
  rows,
}: Pick<FigureTableContent, 'headings' | 'rows'>): SortedRows {
  const data = useMemo(() => rows.filter(({ isTotal }) => isTotal !== true), [rows]);
  const columns = useMemo(
    () =>
      headings.map((_heading, column) => {
        const hasNumbers = hasNumbersIn(data, column);
        return {
          id: String(column),
          accessorFn: (row: FigureTableRow): SortValue => toSortValue(row, column, hasNumbers),
          sortFn: (
            one: { getValue: (id: string) => SortValue },
            other: { getValue: (id: string) => SortValue },
            id: string,
          ) => compareSortValues(one.getValue(id), other.getValue(id)),
          sortUndefined: 'last' as const,
          sortDescFirst: hasNumbers,
        };
      }),
    [headings, data],
  );
  const table = useTable({ features, columns, data, getRowId: ({ key }) => key });
  const find = (column: number) => table.getColumn(String(column));
  return {
    rows: [
      ...table.getRowModel().rows.map(({ original }) => original),
      ...rows.filter(({ isTotal }) => isTotal === true),
    ],
    findOrder: (column) => find(column)?.getIsSorted() || null,
    sortBy: (column) => find(column)?.toggleSorting(),
  };
}
