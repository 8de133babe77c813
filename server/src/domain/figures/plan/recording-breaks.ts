import type { Break } from '#domain/disclosure/raw-table.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import { quarterOf } from '#domain/quarter.js';
import { type DateRange, overlaps, rangeOf } from '#domain/time.js';

/**
 * Whether a change in recording affects a figure over some days, which are in order. A change
 * affects its own quarter, even if only part of the quarter is asked about, and every sum over days
 * before and after the change, whether or not the day itself is included.
 */
export function overlapsBreak(
  { happenedOn, measures }: Break,
  measure: MeasureKey,
  days: readonly DateRange[],
): boolean {
  if (!measures.includes(measure)) return false;
  const quarter = rangeOf('QUARTER', quarterOf(happenedOn));
  const [first, last] = [days[0], days.at(-1)];
  const isAround =
    first !== undefined && last !== undefined && first.from < happenedOn && happenedOn < last.until;
  return isAround || days.some((range) => overlaps(range, quarter));
}
