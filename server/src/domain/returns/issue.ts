/** WARN needs confirming and may be published; FAIL must be corrected first. */
export type Level = 'WARN' | 'FAIL';

/** What is wrong with a cell, a row or the header. */
export interface Issue {
  readonly level: Level;
  /** The row's number, as in a spreadsheet: the header is row 1. */
  readonly row: number;
  /** The column; null for the whole row. */
  readonly column: string | null;
  /** What was sent, shortened if long; null for the whole row. */
  readonly value: string | null;
  /** What is wrong and what would be accepted, in whole sentences. */
  readonly message: string;
  /** The value that is probably meant, which is accepted; left out if nothing suggests one. */
  readonly meant?: string;
}
