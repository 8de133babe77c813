import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Problem } from '#graphql/problem.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

@ObjectType('DatasetRetention', {
  description: "How long a dataset's records are kept, and how many are past that limit today.",
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
      'Years after the end of their quarter. Null if they are kept until somebody erases them.',
  })
  years: number | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'Records are currently kept from this day onwards. Null if all are kept.',
  })
  keptFrom: string | null;

  @Field(() => PlainDateScalar, {
    nullable: true,
    description:
      'Records from before this day were removed; their figures stay. Null if none were.',
  })
  takenBefore: string | null;

  @Field(() => Int, {
    description:
      "Records that would be removed today; only those of the viewer's own agencies, unless they are cleared.",
  })
  records: number;

  @Field(() => Int, {
    description: 'Former versions that would be removed with them, counted in the same way.',
  })
  formerVersions: number;

  @Field(() => Int, {
    description: 'Records past their period that stay because other kept records depend on them.',
  })
  waiting: number;

  @Field(() => Int, {
    description:
      'Goes up with every change to the years; 0 if nobody has ever set any. A change must name the version you saw.',
  })
  version: number;
}

@InputType('SetRetentionInput', { description: 'How long to keep records of a dataset.' })
export class SetRetentionInput {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Whole years after the end of their quarter, from 4 to 100. Null keeps them until somebody erases them.',
  })
  years?: number | null;

  @Field(() => Int, { description: 'The version that you saw.' })
  version: number;
}

@ObjectType('RetentionEffect', {
  description: 'The effects of changing how long records are kept. Nothing is saved.',
  simpleResolvers: true,
})
export class RetentionEffect {
  @Field(() => [String], {
    description:
      "One sentence for each effect, with how many records would be removed; only those of the viewer's own agencies, unless they are cleared.",
  })
  sentences: readonly string[];

  @Field(() => [Problem], { description: 'Why it cannot be done. Empty if it can.' })
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
