import { ArgsType, Field, Int } from 'type-graphql';

import { LARGEST_PAGE, type PageRequest, USUAL_PAGE } from './connection.js';

const size = `1 to ${LARGEST_PAGE.toLocaleString('en-GB')}. Give one of first and last; without either, you get the first ${USUAL_PAGE}.`;

/** The arguments for a page of a list whose newest entry is first. */
@ArgsType()
export class NewestFirstArgs implements PageRequest {
  @Field(() => Int, {
    nullable: true,
    description: `How many to return: the newest, or those that follow \`after\`; ${size}`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor that the page begins after. Use it with first.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many to return: the oldest, or those that come before \`before\`; ${size}`,
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor that the page ends before. Use it with last.',
  })
  before?: string | null;
}
