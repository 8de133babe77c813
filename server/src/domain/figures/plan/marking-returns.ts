import type { Measure } from '#domain/measures/measure.js';
import { endBefore, quarterOf, shift, startOf } from '#domain/quarter.js';
import type { ReturnedQuarter } from '#domain/returned/returned-quarters.js';
import { ALWAYS, type DateRange, keysIn, mergeRanges, overlaps, rangeOf } from '#domain/time.js';

interface Returned {
  /** Who has returned the dataset that the measure depends on. */
  readonly returned: readonly ReturnedQuarter[];
  /** Whether a figure covers four quarters and so needs the returns of all four. */
  readonly isRolling: boolean;
}

/**
 * Whether the returns that mark the records of these days were never sent, so that a share of
 * marked records would be too low by an unknown amount, and usually a wrong 0. One agency's return
 * is enough: it need not be an agency that sent the records.
 */
export function isUnmarked(
  { dependsOn }: Pick<Measure, 'dependsOn'>,
  days: readonly DateRange[],
  { returned, isRolling }: Returned,
): boolean {
  if (!dependsOn || days.length === 0) return false;
  const told = returned.map(({ start }) => ({
    from: start,
    until: endBefore(shift(quarterOf(start), dependsOn.quarters - 1)),
  }));
  const isTold = (range: DateRange) => told.some((each) => overlaps(range, each));
  if (!isRolling) return !days.some(isTold);
  return !days
    .flatMap((range) => keysIn('QUARTER', range))
    .every((quarter) => isTold(rangeOf('QUARTER', quarter)));
}

/**
 * The days of the returns that may mark records of these days: a return also marks records of some
 * later quarters, so these days begin earlier.
 */
export function markingDays(
  { quarters }: NonNullable<Measure['dependsOn']>,
  days: readonly DateRange[],
): readonly DateRange[] {
  const isOpen = (from: string) => from === ALWAYS.from;
  const back = (from: string) =>
    isOpen(from) ? from : startOf(shift(quarterOf(from), 1 - quarters));
  return mergeRanges(days.map(({ from, until }) => ({ from: back(from), until })));
}
