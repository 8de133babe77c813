import { Field, Float, ObjectType } from 'type-graphql';

import { comparisons } from '#domain/question/question.js';
import { codeEnum } from '#graphql/code-enum.js';

import { Figure } from './figure.type.js';

export const Comparison = codeEnum('Comparison', 'What a figure is compared with.', comparisons);

@ObjectType('Change', {
  description:
    'How a figure differs from the one for an earlier period. This is arithmetic only: the control chart says whether a difference is more than chance.',
  simpleResolvers: true,
})
export class Change {
  @Field(() => Figure, {
    description:
      'The figure for the earlier period, with its own flags. For an open quarter it is like for like: the same number of days, for the agencies whose returns are in. NOT_APPLICABLE if there is no period to compare with.',
  })
  from: Figure;

  @Field(() => Float, {
    nullable: true,
    description:
      'The later figure less the earlier one, in the unit of the measure; percentage points for a share. Null if the two cannot be compared, for example because one is missing or recording changed between them.',
  })
  difference: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The difference as a percentage of the earlier figure. Null if there is none, if the earlier figure is 0, and for shares.',
  })
  percent: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The change as a signed number, such as +22 (+5.4%) or −9.9 points. Null if there is none.',
  })
  signed: string | null;

  @Field(() => String, {
    description:
      'The change in words, such as "12 more than Q1 2025/26 (+14.6%)", or the reason why there is none.',
  })
  text: string;
}
