import { toQuarterOfMonth, toQuarterParts } from '#lib/quarter.js';

import type { Step } from './scope.js';

/** The text under a quarter, a month or a year on an axis. */
export interface TimeMark {
  /** `Q1 24/25`, `Apr 2024`, `2024/25` or `2024` */
  readonly words: string;
  /** Whether the mark starts a year, of the kind in which quarters are written. */
  readonly startsYear: boolean;
}

const months = new Intl.DateTimeFormat('en-GB', {
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * The mark for the key of a step: `2024-25-Q1`, `2024-04`, `2024-25` or `2024`. Null for any other
 * key.
 */
export function markTime(key: string, step: Step): TimeMark | null {
  if (step === 'year') return { words: key.replace('-', '/'), startsYear: true };
  const quarter = toQuarterParts(step === 'month' ? toQuarterOfMonth(key) : key);
  if (quarter === null) return null;
  if (step !== 'month')
    return { words: `${quarter.number} ${quarter.shortYear}`, startsYear: quarter.number === 'Q1' };
  const isFirst = (Number(key.slice(5)) - 1) % 3 === 0;
  return {
    words: months.format(new Date(`${key}-01`)),
    startsYear: isFirst && quarter.number === 'Q1',
  };
}
