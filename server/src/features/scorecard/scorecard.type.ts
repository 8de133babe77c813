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
    'The headline measures of one quarter, area and agency on one page, all from one snapshot of the data.',
})
export class Scorecard {
  @Field(() => ID, {
    description:
      'Made of the question, the data version, what else the answer rests on and what the viewer may see.',
  })
  id: string;

  @Field(() => Period)
  period: Period;

  @Field(() => Int, { description: 'Days of the quarter.' })
  days: number;

  @Field(() => Int, {
    description: 'Days of the quarter that have run, today among them; all once it is over.',
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
      'Disruptions for each objective in their order, then the headline measures in their usual order. A measure that has no figures by place is left out where the area is not the force.',
  })
  kpis: readonly Kpi[];

  @Field(() => String, {
    description:
      'What has really changed, what is off target and what not to trust yet, in plain words.',
  })
  sentence: string;

  @Field(() => String, { description: 'The first sentence: what stands over the page.' })
  message: string;

  @Field(() => String, { description: 'All sentences but the first; empty if there is one.' })
  detail: string;

  @Field(() => Int, {
    description:
      'Returns that are owed for the quarter, by the agency where the scorecard is of one.',
  })
  returnsDue: number;

  @Field(() => Int, { description: 'Those among them that were sent whole and published.' })
  returnsReceived: number;

  @Field(() => [OwingAgency], {
    description:
      'Returns that are owed for the quarter and are not in, by agency. Of an open quarter: not in yet.',
  })
  missingReturns: readonly OwingAgency[];

  @Field(() => Int, { description: 'Rises with every publish of an agency.' })
  dataVersion: number;

  @Field(() => DateTime, { description: 'When it was read.' })
  asOf: Date;
}
