import type { Dataset } from '#domain/lists.js';
import type { Periods } from '#domain/period.js';
import { endBefore, quarterOf } from '#domain/quarter.js';
import { ALWAYS, type DateRange, mergeRanges, rangeOf } from '#domain/time.js';

import type { World } from './world.js';

/** A publishing that changed records of a quarter, with what it may have changed for. */
export interface LateChange {
  readonly agencyId: number;
  /** First day of the quarter. */
  readonly start: string;
  readonly publishedOn: string;
}

/** A publishing that changed a quarter after it was final: the numberth of its dataset and quarter. */
export interface Revision {
  readonly agencyId: number;
  readonly quarter: string;
  /** The days of the quarter. */
  readonly days: DateRange;
  readonly publishedOn: string;
  /** From 1. */
  readonly number: number;
}

/** The days whose figures may still change, those to come among them. */
export function unsettledDays(dataset: Dataset, { periods, today }: Pick<World, 'periods' | 'today'>): readonly DateRange[] {
  const quarters = periods.unsettled(dataset, today).map((quarter) => rangeOf('QUARTER', quarter));
  return mergeRanges([...quarters, { from: endBefore(quarterOf(today)), until: ALWAYS.until }]);
}

/**
 * The revisions among changes of one dataset: those published on the day that made their quarter final, or later. Each
 * quarter counts its own.
 *
 * @param changes in the order in which they were published
 */
export function numberRevisions(changes: readonly LateChange[], dataset: Dataset, periods: Periods): readonly Revision[] {
  const counts = new Map<string, number>();
  return changes
    .map((change) => ({ ...change, quarter: quarterOf(change.start) }))
    .filter(({ quarter, publishedOn }) => publishedOn >= periods.finalFrom(dataset, quarter))
    .map(({ agencyId, quarter, publishedOn }) => {
      const number = (counts.get(quarter) ?? 0) + 1;
      counts.set(quarter, number);
      return { agencyId, quarter, days: rangeOf('QUARTER', quarter), publishedOn, number };
    });
}
