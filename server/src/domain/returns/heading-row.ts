import type { Column } from './column.js';
import { toPlainName } from './column.js';
import { countKnownColumns } from './header.js';

/** Headings are looked for in the first rows of a file, up to this one. */
export const MAX_HEADING_ROW = 20;

/** A row that is not empty, as texts. */
export interface FirstRow {
  /** The row's number, as in a spreadsheet. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Where the headings of a file are expected. */
export interface HeadingHints {
  /** The row that the sender named; null if the rows themselves decide. */
  readonly wanted: number | null;
  /**
   * The row that somebody chose for an earlier return of this agency and dataset; null if nobody
   * did.
   */
  readonly remembered: number | null;
}

export const noHints: HeadingHints = { wanted: null, remembered: null };

/** Whether a row names every required column: it is certainly the row of headings. */
export function isCertain(columns: readonly Column[], cells: readonly string[]): boolean {
  const required = columns.filter(({ isRequired }) => isRequired);
  return required.length > 0 && countKnownColumns(required, cells) === required.length;
}

/**
 * The row of headings among the first rows of a file: the one that the sender named; one that names
 * every required column; the remembered one, if it names a column or no other row does; the one
 * that names the most columns; the first that looks like headings; or the first.
 *
 * @param columns the columns of the dataset, together with the agency's own names for them
 * @param rows the first `MAX_HEADING_ROW` rows without the empty ones, in order
 * @returns undefined if there are no rows, or the row that the sender named is empty
 */
export function findHeadingRow(
  columns: readonly Column[],
  rows: readonly FirstRow[],
  { wanted, remembered }: HeadingHints,
): FirstRow | undefined {
  if (wanted !== null) return rows.find(({ row }) => row === wanted);
  const counted = rows.map((row) => ({ row, known: countKnownColumns(columns, row.cells) }));
  const most = Math.max(0, ...counted.map(({ known }) => known));
  const before = counted.find(({ row }) => row.row === remembered);
  return (
    rows.find(({ cells }) => isCertain(columns, cells)) ??
    (before && (before.known > 0 || most === 0) ? before.row : undefined) ??
    (most > 0 ? counted.find(({ known }) => known === most)?.row : undefined) ??
    findLikely(rows) ??
    rows[0]
  );
}

/**
 * The first row with at least half as many filled cells as the widest row, and with a different
 * word in each of them, unlike a title.
 */
function findLikely(rows: readonly FirstRow[]): FirstRow | undefined {
  const widest = Math.max(0, ...rows.map(({ cells }) => filled(cells).length));
  return rows.find(({ cells }) => {
    const names = filled(cells);
    return (
      names.length >= 2 &&
      names.length * 2 >= widest &&
      names.every((name) => /\p{L}/u.test(name)) &&
      new Set(names.map(toPlainName)).size === names.length
    );
  });
}

function filled(cells: readonly string[]): readonly string[] {
  return cells.filter((cell) => cell.trim() !== '');
}

/** What is wrong with a row of headings that somebody named; null if nothing is. */
export function explainHeadingRow(row: number): string | null {
  return Number.isInteger(row) && row >= 1 && row <= MAX_HEADING_ROW
    ? null
    : `The row of headings must be one of the first ${MAX_HEADING_ROW}: a whole number from 1 to ${MAX_HEADING_ROW}.`;
}
