import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
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
}
