import { Field, ObjectType } from 'type-graphql';

import { Window } from '#features/figures/window.type.js';
import { Dimension, MeasureKey } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency, AgencyKind } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { CrimeType, Pathway } from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { JsonScalar } from '#graphql/scalars.js';

@ObjectType('BlockQuestion', {
  description: 'The question of a block, in the form that figures takes. Null means not filtered.',
  simpleResolvers: true,
})
export class BlockQuestion {
  @Field(() => [MeasureKey])
  measures: readonly string[];

  @Field(() => [Dimension])
  by: readonly string[];

  @Field(() => Period, { description: 'The first quarter.' })
  from: Period;

  @Field(() => Period, { description: 'The last quarter.' })
  to: Period;

  @Field(() => Window, { description: 'Which period each figure is for.' })
  window: string;

  @Field(() => Period, {
    description: 'The first quarter in the figures of its rows; lines reach further back.',
  })
  shownFrom: Period;

  @Field(() => Period, { description: 'The last quarter in the figures of its rows.' })
  shownTo: Period;

  @Field(() => Area)
  area: Area;

  @Field(() => Agency, { nullable: true })
  agency: Agency | null;

  @Field(() => AgencyKind, { nullable: true })
  agencyKind: string | null;

  @Field(() => Objective, { nullable: true })
  objective: string | null;

  @Field(() => CrimeType, { nullable: true })
  crimeType: string | null;

  @Field(() => Pathway, { nullable: true })
  pathway: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'The whole filter in the form that figures takes, if the fields here cannot express it: it replaces them all. Null if they can.',
  })
  where: unknown;
}
