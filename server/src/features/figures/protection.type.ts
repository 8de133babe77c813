import { Field, Int, ObjectType } from 'type-graphql';

import { MeasureKey } from '#features/measures/measure.type.js';

@ObjectType('Protection', {
  description:
    'How a measure in a table is protected from the viewer. It follows from the question alone.',
  simpleResolvers: true,
})
export class Protection {
  @Field(() => MeasureKey)
  measure: string;

  @Field(() => [String], {
    description:
      'What its rows are cut by, including filters and what the measure itself depends on: time, area, pathway.',
  })
  cuts: readonly string[];

  @Field(() => Int, {
    description: 'How many cuts they count as. For referrals, an agency counts as two.',
  })
  cutCount: number;

  @Field(() => Int, {
    description:
      "The maximum number of cuts allowed at once. With more, other agencies' figures are not shown.",
  })
  maxCuts: number;

  @Field(() => Boolean, {
    description:
      "False if only the viewer's own part is shown, because the question has too many cuts, or is finer than quarters. The notes say which.",
  })
  areOthersShown: boolean;
}
