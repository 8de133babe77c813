import { ArgsType, Field, Int } from 'type-graphql';

import { Dimension } from '#features/measures/measure.type.js';

import { FigureFilter } from './figure-filter.type.js';
import { FigureOrder } from './figure-order.type.js';
import { Window } from './window.type.js';

@ArgsType()
export class FiguresArgs {
  @Field(() => [Dimension], {
    defaultValue: [],
    description: 'What to group by. Nothing: one row for everything.',
  })
  by: string[];

  @Field(() => FigureFilter, {
    nullable: true,
    description: 'Which records count. Without it all do.',
  })
  where?: FigureFilter | null;

  @Field(() => Window, { defaultValue: 'PERIOD', description: 'Which period each figure is for.' })
  window: string;

  @Field(() => [FigureOrder], {
    nullable: true,
    description:
      'The orders of the rows, one after the other; ties are ordered by key. A measure that only orders makes no rows.',
  })
  orderBy?: FigureOrder[] | null;

  @Field(() => Int, {
    defaultValue: 1000,
    description: 'Rows at most, 1 to 10,000. "truncated" says when there are more.',
  })
  first: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'List the groups without any record too, such as a quarter in which nothing was reported.',
  })
  fillGaps: boolean;
}
