import { Field, ID, Int, ObjectType } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { Period } from '#features/periods/period.type.js';
import { Agency } from '#features/places/agency.type.js';
import { Area } from '#features/places/area.type.js';
import { DateTime } from '#graphql/scalars.js';

import { Kpi } from './kpi.type.js';

@ObjectType('OwingAgency', { description: 'An agency and what it owes.' })
export class OwingAgency {
  @Field(() => Agency)
  agency: Agency;

  @Field(() => [Dataset], { description: 'In their usual order.' })
  datasets: readonly string[];
}

@ObjectType('Scorecard', {
  description:
    'The headline measures for one quarter, area and agency on one page, all from one snapshot of the data.',
})
export class Scorecard {
  @Field(() => ID, {
    description:
      'Made from the question, the data version, whatever else the answer depends on and what the viewer may see.',
  })
  id: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, { description: 'Number of days in the quarter.' })
  days: number;

  @Field(() => Int, {
    description:
      'Days of the quarter so far, including today; all of them once the quarter has ended.',
  })
  daysRun: number;

  @Field(() => Area, {
    description:
      'The area with everything inside it. The force means all records, including those without a place.',
  })
  area: Area;

  @Field(() => Agency, { nullable: true, description: 'Null for all agencies together.' })
  agency: Agency | null;

  @Field(() => [Kpi], {
    description:
      'Disruptions for each objective, then the headline measures, each in the usual order. A measure without figures by place is left out unless the area is the force.',
  })
  kpis: readonly Kpi[];

  @Field(() => String, {
    description:
      'What has really changed, what is off target and what not to rely on yet, in plain words.',
  })
  sentence: string;

  @Field(() => String, { description: 'The first sentence, shown at the top of the page.' })
  message: string;

  @Field(() => String, {
    description: 'All sentences except the first; empty if there is only one.',
  })
  detail: string;

  @Field(() => Int, {
    description:
      "Returns owed for the quarter; only the agency's if the scorecard is for one agency.",
  })
  returnsDue: number;

  @Field(() => Int, { description: 'How many of them were sent in full and published.' })
  returnsReceived: number;

  @Field(() => [OwingAgency], {
    description:
      'Returns that are owed for the quarter and have not been received, by agency. For an open quarter they may still come.',
  })
  missingReturns: readonly OwingAgency[];

  @Field(() => Int, { description: 'Goes up with every publication.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When the data was read.' })
  asOf: Date;
}
