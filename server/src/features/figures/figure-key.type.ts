import { Field, Int, ObjectType } from 'type-graphql';

import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period, toPeriod } from '#features/periods/period.type.js';
import { Agency, AgencyKind, toAgency } from '#features/places/agency.type.js';
import { Area, toArea } from '#features/places/area.type.js';
import {
  AgeBand,
  Channel,
  CrimeType,
  DisruptionTarget,
  Exploitation,
  FundingSource,
  Impact,
  Pathway,
  Priority,
  ReportStatus,
  RiskBand,
  SeriousLimb,
  Sex,
  Sign,
  StaffGroup,
} from '#features/subjects/lists.type.js';
import { Objective } from '#features/subjects/subject.type.js';
import { FinancialYearScalar, MonthScalar } from '#graphql/scalars.js';

@ObjectType('FigureKey', {
  description: 'What a row stands for: a field for each dimension. Null where rows are not grouped by it, or where the records have none.',
  simpleResolvers: true,
})
export class FigureKey {
  @Field(() => MonthScalar, { nullable: true })
  month?: string | null;

  @Field(() => Period, { nullable: true })
  quarter?: Period | null;

  @Field(() => FinancialYearScalar, { nullable: true })
  financialYear?: string | null;

  @Field(() => Int, { nullable: true })
  calendarYear?: number | null;

  @Field(() => Area, {
    nullable: true,
    description: 'What the records are coded to: a district, or a county or the force where the district is not known.',
  })
  area?: Area | null;

  @Field(() => Area, { nullable: true, description: 'Null for what is coded to the force only.' })
  county?: Area | null;

  @Field(() => Area, { nullable: true, description: 'Null for what is coded to a county or the force only.' })
  localCommandUnit?: Area | null;

  @Field(() => Agency, { nullable: true, description: 'The agency that sent the records.' })
  agency?: Agency | null;

  @Field(() => AgencyKind, { nullable: true })
  agencyKind?: string | null;

  @Field(() => CrimeType, { nullable: true })
  crimeType?: string | null;

  @Field(() => Channel, { nullable: true })
  channel?: string | null;

  @Field(() => ReportStatus, { nullable: true, description: 'Null for reports whose status was not sent.' })
  reportStatus?: string | null;

  @Field(() => Sign, { nullable: true, description: 'One of the signs that reports name. A report that names several counts in each.' })
  sign?: string | null;

  @Field(() => SeriousLimb, {
    nullable: true,
    description: 'One of the limbs of the serious-crime test that hold. A report for which several hold counts in each.',
  })
  seriousLimb?: string | null;

  @Field(() => Pathway, { nullable: true })
  pathway?: string | null;

  @Field(() => AgeBand, { nullable: true })
  ageBand?: string | null;

  @Field(() => Sex, { nullable: true })
  sex?: string | null;

  @Field(() => Exploitation, {
    nullable: true,
    description: 'One of the kinds that records name. A record that names several counts in each.',
  })
  exploitation?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether county lines are involved.' })
  countyLines?: boolean | null;

  @Field(() => Priority, { nullable: true })
  priority?: string | null;

  @Field(() => Objective, { nullable: true })
  objective?: string | null;

  @Field(() => Impact, { nullable: true, description: 'The impact that moderation confirmed. Null for disruptions that are not decided.' })
  impact?: string | null;

  @Field(() => DisruptionTarget, { nullable: true, description: 'What disruptions were aimed at. Null where it was not sent.' })
  target?: string | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'One of the agencies that supported. A disruption that several supported counts in each. Null for those that none did.',
  })
  supportingAgency?: Agency | null;

  @Field(() => RiskBand, { nullable: true, description: 'Null for groups whose risk was not sent.' })
  riskBand?: string | null;

  @Field(() => StaffGroup, { nullable: true })
  staffGroup?: string | null;

  @Field(() => FundingSource, { nullable: true })
  fundingSource?: string | null;

  @Field(() => Dataset, { nullable: true, description: 'Of which dataset returns are due.' })
  dataset?: string | null;
}

/** Turns keys of rows into what they name. What many rows share, such as a quarter, is made once. */
export function figureKeyMaker(by: readonly Dimension[], world: ReferenceData): (key: readonly KeyValue[]) => FigureKey {
  const columns = by.map((dimension) => ({ name: dimensions[dimension].keyField, dimension, made: new Map<KeyValue, unknown>() }));
  return (key) =>
    Object.fromEntries(
      columns.map(({ name, dimension, made }, index) => {
        const value = key[index] ?? null;
        if (!made.has(value)) made.set(value, toKeyField(dimension, value, world));
        return [name, made.get(value)];
      }),
    );
}

function toKeyField(dimension: Dimension, value: KeyValue, world: ReferenceData) {
  if (value === null) return null;
  const { places, agencies } = world;
  switch (dimension) {
    case 'QUARTER':
      return toPeriod(String(value), world);
    case 'CALENDAR_YEAR':
      return Number(value);
    case 'AREA':
    case 'COUNTY':
    case 'LOCAL_COMMAND_UNIT': {
      const area = places.find(String(value));
      return area ? toArea(area) : null;
    }
    case 'AGENCY':
    case 'SUPPORTING_AGENCY': {
      const agency = agencies.find(({ code }) => code === value);
      return agency ? toAgency(agency) : null;
    }
    default:
      return value;
  }
}
