import type { DateRange } from '#domain/time.js';

import { axesOf, daysOf, type Filter } from './filter.js';

/** A filter as two: the days on which records count, and all else that is asked of them. */
export interface SeparatedTime {
  /** In order; they may be open at both ends. */
  readonly days: readonly DateRange[];
  readonly others: Filter;
}

/**
 * Sets what a filter asks of time apart. Null where that stands under `or` or `not` together with
 * something else.
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

/** The filter that asks the same of records on other days. */
export function onDays({ others }: SeparatedTime, ranges: readonly DateRange[]): Filter {
  return { and: [others, { leaf: { axis: 'TIME', ranges } }] };
}

function sideBySide(filter: Filter): readonly Filter[] {
  return 'and' in filter ? filter.and.flatMap(sideBySide) : [filter];
}
