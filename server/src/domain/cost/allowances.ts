/**
 * What a caller may ask of the server: questions from pages and scripts, and files of figures. Each
 * has its own allowance.
 */
export type RequestKind = 'QUESTION' | 'FILE';

/** Points that a caller may use: see `points`. */
export interface Allowance {
  /** Points for one operation. */
  readonly operation: number;
  /** Points for an hour, which starts with its first operation. */
  readonly hour: number;
}

/**
 * The most expensive page at its widest scope uses less than half of an operation's allowance, and
 * opening one every few seconds uses less than an hour's. A file may hold more than a page shows.
 */
export const allowances: Readonly<Record<RequestKind, Allowance>> = {
  QUESTION: { operation: 2_000, hour: 300_000 },
  FILE: { operation: 4_000, hour: 100_000 },
};

/**
 * An operation of this many points or more is heavy: a caller may run only a few of those at a
 * time.
 */
export const HEAVY = 100;

/** The default allowances, with another hourly number of points for questions if one is given. */
export function toAllowances(hour: number | null): Readonly<Record<RequestKind, Allowance>> {
  return hour === null ? allowances : { ...allowances, QUESTION: { ...allowances.QUESTION, hour } };
}
