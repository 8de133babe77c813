import { toQuotedValue } from '#domain/quoted-value.js';

/** How many cells of a row are shown. */
const SHOWN_CELLS = 6;

/** The first cells of a row that are not empty, by which people recognise it. */
export function toShownCells(cells: readonly string[]): readonly string[] {
  return cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, SHOWN_CELLS)
    .map((cell) => toQuotedValue(cell.trim()));
}
