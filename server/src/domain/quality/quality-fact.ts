import type { Quarter } from '#domain/quarter.js';
import type { ReturnState } from '#domain/returned/return-state.js';

/** What is known about one agency's return of one dataset for one quarter. */
export interface QualityFact {
  readonly agencyId: number;
  readonly quarter: Quarter;
  readonly isOwed: boolean;
  readonly state: ReturnState;
  /**
   * How many returns the agency sent for the quarter after the first whole one, of those that still
   * count.
   */
  readonly sentAgain: number;
  /** How many rows the returns in `sentAgain` corrected or withdrew. */
  readonly changed: number;
  /** How many rows the latest whole return has, and with how many warnings it was published. */
  readonly rows: number;
  readonly warnings: number;
  /**
   * How many rows the quarter has today, not their quantities: all rows, those with a place, and
   * those with a larger place.
   */
  readonly records: number;
  readonly placed: number;
  readonly largerPlace: number;
  /**
   * How many groups do not follow from the previous register; null if there is no such register.
   */
  readonly gaps: number | null;
  /** How many rows have no known value, by the column of the return. */
  readonly unknown: Readonly<Record<string, number>>;
}

/** Whether a whole return came in, on time or late. */
export function isReceived({ state }: Pick<QualityFact, 'state'>): boolean {
  return state === 'RECEIVED' || state === 'RECEIVED_LATE';
}
