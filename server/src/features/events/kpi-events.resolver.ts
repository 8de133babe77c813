import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { eventsOf } from '#domain/events/events-of.js';
import { Kpi } from '#features/scorecard/kpi.type.js';
import type { Context } from '#graphql/context.js';

import { loadEvents } from './event.loader.js';
import { Event, toEvent } from './event.type.js';

/** The events frozen with a figure in a signed pack. */
interface Frozen {
  readonly events?: readonly Event[];
}

@Resolver(() => Kpi)
export class KpiEventsResolver {
  @FieldResolver(() => [Event], {
    description: 'Events within its trend that affect the measure, earliest first.',
  })
  async events(@Root() kpi: Kpi & Frozen, @Ctx() context: Context): Promise<readonly Event[]> {
    if (kpi.events !== undefined) return kpi.events;
    return eventsOf(kpi, await loadEvents(context), ({ measures }, key) =>
      measures.includes(key),
    ).map(toEvent);
  }
}
