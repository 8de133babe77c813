import { ArgsType, Field, ID, Int } from 'type-graphql';

import type { Dataset as DatasetCode } from '#domain/lists.js';
import type { Quarter } from '#domain/quarter.js';
import { Dataset } from '#features/measures/measure.type.js';
import { QuarterScalar } from '#graphql/scalars.js';

import type { PublishedState as State } from './published-return.reader.js';
import { PublishedState } from './return-history.type.js';

/** The filters for published returns. A filter that is left out matches all. */
@ArgsType()
export class ReturnHistoryArgs {
  @Field(() => ID, {
    nullable: true,
    description: "By its code. By default, the first of the viewer's own.",
  })
  agency?: string | null;

  @Field(() => QuarterScalar, { nullable: true, description: 'Only this quarter.' })
  quarter?: Quarter | null;

  @Field(() => Dataset, { nullable: true, description: 'Only this dataset.' })
  dataset?: DatasetCode | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only returns that this post published.',
  })
  by?: string | null;

  @Field(() => PublishedState, { nullable: true, description: 'Only returns in this state.' })
  state?: State | null;

  @Field(() => Int, {
    defaultValue: 1,
    description: 'The page, counted from 1. Each has twenty returns.',
  })
  page: number;
}
