import { toPrint } from './print.js';

/** The maximum number of rows of a staged return that may be left out. */
export const MAX_LEFT_OUT = 500;

/** A row that somebody left out on the page; the file does not change. */
export interface LeftOutRow {
  /** The row's number, as in a spreadsheet. */
  readonly row: number;
  /** The row's first cells that are not empty, shortened. */
  readonly cells: readonly string[];
  /** A hash of all the row's cells; left out until the row has been screened. */
  readonly print?: string | undefined;
  readonly by: string;
  readonly at: string;
}

const total = /^\s*(?:grand|sub)?[\s-]*totals?\b/iu;

/**
 * Whether a row looks like totals: a cell says so, and the row has no reference. Leaving it out is
 * only suggested.
 *
 * @param keyCells the cells that identify a record, including its reference
 */
export function looksLikeTotal(cells: readonly string[], keyCells: readonly string[]): boolean {
  const hasNoReference = keyCells.some((cell) => cell.trim() === '' || total.test(cell));
  return hasNoReference && cells.some((cell) => total.test(cell));
}

/** A hash of the cells of a row, without empty ones at the end. */
export function printOfRow(cells: readonly string[]): string {
  return toPrint(cells.join('\0').replace(/[\s\0]+$/u, ''));
}
