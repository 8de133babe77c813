import { Field, ID, Int, ObjectType } from 'type-graphql';

import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { PlainDate } from '#domain/plain-date.js';
import { Measure, toMeasure } from '#features/measures/measure.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

import type { EventRecord } from './event.reader.js';

@ObjectType('Event', {
  description: 'What happened on a day and affects figures.',
  simpleResolvers: true,
})
export class Event {
  @Field(() => ID)
  id: string;

  @Field(() => PlainDateScalar)
  happenedOn: PlainDate;

  @Field(() => String)
  title: string;

  @Field(() => [Measure], { description: 'The measures that it affects.' })
  measures: readonly Measure[];

  @Field(() => Boolean, {
    description:
      'True if figures from before and after it cannot be compared: limits start again, and its quarter is marked [b].',
  })
  changesRecording: boolean;

  @Field(() => Int)
  version: number;
}

/** An event as in the API. Measures that are no longer in the catalogue are left out. */
export function toEvent({ measures, ...event }: EventRecord): Event {
  return {
    ...event,
    measures: measures.filter(isMeasureKey).map((key) => toMeasure(measureOf(key))),
  };
}
