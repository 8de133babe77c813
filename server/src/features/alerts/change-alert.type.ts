import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Dataset, MeasureKey } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';
import { JsonScalar } from '#graphql/scalars.js';

import { Alert, AlertRule } from './alert.type.js';

@InputType('SaveAlertInput', {
  description: 'The alert to save: a new one, or a change to one of yours.',
})
export class SaveAlertInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The alert to change. Without it, a new one is made.',
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

  @Field(() => AlertRule)
  rule: string;

  @Field(() => MeasureKey, {
    nullable: true,
    description:
      'The measure to watch; for a threshold, the measure of the question, by default its only one.',
  })
  measure?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The area for which the measure is watched. By default, the whole partnership.',
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The agency whose returns are watched. By default, every agency.',
  })
  agency?: string | null;

  @Field(() => Dataset, {
    nullable: true,
    description: 'The dataset of the returns watched. By default, all.',
  })
  dataset?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'For a threshold, the saved question whose total is watched: one question for figures.',
  })
  savedQuery?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Values of its variables by name. Those left out keep their saved values.',
  })
  variables?: unknown;

  @Field(() => Float, {
    nullable: true,
    description: 'For a threshold, the value that the total is compared with.',
  })
  threshold?: number | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether it is raised when the total is above the threshold rather than below it.',
  })
  isAbove: boolean;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Other people who are notified, at most 50: see colleagues.',
  })
  recipients: readonly string[];
}

@ObjectType('SaveAlertPayload', {
  description: 'The result of saving an alert.',
  simpleResolvers: true,
})
export class SaveAlertPayload {
  @Field(() => Alert, {
    nullable: true,
    description: 'Its current state. Null if it was not saved, or you may not see it.',
  })
  alert: Alert | null;

  @Field(() => [Problem], { description: 'Why it was not saved. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('DeleteAlertInput', {
  description: 'The alert to delete, and the version that you saw.',
})
export class DeleteAlertInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('DeleteAlertPayload', {
  description: 'The result of deleting an alert.',
  simpleResolvers: true,
})
export class DeleteAlertPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The alert that was deleted. Null if there are problems.',
  })
  deleted: string | null;

  @Field(() => [Problem], { description: 'Why it was not deleted. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('AcknowledgeAlertInput', { description: 'The alert to acknowledge.' })
export class AcknowledgeAlertInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('AcknowledgeAlertPayload', {
  description: 'The result of acknowledging an alert.',
  simpleResolvers: true,
})
export class AcknowledgeAlertPayload {
  @Field(() => Alert, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  alert: Alert | null;

  @Field(() => [Problem], {
    description: 'Why it was not acknowledged. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('ResumeAlertInput', {
  description: 'The alert to resume, and the version that you saw.',
})
export class ResumeAlertInput {
  @Field(() => ID)
  id: string;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('ResumeAlertPayload', {
  description: 'The result of resuming an alert.',
  simpleResolvers: true,
})
export class ResumeAlertPayload {
  @Field(() => Alert, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  alert: Alert | null;

  @Field(() => [Problem], { description: 'Why it was not resumed. Empty if it was.' })
  problems: readonly Problem[];
}

@InputType('TakeOverAlertInput', { description: 'The alert whose owner has left.' })
export class TakeOverAlertInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('TakeOverAlertPayload', {
  description: 'The result of taking an alert over.',
  simpleResolvers: true,
})
export class TakeOverAlertPayload {
  @Field(() => Alert, {
    nullable: true,
    description: 'Its current state. Null if you may not see it.',
  })
  alert: Alert | null;

  @Field(() => [Problem], {
    description: 'Why it was not taken over. Empty if it was.',
  })
  problems: readonly Problem[];
}

@InputType('LeaveAlertInput', { description: 'The alert to leave.' })
export class LeaveAlertInput {
  @Field(() => ID)
  id: string;
}

@ObjectType('LeaveAlertPayload', {
  description: 'The result of leaving an alert.',
  simpleResolvers: true,
})
export class LeaveAlertPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'The alert that you left. Null if there are problems.',
  })
  left: string | null;

  @Field(() => [Problem], {
    description: 'Why you could not leave it. Empty if you did.',
  })
  problems: readonly Problem[];
}
