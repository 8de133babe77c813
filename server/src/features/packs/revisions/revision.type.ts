import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { DateTime } from '#graphql/scalars.js';

@ObjectType('RevisingReturn', {
  description:
    'A return that was published after a pack was frozen, and may have changed one of its figures.',
  simpleResolvers: true,
})
export class RevisingReturn {
  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => DateTime)
  publishedAt: Date;
}

@ObjectType('RevisedCell', {
  description: "The place of a figure in a block's table.",
  simpleResolvers: true,
})
export class RevisedCell {
  @Field(() => ID, { description: 'The key of its row.' })
  row: string;

  @Field(() => Int, { description: 'The index of its column, from 0.' })
  column: number;
}

@ObjectType('RevisedPlace', {
  description: 'Where a pack shows a figure that has changed since.',
  simpleResolvers: true,
})
export class RevisedPlace {
  @Field(() => ID, { description: 'The key of its section.' })
  section: string;

  @Field(() => Int, { description: 'The place of its section in the pack, from 1.' })
  number: number;

  @Field(() => String)
  heading: string;

  @Field(() => ID, { description: 'The block of the section that shows it.' })
  block: string;

  @Field(() => RevisedCell, { nullable: true, description: 'Null if only a drawing shows it.' })
  cell: RevisedCell | null;

  @Field(() => String, {
    description: 'What it is now, as the same edition would show it at this place.',
  })
  now: string;
}

@ObjectType('PackRevision', {
  description: 'A figure in a signed pack that has changed since the board saw it.',
  simpleResolvers: true,
})
export class PackRevision {
  @Field(() => String, {
    description: 'What it is, in words: its measure, its row and its column.',
  })
  figure: string;

  @Field(() => String, { description: 'What the board saw.' })
  before: string;

  @Field(() => String, {
    description:
      'What it is now, as the same edition would show it; `not listed` if its row is gone.',
  })
  now: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The later figure less the earlier one, such as +6. Null for a protected figure, where it may be chance alone, and if there is none.',
  })
  difference: string | null;

  @Field(() => Boolean, {
    description: 'Whether it is protected. If so, the return that changed it is not shown.',
  })
  isProtected: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'How it is rated now, such as On target, improving. Null if it is not rated.',
  })
  reading: string | null;

  @Field(() => Boolean, {
    description:
      'Whether its rating differs from the one in the pack: against its target, or as a change.',
  })
  isReadAnew: boolean;

  @Field(() => [RevisingReturn], {
    description:
      'The returns that may have changed it, latest first. Empty for a protected figure.',
  })
  returns: readonly RevisingReturn[];

  @Field(() => [RevisedPlace], {
    description: 'Every place in the pack that shows it, in the order of its sections.',
  })
  places: readonly RevisedPlace[];
}
