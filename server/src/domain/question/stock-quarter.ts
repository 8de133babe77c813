import type { Source } from '#domain/measures/measure.js';
import { type Quarter, quarterOf, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { type DateRange, overlaps, rangeOf } from '#domain/time.js';

/**
 * The quarter at whose end a stock is taken: the last one that overlaps the period and is closed
 * for its source; if none is closed, the last that has begun. Null if the period is in the future.
 *
 * @param days the period, in order; both ends may be open
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
