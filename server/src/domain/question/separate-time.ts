import type { DateRange } from '#domain/time.js';

import { axesOf, daysOf, type Filter } from './filter.js';

/** A filter split in two: the days on which records count, and all other conditions. */
export interface SeparatedTime {
  /** The days, in order; both ends may be open. */
  readonly days: readonly DateRange[];
  readonly others: Filter;
}

/**
 * Separates a filter's conditions on time. Null if these are combined with others under `or` or
 * `not`.
 */
export function separateTime(filter: Filter): SeparatedTime | null {
  const parts = sideBySide(filter);
  const timed = parts.filter((part) => axesOf(part).has('TIME'));
  if (timed.some((part) => axesOf(part).size > 1)) return null;
  return {
    days: daysOf({ and: timed }),
    others: { and: parts.filter((part) => !timed.includes(part)) },
  };
}

/** A filter with the same conditions for other days. */
export function onDays({ others }: SeparatedTime, ranges: readonly DateRange[]): Filter {
  return { and: [others, { leaf: { axis: 'TIME', ranges } }] };
}

function sideBySide(filter: Filter): readonly Filter[] {
  return 'and' in filter ? filter.and.flatMap(sideBySide) : [filter];
}
