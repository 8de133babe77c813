import { Field, Float, ObjectType } from 'type-graphql';

import { Dimension } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';

@ObjectType('BlockContribution', {
  description: 'What one part contributed to a change.',
  simpleResolvers: true,
})
export class BlockContribution {
  @Field(() => String, {
    nullable: true,
    description: 'A code of the list. Null if it is not known.',
  })
  key: string | null;

  @Field(() => String)
  label: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'The figure before, in the unit of the measure; the mean if there are several quarters. Null if it is hidden, and for a share of nothing.',
  })
  before: number | null;

  @Field(() => Float, { nullable: true, description: 'The same for the later quarters.' })
  after: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Its part of the change. Null if any of it is hidden.',
  })
  amount: number | null;
}

@ObjectType('BlockSplit', {
  description:
    'A change broken down by one list. Its parts and the remainder add up to the change.',
  simpleResolvers: true,
})
export class BlockSplit {
  @Field(() => Dimension)
  dimension: string;

  @Field(() => [BlockContribution])
  parts: readonly BlockContribution[];

  @Field(() => Float, {
    nullable: true,
    description:
      'The part of the change that cannot be broken down. Null if the parts add up to all of it.',
  })
  remainder: number | null;
}

@ObjectType('BlockComparison', {
  description: 'Which quarters a block compares: the mean of some with the mean of others.',
  simpleResolvers: true,
})
export class BlockComparison {
  @Field(() => [Period])
  before: readonly Period[];

  @Field(() => [Period])
  after: readonly Period[];

  @Field(() => Boolean, { description: 'Whether it is the change that the figure is rated by.' })
  isJudged: boolean;
}

@ObjectType('BlockOption', { description: 'An option of a block.', simpleResolvers: true })
export class BlockOption {
  @Field(() => String, { description: 'The value for the scope argument.' })
  key: string;

  @Field(() => String)
  label: string;

  @Field(() => Boolean)
  isChosen: boolean;
}

@ObjectType('BlockChoice', {
  description: 'A choice that a block offers to its reader.',
  simpleResolvers: true,
})
export class BlockChoice {
  @Field(() => String, { description: 'The scope argument that it sets.' })
  name: string;

  @Field(() => String)
  label: string;

  @Field(() => [BlockOption])
  options: readonly BlockOption[];
}
