import type { Source } from '#domain/measures/measure.js';
import { type Quarter, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type DateRange, overlaps, rangeOf } from '#domain/time.js';

/**
 * The quarter whose end a stock is taken at: the last one that shares a day with the period and is
 * closed for its source; where none of them is, the last that has begun. Null where the period lies
 * in the future.
 *
 * @param days the period, in order; it may be open at both ends
 */
export function lastQuarterOf(
  days: readonly DateRange[],
  source: Source,
  { periods, today }: Pick<ReferenceData, 'periods' | 'today'>,
): Quarter | null {
  const isOpen = (quarter: Quarter) =>
    (source === 'RETURNS'
      ? periods.minSettled(quarter, today)
      : periods.statusOf(source, quarter, today)) === 'OPEN';
  const running = quarterOf(today);
  const [first] = days;
  if (!first || first.from > rangeOf('QUARTER', running).from)
    return isIn(running, days) ? running : null;
  const earliest = quarterOf(first.from);
  let last: Quarter | null = null;
  for (let quarter = running; quarter >= earliest; quarter = shift(quarter, -1)) {
    if (!isIn(quarter, days)) continue;
    last ??= quarter;
    if (!isOpen(quarter)) return quarter;
  }
  return last;
}

function isIn(quarter: Quarter, days: readonly DateRange[]): boolean {
  return days.some((range) => overlaps(range, rangeOf('QUARTER', quarter)));
}
