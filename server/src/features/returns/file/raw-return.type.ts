import type { FirstRow } from '#domain/returns/heading-row.js';

/** A row of a return as it was sent. */
export interface RawRow {
  /** Counted as in a spreadsheet: the header is row 1, unless empty rows come before it. */
  readonly row: number;
  readonly cells: readonly string[];
  /**
   * Problems with cells that could not be read as text, such as errors in a workbook, by index from 0.
   */
  readonly faults?: ReadonlyMap<number, string>;
}

/** A column, and its heading in a file. */
export interface FileHeading {
  /** By its name in a return. */
  readonly column: string;
  /** Short, and quoted so that nothing acts on it. */
  readonly heading: string;
}

/** A return as it was sent, read in a stream. */
export interface RawReturn {
  readonly header: readonly string[];
  /** The row of the header, counted as in a spreadsheet; 1 if left out. */
  readonly headerRow?: number;
  /**
   * The first rows that are not empty, among those looked at to find the header; rows above it are
   * a title, not part of the return. Left out if there is nothing above it.
   */
  readonly firstRows?: readonly FirstRow[];
  /**
   * The name of the sheet that is read, if others hold something too; otherwise null or left out.
   */
  readonly sheet?: string | null;
  /** Columns that the sender chose to leave out, by position from 0. */
  readonly leftOut?: ReadonlySet<number>;
  /** What the file itself calls the columns in `header`; left out if the names are the same. */
  readonly headings?: readonly FileHeading[];
  /** May throw `UnusableReturn` while it is read. */
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
}
