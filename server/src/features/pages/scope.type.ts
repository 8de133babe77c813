import { Field, ID, InputType } from 'type-graphql';

import { comparisons } from '#domain/pages/block/page-params.js';
import { steps, yearKinds } from '#domain/pages/block/page-time.js';
import type { Quarter } from '#domain/quarter.js';
import { Dimension } from '#features/measures/measure.type.js';
import { AgencyKind } from '#features/places/agency.type.js';
import { CrimeType, Pathway } from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { QuarterScalar } from '#graphql/scalars.js';

export const Step = codeEnum(
  'Step',
  'Which period each row, or each mark of a line, is for.',
  steps,
);
export const YearKind = codeEnum('YearKind', 'Financial or calendar years.', yearKinds);

export const Against = codeEnum('Against', 'What a page compares its quarter with.', comparisons);

@InputType('Scope', {
  description: 'The filters of a page, as in its address. What is left out is not filtered.',
})
export class Scope {
  @Field(() => QuarterScalar, {
    nullable: true,
    description: 'By default, the latest closed quarter with data for the page.',
  })
  quarter?: Quarter | null;

  @Field(() => QuarterScalar, {
    nullable: true,
    description:
      'The first quarter of a range; its last is the field quarter. A range is not rated. By default, only the one quarter.',
  })
  from?: Quarter | null;

  @Field(() => Step, {
    nullable: true,
    description: 'Which period each row and mark is for; by default, each quarter, with ratings.',
  })
  step?: string | null;

  @Field(() => YearKind, {
    nullable: true,
    description: 'Financial or calendar years, for a step of a year; by default, financial.',
  })
  years?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A county, command unit or district by its code; by default, the force.',
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Only records that this agency sent, by its code; by default, those of all agencies.',
  })
  agency?: string | null;

  @Field(() => AgencyKind, {
    nullable: true,
    description: 'Only records sent by agencies of this kind, instead of one agency.',
  })
  agencyKind?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A county, command unit or district to compare the area with, by its code.',
  })
  compare?: string | null;

  @Field(() => Objective, { nullable: true, description: 'Only this objective.' })
  objective?: string | null;

  @Field(() => CrimeType, { nullable: true, description: 'Only records of this crime type.' })
  crimeType?: string | null;

  @Field(() => Against, {
    nullable: true,
    description:
      'For a measure page: what its change is compared with. By default, the change that the figure is rated by.',
  })
  against?: string | null;

  @Field(() => Dimension, {
    nullable: true,
    description:
      'For a measure page: what its change is broken down by. By default, the dimension that explains it best.',
  })
  by?: string | null;
  @Field(() => Pathway, { nullable: true, description: 'Only referrals by this pathway.' })
  pathway?: string | null;
}
