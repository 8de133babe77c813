import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { Kpi } from '#features/scorecard/kpi.type.js';
import type { Context } from '#graphql/context.js';

import { loadEvents } from './event.loader.js';
import { Event, toEvent } from './event.type.js';

@Resolver(() => Kpi)
export class KpiEventsResolver {
  @FieldResolver(() => [Event], { description: 'Events within its trend that touch the measure, from early to late.' })
  async events(@Root() { measure, trend }: Kpi, @Ctx() context: Context): Promise<readonly Event[]> {
    const [first, last] = [trend[0]?.quarter.start, trend.at(-1)?.quarter.end];
    if (first === undefined || last === undefined) return [];
    const events = await loadEvents(context);
    return events
      .filter(({ happenedOn, measures }) => happenedOn >= first && happenedOn <= last && measures.includes(measure.key))
      .map(toEvent);
  }
}
