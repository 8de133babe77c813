import { Field, ID, InputType } from 'type-graphql';

import type { Quarter } from '#domain/quarter.js';
import { CrimeType } from '#features/figures/lists.type.js';
import { AgencyKind } from '#features/places/agency.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { QuarterScalar } from '#graphql/scalars.js';

@InputType('Scope', { description: 'What a page is narrowed to: the filters of its address. What is left out is not narrowed.' })
export class Scope {
  @Field(() => QuarterScalar, { nullable: true, description: 'The latest closed quarter with data of the page unless given.' })
  quarter?: Quarter | null;

  @Field(() => ID, { nullable: true, description: 'A county, command unit or district by its code; the force unless given.' })
  area?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this agency sent, by its code; all agencies unless given.' })
  agency?: string | null;

  @Field(() => AgencyKind, { nullable: true, description: 'Only what agencies of this kind sent, instead of one agency.' })
  agencyKind?: string | null;

  @Field(() => Objective, { nullable: true, description: 'Only this objective.' })
  objective?: string | null;

  @Field(() => CrimeType, { nullable: true, description: 'Only records of this crime type.' })
  crimeType?: string | null;
}
