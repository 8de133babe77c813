import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { DateTime } from '#graphql/scalars.js';

@ObjectType('RevisingReturn', {
  description:
    'A return that was published after a pack was frozen, and may have changed a figure of it.',
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
  description: 'Where the table of a block has a figure.',
  simpleResolvers: true,
})
export class RevisedCell {
  @Field(() => ID, { description: 'The key of its row.' })
  row: string;

  @Field(() => Int, { description: 'The place of its column, from 0.' })
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
  description: 'A figure of a signed pack that has changed since the board saw it.',
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
      'What it is now, as the same edition would show it; `not listed` where its row is gone.',
  })
  now: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The later less the earlier, such as +6. Null of a protected figure, where chance may be all of it, and where there is none.',
  })
  difference: string | null;

  @Field(() => Boolean, {
    description: 'Whether it is protected: which return changed it is not told then.',
  })
  isProtected: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'How it is read now, such as On target, improving. Null of one that is not judged.',
  })
  reading: string | null;

  @Field(() => Boolean, {
    description:
      'Whether its reading differs from the one in the pack: against its target, or as a change.',
  })
  isReadAnew: boolean;

  @Field(() => [RevisingReturn], {
    description:
      'The returns that may have changed it, the latest first. Empty of a protected figure.',
  })
  returns: readonly RevisingReturn[];

  @Field(() => [RevisedPlace], {
    description: 'Every place of the pack that shows it, in the order of its sections.',
  })
  places: readonly RevisedPlace[];
}
