import { Field, Int, ObjectType } from 'type-graphql';

import { codedDeclarations } from '#domain/measures/coded-dimensions.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { Period, toPeriod } from '#features/periods/period.type.js';
import { Agency, AgencyKind, toAgency } from '#features/places/agency.type.js';
import { Area, toArea } from '#features/places/area.type.js';
import { FinancialYearScalar, MonthScalar } from '#graphql/scalars.js';

import { listTypeOf } from './list-type.type.js';

@ObjectType('FigureKey', {
  description:
    'What a row is about: a field for each dimension. Null if rows are not grouped by it, or if the records have no value.',
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
    description:
      'What the records are coded to: a district, or a county or the force where the district is not known.',
  })
  area?: Area | null;

  @Field(() => Area, { nullable: true, description: 'Null for records coded only to the force.' })
  county?: Area | null;

  @Field(() => Area, {
    nullable: true,
    description: 'Null for records coded only to a county or the force.',
  })
  localCommandUnit?: Area | null;

  @Field(() => Agency, { nullable: true, description: 'The agency that sent the records.' })
  agency?: Agency | null;

  @Field(() => AgencyKind, { nullable: true })
  agencyKind?: string | null;

  @Field(() => Agency, {
    nullable: true,
    description:
      'One of the supporting agencies. A disruption that several agencies supported is counted under each. Null for disruptions that no agency supported.',
  })
  supportingAgency?: Agency | null;
}

for (const { keyField, type, inKey } of codedDeclarations) {
  Field(() => listTypeOf(type), {
    nullable: true,
    ...(inKey === undefined ? {} : { description: inKey }),
  })(FigureKey.prototype, keyField);
}

/**
 * Turns keys of rows into objects of the API. Objects that many rows share, such as a quarter, are
 * made once.
 */
export function figureKeyMaker(
  by: readonly Dimension[],
  referenceData: ReferenceData,
): (key: readonly KeyValue[]) => FigureKey {
  const columns = by.map((dimension) => ({
    name: dimensions[dimension].keyField,
    dimension,
    made: new Map<KeyValue, unknown>(),
  }));
  return (key) =>
    Object.fromEntries(
      columns.map(({ name, dimension, made }, index) => {
        const value = key[index] ?? null;
        if (!made.has(value)) made.set(value, toKeyField(dimension, value, referenceData));
        return [name, made.get(value)];
      }),
    );
}

function toKeyField(dimension: Dimension, value: KeyValue, referenceData: ReferenceData) {
  if (value === null) return null;
  const { places, agencies } = referenceData;
  switch (dimension) {
    case 'QUARTER':
      return toPeriod(String(value), referenceData);
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
