import {
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';

import type { AnswerRow, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { type Flag, formatFlags } from '#lib/figure.js';

import { compareValues, type RowOrder, toSortValue } from './column-order.js';
import { estimateColumn, findFlagWidth } from './column-width.js';
import type { ShownColumn } from './shown-column.js';

const features = tableFeatures({
  rowSortingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
  sortedRowModel: createSortedRowModel(),
});

/** Limits for the width that somebody gives a column, in CSS pixels. */
const bounds = { minSize: 56, maxSize: 900 };

/** How much one key press widens a column, in CSS pixels. */
const step = 16;

interface Wanted {
  readonly shape: AnswerShape;
  /** The order applied here; null for the original order. */
  readonly order: RowOrder | null;
  /** The id of the column whose cells have bars; null for none. */
  readonly barOf: string | null;
  readonly shared: readonly Flag[];
}

/**
 * The columns of an answer as shown, and its rows in order. TanStack Table sorts, pins and resizes
 * them.
 */
export function useAnswerColumns({ shape, order, barOf, shared }: Wanted) {
  const { columns, rows, totals, other } = shape;
  const [barAtFirst] = useState(barOf);
  const flagWidths = useMemo(() => {
    const isShown = (flags: string) => flags !== formatFlags(shared);
    return columns.map((_, place) =>
      findFlagWidth(
        place,
        withoutShared(withFoot({ rows, totals, other }), place, shared),
        isShown,
      ),
    );
  }, [columns, rows, totals, other, shared]);
  const definitions = useMemo(
    () =>
      columns.map((column, place) => ({
        id: column.id,
        accessorFn: (row: AnswerRow) => toSortValue(row, place, column),
        sortFn: (one: Sortable, another: Sortable, id: string) =>
          compareValues(one.getValue(id), another.getValue(id)),
        sortUndefined: 'last' as const,
        size: estimateColumn(column, place, {
          rows: withFoot({ rows, totals, other }),
          columns: columns.length,
          flagWidth: flagWidths[place] ?? 0,
          isOrdered: column.id === barAtFirst,
        }),
        ...bounds,
      })),
    [columns, rows, totals, other, barAtFirst, flagWidths],
  );
  const sorting = useMemo(
    () => (order === null ? [] : [{ id: order.id, desc: order.isDescending }]),
    [order],
  );
  const first = columns[0];
  const table = useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: ({ id }) => id,
    state: { sorting },
    initialState: {
      columnPinning: { start: first?.kind === 'DIMENSION' ? [first.id] : [], end: [] },
    },
    columnResizeMode: 'onChange',
  });
  const sorted = table.getRowModel().rows;
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const facts = useMemo(() => {
    return new Map(
      columns.map((column, place) => [
        column.id,
        {
          column,
          place,
          flagWidth: flagWidths[place] ?? 0,
          largest:
            column.id === barOf
              ? rows.reduce((most, { cells }) => Math.max(most, cells[place]?.value ?? 0), 0)
              : null,
        },
      ]),
    );
  }, [columns, rows, barOf, flagWidths]);
  const sizes = headers.map(({ column }) => column.getSize()).join();
  const pinned = headers.map(({ column }) => column.getIsPinned() === 'start').join();
  const ids = headers.map(({ column }) => column.id).join('\n');
  const shown = useMemo(() => {
    const widths = sizes.split(',').map(Number);
    const pins = pinned.split(',');
    return ids.split('\n').flatMap((id, index): readonly ShownColumn[] => {
      const fact = facts.get(id);
      const start = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
      return fact === undefined
        ? []
        : [{ ...fact, pinnedAt: pins[index] === 'true' ? start : null }];
    });
  }, [facts, ids, sizes, pinned]);

  return {
    shown,
    headers,
    rows: useMemo(() => sorted.map(({ original }) => original), [sorted]),
    width: table.getTotalSize(),
    pinnedWidth: table.getStartTotalSize(),
    /** Makes a column wider by this many key presses, or narrower if `by` is negative. */
    resize: (id: string, by: number) => {
      const size = table.getColumn(id)?.getSize() ?? 0;
      table.setColumnSizing((sizing) => ({
        ...sizing,
        [id]: Math.min(bounds.maxSize, Math.max(bounds.minSize, size + by * step)),
      }));
    },
  };
}

interface Sortable {
  getValue: (id: string) => number | string | undefined;
}

function withFoot({
  rows,
  totals,
  other,
}: Pick<AnswerShape, 'rows' | 'totals' | 'other'>): readonly AnswerRow[] {
  return [...rows, ...(totals === null ? [] : [totals]), ...(other === null ? [] : [other])];
}

/** The cells of one column, without the flags that apply to all figures. */
function withoutShared(
  rows: readonly AnswerRow[],
  place: number,
  shared: readonly Flag[],
): readonly AnswerRow[] {
  if (shared.length === 0) return rows;
  return rows.map(({ id, cells }) => ({
    id,
    cells: cells.map((cell, index) =>
      index === place
        ? { ...cell, flags: cell.flags.filter((flag) => !shared.includes(flag)) }
        : cell,
    ),
  }));
}
