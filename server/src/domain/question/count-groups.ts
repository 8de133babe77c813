import { type Axis, type Dimension, dimensions } from '#domain/measures/dimensions.js';
import { endBefore, type Quarter, quarterOf, shift, startOf } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { ALWAYS, type DateRange, intersectRanges, type TimeGrain } from '#domain/time.js';

import { grains, isTimeDimension, toCell, valuesOf } from './dimension-values.js';
import { daysOf, type Filter, mayHold } from './filter.js';
import { MAX_GROUPS } from './question.js';

const monthsOf = {
  MONTH: 1,
  QUARTER: 3,
  FINANCIAL_YEAR: 12,
  CALENDAR_YEAR: 12,
} as const satisfies Record<TimeGrain, number>;

/** The number of quarters that data is assumed to cover if no agency owes anything. */
const USUAL_QUARTERS = 20;

/**
 * The number of groups that a question could make, listed or not. It is the product, over the axes,
 * of the number of values that the filter allows and one for none, for only the finest dimension of
 * each axis. It is never more than a question may make.
 */
export function countGroups(
  { by, filter }: { readonly by: readonly Dimension[]; readonly filter: Filter },
  referenceData: ReferenceData,
): number {
  const counts = new Map<Axis, number>();
  for (const dimension of by) {
    const { axis } = dimensions[dimension];
    counts.set(
      axis,
      Math.max(counts.get(axis) ?? 1, countValues(dimension, filter, referenceData)),
    );
  }
  return Math.min(
    [...counts.values()].reduce((product, count) => product * count, 1),
    MAX_GROUPS,
  );
}

/** The number of values of a dimension that records meeting the filter may have. */
export function countValues(
  dimension: Dimension,
  filter: Filter,
  referenceData: ReferenceData,
): number {
  if (isTimeDimension(dimension)) return countPeriods(grains[dimension], filter, referenceData);
  const ended = dimension === 'AREA' ? referenceData.places.areas.map(({ code }) => code) : [];
  const values = [...new Set([...valuesOf(dimension, referenceData), ...ended])];
  return (
    values.filter((value) => mayHold(filter, toCell(dimension, value, referenceData))).length + 1
  );
}

/**
 * Periods of the days asked about: from the first day named, or else since data is owed, to the
 * last day named, and never past the current quarter.
 */
function countPeriods(grain: TimeGrain, filter: Filter, referenceData: ReferenceData): number {
  const first = startOf(findFirstQuarter(referenceData));
  const last = endBefore(quarterOf(referenceData.today));
  const named = daysOf(filter).map(({ from, until }): DateRange => ({
    from: from === ALWAYS.from ? first : from,
    until: until === ALWAYS.until ? last : until,
  }));
  const asked = intersectRanges(named, [{ from: ALWAYS.from, until: last }]);
  return asked.reduce(
    (sum, range) => sum + Math.ceil(monthsBetween(range) / monthsOf[grain]) + 1,
    0,
  );
}

/** The first quarter for which data is owed; if none is, the one `USUAL_QUARTERS` ago. */
export function findFirstQuarter({
  obligations,
  today,
}: Pick<ReferenceData, 'obligations' | 'today'>): Quarter {
  const usual = shift(quarterOf(today), -USUAL_QUARTERS);
  return obligations.reduce(
    (first, { from }) => (from < first ? from : first),
    obligations[0]?.from ?? usual,
  );
}

function monthsBetween({ from, until }: DateRange): number {
  const toMonths = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return Math.max(toMonths(until) - toMonths(from), 0) + 1;
}
