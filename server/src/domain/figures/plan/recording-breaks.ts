import type { Break } from '#domain/disclosure/raw-table.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import { quarterOf } from '#domain/quarter.js';
import { type DateRange, overlaps, rangeOf } from '#domain/time.js';

/**
 * Whether a change in recording affects a figure over some days, in order: it affects its own
 * quarter, whatever part of it is asked about, and every sum over days before it and after it,
 * whether the day itself is included or not.
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
