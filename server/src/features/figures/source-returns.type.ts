import { Field, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

@ObjectType('ReturnsBehind', {
  description: 'What agencies owe of one dataset for one quarter that figures rest on.',
  simpleResolvers: true,
})
export class SourceReturns {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, {
    description: 'Returns that are owed by the agencies asked about, due already or not.',
  })
  returnsDue: number;

  @Field(() => Int, { description: 'Those among them that were sent whole and published.' })
  returnsReceived: number;

  @Field(() => [Agency], { description: 'Whose are not in.' })
  missing: readonly Agency[];
}

@ObjectType('FigureRevision', {
  description: 'A change of figures that were final.',
  simpleResolvers: true,
})
export class FigureRevision {
  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, { description: 'From 1, for its dataset and quarter.' })
  number: number;

  @Field(() => PlainDateScalar)
  publishedOn: PlainDate;
}
