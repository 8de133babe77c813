import type { Filter } from '#domain/question/filter.js';
import type { DateRange } from '#domain/time.js';

import type { KeyColumn, Span } from './held-cells.js';
import type { HeldFacts } from './held-conditions.js';

/** Finds the spans of cells that are sorted by date and period. */
export function findSpans(count: number, keys: ReadonlyMap<string, KeyColumn>): readonly Span[] {
  const [dates, periods] = [keys.get('counted_by'), keys.get('period_start')];
  const spans: Span[] = [];
  let from = 0;
  for (let row = 1; row <= count; row += 1) {
    const isSame =
      row < count &&
      dates?.places[row] === dates?.places[from] &&
      periods?.places[row] === periods?.places[from];
    if (isSame) continue;
    spans.push({
      countedBy: String(dates?.values[dates.places[from] ?? 0]),
      periodStart: String(periods?.values[periods.places[from] ?? 0]),
      from,
      until: row,
    });
    from = row;
  }
  return spans;
}

/** The cells that may count on the days of a filter, regardless of its other conditions. */
export function spansOf(
  { cells, facts }: HeldFacts,
  filter: Filter,
): readonly (readonly [number, number])[] {
  const times = timesOf(filter);
  const isAsked = ({ countedBy, periodStart }: Span) =>
    countedBy === facts.countedBy &&
    times.every((ranges) =>
      ranges.some(({ from, until }) => periodStart >= from && periodStart < until),
    );
  return cells.spans.filter(isAsked).map(({ from, until }) => [from, until] as const);
}

/** The filter without the days that `spansOf` chooses cells by. */
export function withoutSpans(filter: Filter): Filter {
  if ('and' in filter) return { and: filter.and.map(withoutSpans) };
  return 'leaf' in filter && filter.leaf.axis === 'TIME' ? { and: [] } : filter;
}

/** The days in each condition that all records must meet. */
function timesOf(filter: Filter): readonly (readonly DateRange[])[] {
  if ('and' in filter) return filter.and.flatMap(timesOf);
  return 'leaf' in filter && filter.leaf.axis === 'TIME' ? [filter.leaf.ranges] : [];
}
