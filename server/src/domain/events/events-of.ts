import type { PlainDate } from '#domain/plain-date.js';

/** The measure of a figure, and the quarters of its trend. */
export interface Charted {
  readonly measure: { readonly key: string };
  readonly trend: readonly {
    readonly quarter: { readonly start: PlainDate; readonly end: PlainDate };
  }[];
}

/** The events within a figure's trend that affect its measure, in the order given. */
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
