/**
 * What somebody may ask the server for: questions of pages and scripts, or files of figures. Each
 * has an allowance of its own.
 */
export type RequestKind = 'QUESTION' | 'FILE';

/** Points that a caller may have: see `points`. */
export interface Allowance {
  /** For one operation. */
  readonly operation: number;
  /** For an hour, counted from the first of its operations. */
  readonly hour: number;
}

/**
 * The dearest page in its widest scope takes less than half of an operation, and somebody who opens
 * one every few seconds less than an hour's; a file may hold more than a page shows.
 */
export const allowances: Readonly<Record<RequestKind, Allowance>> = {
  QUESTION: { operation: 2_000, hour: 300_000 },
  FILE: { operation: 4_000, hour: 100_000 },
};

/** From so many points on an operation is heavy: a caller has few of those in work at a time. */
export const HEAVY = 100;

/**
 * The usual allowances, with another number of points for the questions of an hour where one is
 * given.
 */
export function toAllowances(hour: number | null): Readonly<Record<RequestKind, Allowance>> {
  return hour === null ? allowances : { ...allowances, QUESTION: { ...allowances.QUESTION, hour } };
}
