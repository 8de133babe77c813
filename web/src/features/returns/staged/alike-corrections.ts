import { formatNumber } from '#lib/format.js';

import { countRows, listRows } from './staged-words.js';

/** A corrected cell. */
interface Corrected {
  readonly row: number;
  readonly column: string;
  readonly sent: string;
  readonly value: string;
  readonly by?: string;
}

/** Groups cells of a column that had the same value and got the same value, by the same person. */
export function groupAlike<Cell extends Corrected>(
  cells: readonly Cell[],
): readonly { readonly key: string; readonly first: Cell; readonly rows: readonly number[] }[] {
  const lines = new Map<string, { readonly first: Cell; readonly rows: number[] }>();
  for (const cell of cells) {
    const key = [cell.column, cell.sent, cell.value, cell.by ?? ''].join('\u0000');
    const line = lines.get(key);
    if (line) line.rows.push(cell.row);
    else lines.set(key, { first: cell, rows: [cell.row] });
  }
  return [...lines].map(([key, line]) => ({ key, ...line }));
}

/** `6`, `3 rows: 6, 9, 12`. */
export function sayRows(rows: readonly number[]): string {
  return rows.length === 1
    ? formatNumber(rows[0] ?? 0)
    : `${countRows(rows.length)}: ${listRows(rows, rows.length)}`;
}
