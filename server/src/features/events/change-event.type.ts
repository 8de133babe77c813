import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

import { Event } from './event.type.js';

@InputType('AddEventInput', {
  description: 'What happened on a day, and the measures that it affects.',
})
export class AddEventInput {
  @Field(() => PlainDateScalar, { description: 'From 1 January 2000 to a year from today.' })
  happenedOn: PlainDate;

  @Field(() => String, {
    description: 'One line of 1 to 200 characters; spaces at either end are removed.',
  })
  title: string;

  @Field(() => [MeasureKey], { description: 'At least one, each once.' })
  measures: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether figures from before and after it cannot be compared.',
  })
  changesRecording: boolean;
}

@ObjectType('AddEventPayload', {
  description: 'The result of adding an event.',
  simpleResolvers: true,
})
export class AddEventPayload {
  @Field(() => Event, { nullable: true, description: 'Null if there are problems.' })
  event: Event | null;

  @Field(() => [Problem], { description: 'Why it was not added. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('ChangeEventInput', {
  description: 'The event with its new values, and the version that you saw.',
})
export class ChangeEventInput extends AddEventInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('ChangeEventPayload', {
  description: 'The result of changing an event.',
  simpleResolvers: true,
})
export class ChangeEventPayload {
  @Field(() => Event, {
    nullable: true,
    description:
      'The current event, whoever changed it. Null if it was removed, or the input is wrong.',
  })
  event: Event | null;

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('RemoveEventInput', {
  description: 'The event to delete, and the version that you saw.',
})
export class RemoveEventInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('RemoveEventPayload', {
  description: 'The result of removing an event.',
  simpleResolvers: true,
})
export class RemoveEventPayload {
  @Field(() => [Problem], { description: 'Why it was not removed. Empty if it was.' })
  problems: readonly Problem[];
}
