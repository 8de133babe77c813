import { Field, ID, Int, ObjectType } from 'type-graphql';

import { assurances } from '#domain/scorecard/assurance.js';
import { statuses } from '#domain/scorecard/status.js';
import { variations } from '#domain/scorecard/variation.js';
import { Change } from '#features/figures/change.type.js';
import { Figure } from '#features/figures/figure.type.js';
import { KpiSubject, Measure } from '#features/measures/measure.type.js';
import { Period, PeriodStatus } from '#features/periods/period.type.js';
import { Agency, AgencyKind } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { CrimeType } from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { Target } from '#features/targets/target.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime } from '#graphql/scalars.js';

import { ControlChart } from './control-chart.type.js';

export const Status = codeEnum(
  'Status',
  'How a figure stands to its target. A word and a shape before it is a colour.',
  statuses,
);
export const Variation = codeEnum(
  'Variation',
  'Whether a figure is more than the usual ups and downs, by its control chart.',
  variations,
);
export const Assurance = codeEnum(
  'Assurance',
  'Whether a measure can be relied on to meet its target as things are.',
  assurances,
);

@ObjectType('TrendPoint', { description: 'One quarter of a trend.', simpleResolvers: true })
export class TrendPoint {
  @Field(() => Period)
  quarter: Period;

  @Field(() => Figure, { description: 'Without a value if there is none: a gap, never 0.' })
  figure: Figure;

  @Field(() => Target, {
    nullable: true,
    description: 'What was set for that quarter. Null if nothing was.',
  })
  target: Target | null;
}

@ObjectType('Kpi', { description: 'One figure of the scorecard with all that is judged of it.' })
export class Kpi {
  @Field(() => ID, {
    description: 'Made of the question, the data version, what is set and what the viewer may see.',
  })
  id: string;

  @Field(() => String, {
    description: 'Short enough for a tile, such as Prevent, or Reasonable grounds in 5 days.',
  })
  name: string;

  @Field(() => KpiSubject)
  subject: string;

  @Field(() => Measure)
  measure: Measure;

  @Field(() => Objective, { nullable: true, description: 'Null for all objectives together.' })
  objective: string | null;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, { description: 'Days of the quarter.' })
  days: number;

  @Field(() => Int, {
    description: 'Days of the quarter that have run, today among them; all once it is over.',
  })
  daysRun: number;

  @Field(() => Area, { description: 'The area with everything inside it.' })
  area: Area;

  @Field(() => Agency, {
    nullable: true,
    description: 'Null for all agencies together, or of a kind.',
  })
  agency: Agency | null;

  @Field(() => AgencyKind, {
    nullable: true,
    description: 'Of every agency of this kind together. Null for all kinds, or one agency.',
  })
  agencyKind: string | null;

  @Field(() => CrimeType, {
    nullable: true,
    description: 'Only records of this crime type. Null for all.',
  })
  crimeType: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The code of the part that it is of, where parts were asked for. Null for all of it.',
  })
  part: string | null;

  @Field(() => Figure, { description: 'The same that figures answers for the same question.' })
  figure: Figure;

  @Field(() => Target, {
    nullable: true,
    description:
      'What is set for exactly this quarter, area, agency and objective. Null if nothing is.',
  })
  target: Target | null;

  @Field(() => Status)
  status: string;

  @Field(() => Change, {
    nullable: true,
    description: 'On the quarter before; of an open quarter like for like.',
  })
  previousQuarter: Change | null;

  @Field(() => Change, {
    nullable: true,
    description: 'On the same quarter a year before; of an open quarter like for like.',
  })
  sameQuarterLastYear: Change | null;

  @Field(() => [TrendPoint], {
    description:
      'The 13 quarters up to the one shown, and after the latest closed one those that are open.',
  })
  trend: readonly TrendPoint[];

  @Field(() => ControlChart, {
    nullable: true,
    description: 'Of the quarters up to the one shown, or to the last closed one before it.',
  })
  controlChart: ControlChart | null;

  @Field(() => Variation, {
    description:
      'Of the last quarter of the control chart: the side of its break while one lasts, else what its signals say.',
  })
  variation: string;

  @Field(() => Assurance)
  assurance: string;

  @Field(() => Int, {
    description:
      'Place in the order of need of attention among the figures asked together, such as those of a scorecard; 1 needs it most.',
  })
  attention: number;

  @Field(() => PeriodStatus, {
    description: 'How settled the quarter is for the datasets that the measure is made from.',
  })
  periodStatus: string;

  @Field(() => Int, {
    description:
      'Returns of those datasets that are owed for the quarter, by the agency where the scorecard is of one.',
  })
  returnsDue: number;

  @Field(() => Int, { description: 'Those among them that were sent whole and published.' })
  returnsReceived: number;

  @Field(() => String, {
    description:
      'The figure in plain words: what really changed, whether it meets its target, what not to trust.',
  })
  sentence: string;

  @Field(() => Int, { description: 'Rises with every publish of an agency.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When it was read.' })
  asOf: Date;
}
