import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { isSameEvent, readNewEvent } from '#domain/events/new-event.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Context } from '#graphql/context.js';
import { requireThere } from '#graphql/require.js';

import {
  AddEventInput,
  AddEventPayload,
  ChangeEventInput,
  ChangeEventPayload,
  RemoveEventInput,
  RemoveEventPayload,
} from './change-event.type.js';
import { loadEvents } from './event.loader.js';
import type { EventRecord } from './event.reader.js';
import { changeEvent, insertEvent, removeEvent } from './event.store.js';
import { Event, toEvent } from './event.type.js';

const gone = 'Somebody has removed this event. Look at the list again.';

@Resolver()
export class EventResolver {
  @Query(() => [Event], { description: 'Events, earliest first.' })
  async events(@Ctx() context: Context): Promise<readonly Event[]> {
    return (await loadEvents(context)).map(toEvent);
  }

  @Mutation(() => AddEventPayload, {
    description:
      'Puts an event on every chart of the measures that it affects. The same event sent again within a minute is not added twice.',
  })
  async addEvent(
    @Arg('input', () => AddEventInput, { description: 'The event.' }) {
      happenedOn,
      title,
      measures,
      changesRecording,
    }: AddEventInput,
    @Ctx() context: Context,
  ): Promise<AddEventPayload> {
    requireThere(context, 'ADD_EVENTS', { areaCode: null, agencyId: null });
    const { clock, database, referenceData } = context;
    const asked = { happenedOn, title, measures: measures.filter(isMeasureKey), changesRecording };
    const read = readNewEvent(asked, referenceData.today);
    if (!read.ok) return { event: null, problems: read.problems };
    const event = await database.write(async (transaction) => {
      const added = await insertEvent(transaction, read.event, clock.now());
      if (added.isNew) transaction.log(toEntry('Added', added.event, context));
      return added.event;
    });
    return { event: toEvent(event), problems: [] };
  }

  @Mutation(() => ChangeEventPayload, {
    description: 'Changes an event. Charts show the changed event.',
  })
  async changeEvent(
    @Arg('input', () => ChangeEventInput, { description: 'The event.' }) {
      id,
      version,
      ...parts
    }: ChangeEventInput,
    @Ctx() context: Context,
  ): Promise<ChangeEventPayload> {
    requireThere(context, 'ADD_EVENTS', { areaCode: null, agencyId: null });
    const asked = { ...parts, measures: parts.measures.filter(isMeasureKey) };
    const read = readNewEvent(asked, context.referenceData.today);
    if (!read.ok) return { event: null, problems: read.problems };
    const { event, former } = await context.database.write(async (transaction) => {
      const changed = await changeEvent(transaction, { id, seen: version }, read.event);
      if (changed.event && changed.former)
        transaction.log({
          ...toEntry('Changed', changed.event, context),
          what: `${describe('Changed', changed.event)} Before: ${describe('', changed.former)}`,
        });
      return changed;
    });
    if (event === null) return { event: null, problems: [{ field: 'id', message: gone }] };
    const isDone = former !== null || isSameEvent(event, read.event);
    return {
      event: toEvent(event),
      problems: isDone
        ? []
        : [
            {
              field: 'version',
              message: `Somebody else has changed this: it is now ${describe('', event)} Check it before you save yours.`,
            },
          ],
    };
  }

  @Mutation(() => RemoveEventPayload, { description: 'Removes an event.' })
  async removeEvent(
    @Arg('input', () => RemoveEventInput, {
      description: 'The event, and the version that you saw.',
    })
    { id, version }: RemoveEventInput,
    @Ctx() context: Context,
  ): Promise<RemoveEventPayload> {
    requireThere(context, 'ADD_EVENTS', { areaCode: null, agencyId: null });
    const { removed, now } = await context.database.write(async (transaction) => {
      const done = await removeEvent(transaction, { id, version });
      if (done.removed) transaction.log(toEntry('Removed', done.removed, context));
      return done;
    });
    if (removed) return { problems: [] };
    if (now === null) return { problems: [{ field: 'id', message: gone }] };
    const message = `Somebody else has changed this: it is now ${describe('', now)} Check it before you remove it.`;
    return { problems: [{ field: 'version', message }] };
  }
}

/**
 * `Added the event "New form" of 2025-05-01, on the charts of Reports, Referrals; it changes
 * recording.`
 */
function toEntry(
  done: 'Added' | 'Changed' | 'Removed',
  event: EventRecord,
  { clock, identity }: Context,
): Entry {
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ALTERATION',
    ...actingIn(identity),
    what: describe(done, event),
  };
}

function describe(
  done: 'Added' | 'Changed' | 'Removed' | '',
  { title, happenedOn, measures, changesRecording }: EventRecord,
): string {
  const names = measures.map((key) => (isMeasureKey(key) ? measureOf(key).name : key)).join(', ');
  return `${done} the event "${title}" of ${happenedOn}, on the charts of ${names}${changesRecording ? '; it changes recording' : ''}.`.trimStart();
}
