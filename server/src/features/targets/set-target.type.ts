import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { Quarter } from '#domain/quarter.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { Problem } from '#graphql/problem.type.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { Target } from './target.type.js';

@InputType('SetTargetInput', {
  description:
    'The target for exactly one measure, quarter, area, agency and objective. All numbers are in the unit of the measure.',
})
export class SetTargetInput {
  @Field(() => MeasureKey)
  measure: string;

  @Field(() => QuarterScalar, {
    description: 'From the oldest record to the end of the financial year after next.',
  })
  quarter: Quarter;

  @Field(() => ID, {
    nullable: true,
    description: 'A place by its code; by default, the whole force.',
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An agency by its code; by default, all agencies together.',
  })
  agency?: string | null;

  @Field(() => Objective, { nullable: true, description: 'If left out, all objectives together.' })
  objective?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Null removes the target, unless a band is given.',
  })
  value?: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower edge of a band, inclusive.' })
  lower?: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper edge of a band, inclusive.' })
  upper?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'How far a figure may miss the target and still be near it. Null means the default.',
  })
  tolerance?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that you saw. Null if no target was set.',
  })
  version?: number | null;
}

@ObjectType('SetTargetPayload', {
  description: 'The result of setting a target.',
  simpleResolvers: true,
})
export class SetTargetPayload {
  @Field(() => Target, {
    nullable: true,
    description:
      'The current version, whoever set it. Null if none is set, or if the input itself has problems.',
  })
  target: Target | null;

  @Field(() => [Problem], { description: 'Why it was not set. Empty if it was.' })
  problems: readonly Problem[];
}
