import { ArgsType, Field, Int } from 'type-graphql';

import { Dimension } from '#features/measures/measure.type.js';

import { FigureFilter } from './figure-filter.type.js';
import { FigureOrder } from './figure-order.type.js';
import { Window } from './window.type.js';

@ArgsType()
export class FiguresArgs {
  @Field(() => [Dimension], {
    defaultValue: [],
    description: 'What to group by. Empty gives one row for everything.',
  })
  by: string[];

  @Field(() => FigureFilter, {
    nullable: true,
    description: 'Which records count. Without it, all of them.',
  })
  where?: FigureFilter | null;

  @Field(() => Window, { defaultValue: 'PERIOD', description: 'Which period each figure is for.' })
  window: string;

  @Field(() => [FigureOrder], {
    nullable: true,
    description:
      'The order of the rows, most important first; ties are ordered by key. A measure used only for ordering adds no rows.',
  })
  orderBy?: FigureOrder[] | null;

  @Field(() => Int, {
    defaultValue: 1000,
    description:
      'The maximum number of rows, 1 to 10,000. "truncated" says whether there are more.',
  })
  first: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Also list groups without any records, such as a quarter in which nothing was reported.',
  })
  fillGaps: boolean;
}
