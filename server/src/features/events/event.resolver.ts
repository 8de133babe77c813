import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { readNewEvent } from '#domain/events/new-event.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import type { Context } from '#graphql/context.js';
import { requireThere } from '#graphql/require.js';

import { AddEventInput, AddEventPayload, RemoveEventInput, RemoveEventPayload } from './change-event.type.js';
import { loadEvents } from './event.loader.js';
import { insertEvent, removeEvent } from './event.store.js';
import { Event, toEvent } from './event.type.js';

const gone = 'This event is no longer there as it was seen: somebody removed it. Look at the list again.';

@Resolver()
export class EventResolver {
  @Query(() => [Event], { description: 'Events, from early to late.' })
  async events(@Ctx() context: Context): Promise<readonly Event[]> {
    return (await loadEvents(context)).map(toEvent);
  }

  @Mutation(() => AddEventPayload, { description: 'Puts an event on every chart of the measures that it touches.' })
  async addEvent(
    @Arg('input', () => AddEventInput, { description: 'The event.' }) { happenedOn, title, measures, changesRecording }: AddEventInput,
    @Ctx() context: Context,
  ): Promise<AddEventPayload> {
    requireThere(context, 'ADD_EVENTS', null);
    const { database, world } = context;
    const asked = { happenedOn, title, measures: measures.filter(isMeasureKey), changesRecording };
    const read = readNewEvent(asked, world.today);
    if (!read.ok) return { event: null, problems: read.problems };
    const event = await database.write((transaction) => insertEvent(transaction, read.event));
    return { event: toEvent(event), problems: [] };
  }

  @Mutation(() => RemoveEventPayload, { description: 'Takes an event away.' })
  async removeEvent(
    @Arg('input', () => RemoveEventInput, { description: 'Which event, and as which version it was seen.' })
    { id, version }: RemoveEventInput,
    @Ctx() context: Context,
  ): Promise<RemoveEventPayload> {
    requireThere(context, 'ADD_EVENTS', null);
    const isRemoved = await context.database.write((transaction) => removeEvent(transaction, { id, version }));
    return { problems: isRemoved ? [] : [{ field: 'id', message: gone }] };
  }
}
