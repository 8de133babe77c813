import { Field, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

@ObjectType('ReturnsBehind', {
  description:
    'The returns that agencies owe for one dataset and quarter, and that figures depend on.',
  simpleResolvers: true,
})
export class SourceReturns {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, {
    description: 'Returns owed by the agencies in the question, whether due yet or not.',
  })
  returnsDue: number;

  @Field(() => Int, { description: 'How many of them were sent in full and published.' })
  returnsReceived: number;

  @Field(() => [Agency], { description: 'Agencies whose return is missing.' })
  missing: readonly Agency[];
}

@ObjectType('FigureRevision', {
  description: 'A change to figures that were final.',
  simpleResolvers: true,
})
export class FigureRevision {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, { description: 'Counted from 1 for its dataset and quarter.' })
  number: number;

  @Field(() => PlainDateScalar)
  publishedOn: PlainDate;
}
