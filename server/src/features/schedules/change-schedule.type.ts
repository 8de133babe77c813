import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { MeasureKey } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';
import { JsonScalar } from '#graphql/scalars.js';

import { Cadence, Delivery, Schedule, SubjectKind } from './schedule.type.js';

@InputType('ScheduleSubjectInput', { description: 'What a schedule answers.' })
export class ScheduleSubjectInput {
  @Field(() => SubjectKind)
  kind: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The saved question, for a schedule about a saved question.',
  })
  savedQuery?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Values of its variables by name. Those left out keep their saved values.',
  })
  variables?: unknown;

  @Field(() => MeasureKey, {
    nullable: true,
    description: 'The measure, for a schedule about a measure.',
  })
  measure?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The area for the measure or the Overview. By default, the whole partnership.',
  })
  area?: string | null;
}

@InputType('SaveScheduleInput', {
  description: 'The schedule to save: a new one, or a change to one of yours.',
})
export class SaveScheduleInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The schedule to change. Without it, a new one is made.',
  })
  id?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you saw. Leave it out for a new one.',
  })
  version?: number | null;

  @Field(() => String, {
    description: 'One line of 1 to 200 characters; spaces at either end are removed.',
  })
  title: string;

  @Field(() => ScheduleSubjectInput)
  subject: ScheduleSubjectInput;

  @Field(() => Cadence)
  cadence: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The day of the week, 1 for Monday to 7 for Sunday, for a weekly one.',
  })
  weekday?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The hour, from 0 to 23, London time. Leave it out if it runs after each publication.',
  })
  hour?: number | null;

  @Field(() => [Delivery], { description: 'How its answer is delivered: at least one way.' })
  delivers: readonly string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Other people who receive it, at most 50: see colleagues.',
  })
  recipients: readonly string[];
}

@ObjectType('SaveSchedulePayload', {
  description: 'The result of saving a schedule.',
  simpleResolvers: true,
})
export class SaveSchedulePayload {
  @Field(() => Schedule, {
    nullable: true,
    description: 'Its current state. Null if it was not saved, or you may not see it.',
  })
  schedule: Schedule | null;

  @Field(() => [Problem], { description: 'Why it was not saved. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('DeleteScheduleInput', {
  description: 'The schedule to delete, and the version that you saw.',
})
export class DeleteScheduleInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('DeleteSchedulePayload', {
  description: 'The result of deleting a schedule.',
  simpleResolvers: true,
})
export class DeleteSchedulePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The schedule that was deleted. Null if there are problems.',
  })
  deleted: string | null;

  @Field(() => [Problem], { description: 'Why it was not deleted. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('PauseScheduleInput', {
  description: 'The schedule to pause, and the version that you saw.',
})
export class PauseScheduleInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('PauseSchedulePayload', {
  description: 'The result of pausing a schedule.',
  simpleResolvers: true,
})
export class PauseSchedulePayload {
  @Field(() => Schedule, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  schedule: Schedule | null;

  @Field(() => [Problem], { description: 'Why it was not paused. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('ResumeScheduleInput', {
  description: 'The schedule to resume, and the version that you saw.',
})
export class ResumeScheduleInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('ResumeSchedulePayload', {
  description: 'The result of resuming a schedule.',
  simpleResolvers: true,
})
export class ResumeSchedulePayload {
  @Field(() => Schedule, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  schedule: Schedule | null;

  @Field(() => [Problem], { description: 'Why it was not resumed. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('ResumeAllSchedulesInput', {
  description: 'Which schedules and alerts to resume, of those that a restored backup paused.',
})
export class ResumeAllSchedulesInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'Only those that this agency keeps. By default, those of all agencies that you administer.',
  })
  agency?: string | null;
}

@ObjectType('ResumeAllSchedulesPayload', {
  description: 'The result of resuming all schedules.',
  simpleResolvers: true,
})
export class ResumeAllSchedulesPayload {
  @Field(() => Int, { description: 'How many were resumed, including alerts.' })
  resumed: number;

  @Field(() => [Problem], {
    description: 'Why they were not resumed. Empty if they were.',
  })
  problems: readonly Problem[];
}

@InputType('TakeOverScheduleInput', { description: 'The schedule whose owner has left.' })
export class TakeOverScheduleInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('TakeOverSchedulePayload', {
  description: 'The result of taking a schedule over.',
  simpleResolvers: true,
})
export class TakeOverSchedulePayload {
  @Field(() => Schedule, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  schedule: Schedule | null;

  @Field(() => [Problem], {
    description: 'Why it was not taken over. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('LeaveScheduleInput', { description: 'The schedule to leave.' })
export class LeaveScheduleInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('LeaveSchedulePayload', {
  description: 'The result of leaving a schedule.',
  simpleResolvers: true,
})
export class LeaveSchedulePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The schedule that is no longer sent to you. Null if there are problems.',
  })
  left: string | null;

  @Field(() => [Problem], {
    description: 'Why you could not leave it. Empty if you did.',
  })
  problems: readonly Problem[];
}
