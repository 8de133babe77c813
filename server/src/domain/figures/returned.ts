import type { PlainDate } from '#domain/plain-date.js';
import { endBefore, quarterOf } from '#domain/quarter.js';
import { type DateRange, doOverlap } from '#domain/time.js';

/** A quarter for which agencies have published returns of a dataset. */
export interface ReturnedQuarter {
  /** First day of the quarter. */
  readonly start: PlainDate;
  readonly agencyIds: readonly number[];
}

/**
 * Whether anybody has sent a return that could hold records of these days. Where nobody has, a figure is missing; where
 * somebody has and there is no record, it is 0.
 *
 * @param agencyIds the agencies asked about; null means all
 */
export function isReturned(
  returned: readonly ReturnedQuarter[],
  days: readonly DateRange[],
  agencyIds: ReadonlySet<number> | null,
): boolean {
  return returned.some(({ start, agencyIds: senders }) => {
    const quarter = { from: start, until: endBefore(quarterOf(start)) };
    return days.some((range) => doOverlap(range, quarter)) && (!agencyIds || senders.some((id) => agencyIds.has(id)));
  });
}
