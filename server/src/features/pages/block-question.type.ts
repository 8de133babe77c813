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
  description: 'What a block asks, as figures can be asked it. Null is not narrowed.',
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
    description:
      'The first quarter that the figures of its rows are of; lines that are drawn reach further back.',
  })
  shownFrom: Period;

  @Field(() => Period, { description: 'The last quarter that the figures of its rows are of.' })
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
      'All that it is narrowed to, as figures takes it, where the filters here do not say it: it stands for all of them. Null if they do.',
  })
  where: unknown;
}
