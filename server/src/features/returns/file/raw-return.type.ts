import type { FirstRow } from '#domain/returns/heading-row.js';

/** A row of a return as it was sent. */
export interface RawRow {
  /**
   * The number of the row as in a spreadsheet: the header is row 1, unless other rows come before
   * it.
   */
  readonly row: number;
  readonly cells: readonly string[];
  /**
   * Problems with cells that could not be read as text, such as errors in a workbook, by the index
   * of the cell from 0.
   */
  readonly faults?: ReadonlyMap<number, string>;
}

/** A column, and its heading in a file. */
export interface FileHeading {
  /** The name of the column in a return. */
  readonly column: string;
  /** The heading, shortened, and quoted so that no program acts on it. */
  readonly heading: string;
}

/** A return as it was sent, read in a stream. */
export interface RawReturn {
  readonly header: readonly string[];
  /** The row of the header, counted as in a spreadsheet; 1 if left out. */
  readonly headerRow?: number;
  /**
   * The first rows that are not empty, among the rows read to find the header. Rows above the
   * header are a title, not part of the return. Left out if there is nothing above the header.
   */
  readonly firstRows?: readonly FirstRow[];
  /**
   * The name of the sheet that is read, if other sheets are not empty; otherwise null or left out.
   */
  readonly sheet?: string | null;
  /** Columns that the sender chose to leave out, by position from 0. */
  readonly leftOut?: ReadonlySet<number>;
  /** The file’s own names for the columns in `header`; left out if the names are the same. */
  readonly headings?: readonly FileHeading[];
  /** The rows of the return. Reading them may throw `UnusableReturn`. */
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
}
