import { showUnseen } from './unseen.js';

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

const LONGEST_VALUE = 100;

/** A value as an issue quotes it: at most 100 characters, without anything that a screen would obey. */
export function toQuotedValue(text: string): string {
  const characters = Array.from(text.slice(0, LONGEST_VALUE * 2));
  const short = characters.slice(0, LONGEST_VALUE).join('');
  const isCut = characters.length > LONGEST_VALUE || text.length > LONGEST_VALUE * 2;
  return showUnseen(short) + (isCut ? '…' : '');
}
