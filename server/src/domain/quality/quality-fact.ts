import type { Quarter } from '#domain/quarter.js';
import type { ReturnState } from '#domain/returns/return-state.js';

/** What is known of one agency's return of one dataset for one quarter. */
export interface QualityFact {
  readonly agencyId: number;
  readonly quarter: Quarter;
  readonly isOwed: boolean;
  readonly state: ReturnState;
  /** Returns that the agency sent for the quarter after its first whole one, and still count. */
  readonly sentAgain: number;
  /** Rows that those corrected or withdrew. */
  readonly changed: number;
  /** Rows of the latest whole return, and the warnings with which it was published. */
  readonly rows: number;
  readonly warnings: number;
  /** Rows of the quarter today, whatever number each stands for; those with a place; those with a larger one. */
  readonly records: number;
  readonly placed: number;
  readonly largerPlace: number;
  /** Groups by which a register does not follow from the one before; null where nothing is to follow. */
  readonly gaps: number | null;
  /** Rows without a known value, by the column of the return. */
  readonly unknown: Readonly<Record<string, number>>;
}

/** Whether a return came, whole, on time or not. */
export function isReceived({ state }: Pick<QualityFact, 'state'>): boolean {
  return state === 'RECEIVED' || state === 'RECEIVED_LATE';
}
