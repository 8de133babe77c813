/** WARN asks whether it is meant and may be published; FAIL must be mended first. */
export type Level = 'WARN' | 'FAIL';

/** What is wrong with a cell, a row or the header. */
export interface Issue {
  readonly level: Level;
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** Null where the whole row is meant. */
  readonly column: string | null;
  /** What was sent, cut short where it is long; null where the whole row is meant. */
  readonly value: string | null;
  /** What is wrong and what would be accepted, in whole sentences. */
  readonly message: string;
}
