import { toQuotedValue } from '#domain/quoted-value.js';

/** Cells of a row that are shown. */
const SHOWN_CELLS = 6;

/** The first cells of a row that hold something, as people recognise it by them. */
export function toShownCells(cells: readonly string[]): readonly string[] {
  return cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, SHOWN_CELLS)
    .map((cell) => toQuotedValue(cell.trim()));
}
