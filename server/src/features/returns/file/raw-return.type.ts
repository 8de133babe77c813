import type { FirstRow } from '#domain/returns/heading-row.js';

/** A row of a return as it was sent. */
export interface RawRow {
  /** As a spreadsheet counts: the header is row 1, unless empty rows stand before it. */
  readonly row: number;
  readonly cells: readonly string[];
  /**
   * Problems with cells that could not be read as text, such as errors in a workbook, by index from 0.
   */
  readonly faults?: ReadonlyMap<number, string>;
}

/** A return as it was sent, read as it comes. */
export interface RawReturn {
  readonly header: readonly string[];
  /** Where the header stands, as a spreadsheet counts; 1 where it is left out. */
  readonly headerRow?: number;
  /**
   * The first rows that hold something, as far as they were read to find the header; those above it
   * are a title, and are not read. Nothing stands above it where they are left out.
   */
  readonly firstRows?: readonly FirstRow[];
  /** Columns, by their places from 0, that the sender said to leave out. */
  readonly leftOut?: ReadonlySet<number>;
  /** May throw `UnusableReturn` on the way. */
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
}
