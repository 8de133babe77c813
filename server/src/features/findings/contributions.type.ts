import { Field, Float, ObjectType } from 'type-graphql';

import { Figure } from '#features/figures/figure.type.js';
import { FigureKey } from '#features/figures/figure-key.type.js';
import { Dimension } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';

@ObjectType('Contribution', {
  description: 'What one part contributed to a change.',
  simpleResolvers: true,
})
export class Contribution {
  @Field(() => FigureKey, { description: 'The part.' })
  key: FigureKey;

  @Field(() => Figure)
  before: Figure;

  @Field(() => Figure)
  after: Figure;

  @Field(() => Float, {
    nullable: true,
    description:
      'Its part of the change, in the unit of the measure. Null if one of its two figures is hidden, in whole or in part.',
  })
  amount: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'For a share: how much of the change comes from its own rate. Null for counts.',
  })
  rateEffect: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'For a share: how much of the change comes from the part becoming larger or smaller within the whole. Null for counts.',
  })
  mixEffect: number | null;
}

@ObjectType('ContributionSplit', {
  description:
    'A change broken down by one dimension. Its parts and the remainder add up to the change.',
  simpleResolvers: true,
})
export class ContributionSplit {
  @Field(() => Dimension)
  dimension: string;

  @Field(() => [Contribution], {
    description:
      'Largest first, hidden ones last. Parts with no records in either quarter are left out.',
  })
  parts: readonly Contribution[];

  @Field(() => Float, {
    nullable: true,
    description:
      'The part of the change that cannot be broken down: it is hidden to protect people, or recorded for larger places only. Null if the parts add up to all of it.',
  })
  remainder: number | null;
}

@ObjectType('ContributionAnalysis', {
  description: 'Where a change between two closed quarters comes from.',
  simpleResolvers: true,
})
export class ContributionAnalysis {
  @Field(() => Period)
  from: Period;

  @Field(() => Period)
  to: Period;

  @Field(() => Figure, {
    description:
      'The figure for the earlier quarter, like for like: without the agencies in `leftOut`.',
  })
  before: Figure;

  @Field(() => Figure, { description: 'The same for the later quarter.' })
  after: Figure;

  @Field(() => Float, {
    nullable: true,
    description:
      'The later figure less the earlier one; percentage points for a share. Null if one of them is missing or hidden.',
  })
  difference: number | null;

  @Field(() => [ContributionSplit], {
    description: 'In the order asked for. Empty if there is no difference to break down.',
  })
  splits: readonly ContributionSplit[];

  @Field(() => [Agency], {
    description:
      'Agencies in the question whose return is missing for either quarter. What they sent counts in neither quarter; if there are no other agencies in the question, there is no figure.',
  })
  leftOut: readonly Agency[];
}
