import type { PlainDate } from '#domain/plain-date.js';

/** Where a figure runs, and what it is of. */
export interface Charted {
  readonly measure: { readonly key: string };
  readonly trend: readonly {
    readonly quarter: { readonly start: PlainDate; readonly end: PlainDate };
  }[];
}

/**
 * The events within the trend of a figure that touch its measure, in the order in which they came.
 */
export function eventsOf<Event extends { readonly happenedOn: PlainDate }>(
  { measure, trend }: Charted,
  events: readonly Event[],
  overlaps: (event: Event, measure: string) => boolean,
): readonly Event[] {
  const [first, last] = [trend[0]?.quarter.start, trend.at(-1)?.quarter.end];
  if (first === undefined || last === undefined) return [];
  return events.filter(
    (event) =>
      event.happenedOn >= first && event.happenedOn <= last && overlaps(event, measure.key),
  );
}
