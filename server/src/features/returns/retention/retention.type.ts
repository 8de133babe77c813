import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

@ObjectType('DatasetRetention', {
  description: 'How long records of a dataset are kept, and what is past that today.',
  simpleResolvers: true,
})
export class DatasetRetention {
  @Field(() => ID, { description: 'The dataset.' })
  id: string;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Years after the end of their quarter. Null where they are kept until somebody erases them.',
  })
  years: number | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'First day of which records stay today. Null likewise.',
  })
  keptFrom: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'Records from before this day were taken out; their figures stay. Null where none were.',
  })
  takenBefore: string | null;

  @Field(() => Int, {
    description:
      "Records that would be taken out today: the viewer's own agencies' alone, unless they are cleared.",
  })
  records: number;

  @Field(() => Int, { description: 'Former versions that would go with them, likewise.' })
  formerVersions: number;

  @Field(() => Int, {
    description: 'Records past their period that stay, for records that are kept rest on them.',
  })
  waiting: number;

  @Field(() => Int, {
    description:
      'Rises with every change of the years; 0 where nobody ever set any. A change must name the version you saw.',
  })
  version: number;
}

@InputType('SetRetentionInput', { description: 'How long records of a dataset are to be kept.' })
export class SetRetentionInput {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whole years after the end of their quarter, from 4 to 100. Null keeps them until somebody erases them.',
  })
  years?: number | null;

  @Field(() => Int, { description: 'The version that was seen.' })
  version: number;
}

@ObjectType('RetentionEffect', {
  description: 'What a change of how long records are kept would do. Nothing is saved.',
  simpleResolvers: true,
})
export class RetentionEffect {
  @Field(() => [String], {
    description:
      "A sentence each, with how many records would go: the viewer's own agencies' alone, unless they are cleared.",
  })
  sentences: readonly string[];

  @Field(() => [Problem], { description: 'Why it cannot be done. Empty where it can.' })
  problems: readonly Problem[];
}

@ObjectType('SetRetentionPayload', {
  description: 'The result of changing how long records are kept.',
  simpleResolvers: true,
})
export class SetRetentionPayload {
  @Field(() => [DatasetRetention], { description: 'Every dataset as it is now.' })
  retention: readonly DatasetRetention[];

  @Field(() => [Problem], { description: 'Why it was not changed. Empty if it was.' })
  problems: readonly Problem[];
}
