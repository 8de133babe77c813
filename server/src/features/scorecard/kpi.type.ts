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
  'The status of a figure against its target. Shown as a word and a shape, not only as a colour.',
  statuses,
);
export const Variation = codeEnum(
  'Variation',
  'Whether a figure is more than the usual ups and downs, by its control chart.',
  variations,
);
export const Assurance = codeEnum(
  'Assurance',
  'Whether a measure can be relied on to meet its target if nothing changes.',
  assurances,
);

@ObjectType('TrendPoint', { description: 'One quarter in a trend.', simpleResolvers: true })
export class TrendPoint {
  @Field(() => Period)
  quarter: Period;

  @Field(() => Figure, { description: 'Without a value, it is a gap, never 0.' })
  figure: Figure;

  @Field(() => Target, {
    nullable: true,
    description: 'The target for that quarter. Null if none was set.',
  })
  target: Target | null;
}

@ObjectType('Kpi', { description: 'One figure on the scorecard with its ratings.' })
export class Kpi {
  @Field(() => ID, {
    description:
      'Made from the question, the data version, the targets set and what the viewer may see.',
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

  @Field(() => Int, { description: 'Number of days in the quarter.' })
  days: number;

  @Field(() => Int, {
    description:
      'Days of the quarter so far, including today; all of them once the quarter has ended.',
  })
  daysRun: number;

  @Field(() => Area, { description: 'The area with everything inside it.' })
  area: Area;

  @Field(() => Agency, {
    nullable: true,
    description: 'Null for all agencies together, or for a kind of agency.',
  })
  agency: Agency | null;

  @Field(() => AgencyKind, {
    nullable: true,
    description: 'All agencies of this kind together. Null for all kinds, or for one agency.',
  })
  agencyKind: string | null;

  @Field(() => CrimeType, {
    nullable: true,
    description: 'Only records of this crime type. Null for all.',
  })
  crimeType: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The code of its part, if parts were asked for. Null for the whole.',
  })
  part: string | null;

  @Field(() => Figure, { description: 'What "figures" returns for the same question.' })
  figure: Figure;

  @Field(() => Target, {
    nullable: true,
    description:
      'The target for exactly this quarter, area, agency and objective. Null if none is set.',
  })
  target: Target | null;

  @Field(() => Status)
  status: string;

  @Field(() => Change, {
    nullable: true,
    description: 'The change on the quarter before; for an open quarter, like for like.',
  })
  previousQuarter: Change | null;

  @Field(() => Change, {
    nullable: true,
    description:
      'The change on the same quarter a year before; for an open quarter, like for like.',
  })
  sameQuarterLastYear: Change | null;

  @Field(() => [TrendPoint], {
    description:
      'The 13 quarters up to the one shown, and any open quarters after the latest closed one.',
  })
  trend: readonly TrendPoint[];

  @Field(() => ControlChart, {
    nullable: true,
    description:
      'The control chart for the quarters up to the one shown, or to the last closed one before it.',
  })
  controlChart: ControlChart | null;

  @Field(() => Variation, {
    description:
      'For the last quarter of the control chart: the direction of its break while one lasts, otherwise what its signals say.',
  })
  variation: string;

  @Field(() => Assurance)
  assurance: string;

  @Field(() => Int, {
    description:
      'Its place when the figures asked for together, such as a scorecard, are ordered by how much they need attention; 1 needs it most.',
  })
  attention: number;

  @Field(() => PeriodStatus, {
    description: 'How final the quarter is for the datasets that the measure uses.',
  })
  periodStatus: string;

  @Field(() => Int, {
    description:
      "Returns of those datasets owed for the quarter; only the agency's if the scorecard is for one agency.",
  })
  returnsDue: number;

  @Field(() => Int, { description: 'How many of them were sent in full and published.' })
  returnsReceived: number;

  @Field(() => String, {
    description:
      'The figure in plain words: what really changed, whether it meets its target, what not to rely on.',
  })
  sentence: string;

  @Field(() => Int, { description: 'Goes up with every publication.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When the data was read.' })
  asOf: Date;
}
