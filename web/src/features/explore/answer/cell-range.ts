import type { AnswerCell } from '#features/explore/answer/shape/shape.type.js';
import { defuse } from '#lib/csv.js';

/** A cell by its row and column, counted from 0 in the order shown. Row -1 is the heading. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The cells between two corners, both included. */
export interface CellRange {
  /** The corner where the selection started. */
  readonly from: CellPlace;
  /** The corner that moves. */
  readonly to: CellPlace;
}

/** The number of rows and columns. */
export interface CellBounds {
  readonly rows: number;
  readonly columns: number;
}

/** How many rows Page Up and Page Down move by. */
const pageRows = 10;

/** The cell that a key moves to; null for a key that does not move. */
export function moveCell(
  { row, column }: CellPlace,
  key: string,
  { bounds, toEdge }: Move,
): CellPlace | null {
  const [lastRow, lastColumn] = [bounds.rows - 1, bounds.columns - 1];
  const clamp = (place: CellPlace): CellPlace => ({
    row: Math.min(Math.max(place.row, -1), lastRow),
    column: Math.min(Math.max(place.column, 0), lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return clamp({ row: toEdge ? 0 : row - 1, column });
    case 'ArrowDown':
      return clamp({ row: toEdge ? lastRow : row + 1, column });
    case 'ArrowLeft':
      return clamp({ row, column: toEdge ? 0 : column - 1 });
    case 'ArrowRight':
      return clamp({ row, column: toEdge ? lastColumn : column + 1 });
    case 'PageUp':
      return clamp({ row: Math.max(0, row - pageRows), column });
    case 'PageDown':
      return clamp({ row: row + pageRows, column });
    case 'Home':
      return clamp({ row: toEdge ? 0 : row, column: 0 });
    case 'End':
      return clamp({ row: toEdge ? lastRow : row, column: lastColumn });
    default:
      return null;
  }
}

interface Move {
  readonly bounds: CellBounds;
  /** Whether Ctrl is pressed: the key then moves to the last cell. */
  readonly toEdge: boolean;
}

/** The first and last selected column in a row; null if the row is outside the range. */
export function findInRow(
  range: CellRange | null,
  row: number,
): readonly [first: number, last: number] | null {
  if (range === null) return null;
  const [top, bottom] = order(range.from.row, range.to.row);
  if (row < top || row > bottom) return null;
  return order(range.from.column, range.to.column);
}

/** The rows of a range, from top to bottom. */
export function rowsOf({ from, to }: CellRange): readonly [top: number, bottom: number] {
  return order(from.row, to.row);
}

function order(one: number, other: number): readonly [number, number] {
  return one <= other ? [one, other] : [other, one];
}

/**
 * Cells as tab-separated text to paste into a spreadsheet: numbers are plain, so that they can be
 * calculated with; words are as shown, each on one line, and made safe if a spreadsheet would run
 * them.
 */
export function toTabbed(rows: readonly (readonly AnswerCell[])[]): string {
  return rows.map((cells) => cells.map(toPasted).join('\t')).join('\n');
}

function toPasted({ value, text }: AnswerCell): string {
  return value === null ? defuse(text.replaceAll(/[\t\r\n]+/g, ' ')) : String(value);
}
