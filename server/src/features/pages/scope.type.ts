import { Field, ID, InputType } from 'type-graphql';

import { comparisons } from '#domain/pages/block/page-asked.js';
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
export const YearKind = codeEnum('YearKind', 'Which years quarters are written in.', yearKinds);

export const Against = codeEnum(
  'Against',
  'What the quarter of a page is compared with.',
  comparisons,
);

@InputType('Scope', {
  description:
    'What a page is narrowed to: the filters of its address. What is left out is not narrowed.',
})
export class Scope {
  @Field(() => QuarterScalar, {
    nullable: true,
    description: 'The latest closed quarter with data of the page unless given.',
  })
  quarter?: Quarter | null;

  @Field(() => QuarterScalar, {
    nullable: true,
    description:
      'The first quarter of a range, of which quarter is the last. A range is not rated. Only the quarter unless given.',
  })
  from?: Quarter | null;

  @Field(() => Step, {
    nullable: true,
    description: 'Which period each row and mark is for; each quarter, judged, unless given.',
  })
  step?: string | null;

  @Field(() => YearKind, {
    nullable: true,
    description: 'Which years a step by year is in; financial ones unless given.',
  })
  years?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A county, command unit or district by its code; the force unless given.',
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only what this agency sent, by its code; all agencies unless given.',
  })
  agency?: string | null;

  @Field(() => AgencyKind, {
    nullable: true,
    description: 'Only what agencies of this kind sent, instead of one agency.',
  })
  agencyKind?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A county, command unit or district that the area is compared with, by its code.',
  })
  compare?: string | null;

  @Field(() => Objective, { nullable: true, description: 'Only this objective.' })
  objective?: string | null;

  @Field(() => CrimeType, { nullable: true, description: 'Only records of this crime type.' })
  crimeType?: string | null;

  @Field(() => Against, {
    nullable: true,
    description:
      'Of the page of a measure: what its change is on. Unless given it is the change that the figure is rated by.',
  })
  against?: string | null;

  @Field(() => Dimension, {
    nullable: true,
    description:
      'Of the page of a measure: what its change is broken down by. Unless given it is what explains it.',
  })
  by?: string | null;
  @Field(() => Pathway, { nullable: true, description: 'Only referrals by this pathway.' })
  pathway?: string | null;
}
