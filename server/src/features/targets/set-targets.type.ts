import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

import type { Quarter } from '#domain/quarter.js';
import { lineStates } from '#domain/targets/paste/compare.js';
import { MeasureKey } from '#features/measures/measure.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { Problem } from '#graphql/problem.type.js';
import { QuarterScalar } from '#graphql/scalars.js';

import { SetTargetInput } from './set-target.type.js';
import { Target } from './target.type.js';

export const TargetLineState = codeEnum(
  'TargetLineState',
  'What saving a line of targets would do.',
  lineStates,
);

@ObjectType('PlacedTarget', {
  description: 'A target, with its measure, quarter and objective.',
  simpleResolvers: true,
})
export class PlacedTarget {
  @Field(() => ID)
  id: string;

  @Field(() => MeasureKey)
  measure: string;

  @Field(() => QuarterScalar)
  quarter: Quarter;

  @Field(() => Objective, { nullable: true, description: 'Null for all objectives together.' })
  objective: string | null;

  @Field(() => Target)
  target: Target;
}

@ObjectType('TargetLine', {
  description: 'A line of pasted targets, and what saving it would do.',
  simpleResolvers: true,
})
export class TargetLine {
  @Field(() => Int, { description: 'Its line in the text, from 1.' })
  line: number;

  @Field(() => TargetLineState)
  state: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The subject of the target, such as Confirmed disruptions, Q1 2026/27, Reading. Null if that cannot be read.',
  })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'What is set now. Null if nothing is.' })
  before: string | null;

  @Field(() => String, { nullable: true, description: 'What would be set. Null if nothing is.' })
  after: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be saved. Null if it can.',
  })
  problem: string | null;

  @Field(() => MeasureKey, { nullable: true, description: 'Null if it cannot be read.' })
  measure: string | null;

  @Field(() => QuarterScalar, { nullable: true, description: 'Null if it cannot be read.' })
  quarter: Quarter | null;

  @Field(() => ID, { nullable: true, description: 'Code of a place. Null for the whole force.' })
  area: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of an agency. Null for all agencies together.',
  })
  agency: string | null;

  @Field(() => Objective, { nullable: true, description: 'Null for all objectives together.' })
  objective: string | null;

  @Field(() => Float, { nullable: true, description: 'Null for a band, and for no target.' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Null for a value, and for no target.' })
  lower: number | null;

  @Field(() => Float, { nullable: true, description: 'Null for a value, and for no target.' })
  upper: number | null;

  @Field(() => Float, { nullable: true, description: 'Null if it is the default.' })
  tolerance: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the current target. Null if none is set.',
  })
  version: number | null;
}

@ObjectType('TargetDifference', {
  description: 'What pasted targets would change.',
  simpleResolvers: true,
})
export class TargetDifference {
  @Field(() => [TargetLine], { description: 'In the order in which they were pasted.' })
  lines: readonly TargetLine[];

  @Field(() => String, {
    nullable: true,
    description: 'Why none of it can be used. Null if it can.',
  })
  problem: string | null;
}

@InputType('SetTargetsInput', { description: 'Targets to set, change or remove together.' })
export class SetTargetsInput {
  @Field(() => [SetTargetInput], {
    description: 'At most 1,000, each for a different subject, with the version that you saw.',
  })
  targets: SetTargetInput[];
}

@ObjectType('SetTargetsPayload', {
  description: 'The result of setting several targets.',
  simpleResolvers: true,
})
export class SetTargetsPayload {
  @Field(() => Int, {
    description: 'How many were changed. Targets that already had the new value are not counted.',
  })
  changedCount: number;

  @Field(() => [Problem], {
    description:
      'Why none of them was set, each with the index of its target in the input, from 0. Empty if all were.',
  })
  problems: readonly Problem[];
}
