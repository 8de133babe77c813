import type { Break } from '#domain/disclosure/raw-table.js';
import type { MeasureKey } from '#domain/measures/catalogue.js';
import { quarterOf } from '#domain/quarter.js';
import { type DateRange, overlaps, rangeOf } from '#domain/time.js';

/**
 * Whether a change in recording touches figures of a measure over some days, in order: it marks its
 * quarter, whatever part of it is asked about, and every sum over days before it and after it,
 * whether the day itself is among them or not.
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
