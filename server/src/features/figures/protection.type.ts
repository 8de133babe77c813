import { Field, Int, ObjectType } from 'type-graphql';

import { MeasureKey } from '#features/measures/measure.type.js';

@ObjectType('Protection', {
  description: 'How a measure of a table is protected from the viewer, by what was asked alone.',
  simpleResolvers: true,
})
export class Protection {
  @Field(() => MeasureKey)
  measure: string;

  @Field(() => [String], {
    description:
      'What its rows are cut by, filters and what the measure itself looks at included: time, area, pathway.',
  })
  cuts: readonly string[];

  @Field(() => Int, {
    description: 'How many of maxCuts they use. Among referrals an agency counts as two.',
  })
  cutCount: number;

  @Field(() => Int, {
    description: 'The most cuts allowed at once. With more, no figures of others are shown.',
  })
  maxCuts: number;

  @Field(() => Boolean, {
    description:
      "False if only the viewer's own is there: the question cuts too often, or within quarters. The notes say which.",
  })
  areOthersShown: boolean;
}
