import { Field, ID, InputType, Int } from 'type-graphql';

import { type CodedDeclaration, codedDeclarations } from '#domain/measures/coded-dimensions.js';
import { AgencyKind } from '#features/places/agency.type.js';
import { FinancialYearScalar, MonthScalar, QuarterScalar } from '#graphql/scalars.js';

import { listTypeOf } from './list-type.type.js';

const list = { nullable: true } as const;
const from = {
  nullable: true,
  description: 'The first included. Without it, there is no lower limit.',
} as const;
const to = {
  nullable: true,
  description: 'The last included. Without it, there is no upper limit.',
} as const;
/** A list of values that match. */
export const oneOf = {
  nullable: true,
  description: 'One of these. An empty list matches no record.',
} as const;
/** A list of values that do not match. */
export const noneOf = {
  nullable: true,
  description: 'None of these; a record without one counts too.',
} as const;
/** The condition that a value is missing, or is not. */
export const isNull = {
  nullable: true,
  description: 'True: only records without one. False: only records with one.',
} as const;

@InputType('MonthFilter', { description: 'Months; both ends count.' })
export class MonthFilter {
  @Field(() => MonthScalar, from) from?: string | null;
  @Field(() => MonthScalar, to) to?: string | null;
  @Field(() => [MonthScalar], oneOf) in?: string[] | null;
}

@InputType('QuarterFilter', { description: 'Quarters; both ends count.' })
export class QuarterFilter {
  @Field(() => QuarterScalar, from) from?: string | null;
  @Field(() => QuarterScalar, to) to?: string | null;
  @Field(() => [QuarterScalar], oneOf) in?: string[] | null;
}

@InputType('FinancialYearFilter', { description: 'Financial years; both ends count.' })
export class FinancialYearFilter {
  @Field(() => FinancialYearScalar, from) from?: string | null;
  @Field(() => FinancialYearScalar, to) to?: string | null;
  @Field(() => [FinancialYearScalar], oneOf) in?: string[] | null;
}

@InputType('CalendarYearFilter', { description: 'Calendar years such as 2025; both ends count.' })
export class CalendarYearFilter {
  @Field(() => Int, from) from?: number | null;
  @Field(() => Int, to) to?: number | null;
  @Field(() => [Int], oneOf) in?: number[] | null;
}

@InputType('AreaFilter', { description: 'Areas by their codes.' })
export class AreaFilter {
  @Field(() => [ID], { nullable: true, description: 'Coded to exactly one of these.' }) in?:
    | string[]
    | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Coded to none of these; a record without a place counts too.',
  })
  notIn?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Coded to one of these or to anything inside them.',
  })
  within?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only records without a place (only OCGs can have none). False: only records with a place, which may be a county or the force.',
  })
  isNull?: boolean | null;
}

@InputType('UpperAreaFilter', { description: 'Counties, or local command units, by their codes.' })
export class UpperAreaFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Records coded to none of these, including those outside all of them.',
  })
  notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('AgencyFilter', { description: 'Agencies by their codes.' })
export class AgencyFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('AgencyKindFilter', { description: 'Kinds of agency.' })
export class AgencyKindFilter {
  @Field(() => [AgencyKind], oneOf) in?: string[] | null;
  @Field(() => [AgencyKind], noneOf) notIn?: string[] | null;
}

@InputType('SupportingAgencyFilter', {
  description:
    'Disruptions that at least one of these agencies supported ("in"), or none of them ("notIn").',
})
export class SupportingAgencyFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('FigureFilter', {
  description:
    'Which records count. All conditions must hold. A record without a value for a field never meets "in" on it, and always meets "notIn" and "not". At most 1,000 conditions, nested at most 20 deep. Filters by time use the date by which each measure counts.',
})
export class FigureFilter {
  @Field(() => [FigureFilter], {
    nullable: true,
    description: 'All of these hold. An empty list matches every record.',
  })
  and?: FigureFilter[] | null;
  @Field(() => [FigureFilter], {
    nullable: true,
    description: 'At least one of these holds. An empty list matches no record.',
  })
  or?: FigureFilter[] | null;
  @Field(() => FigureFilter, { nullable: true, description: 'This does not hold.' })
  not?: FigureFilter | null;
  @Field(() => MonthFilter, list) month?: MonthFilter | null;
  @Field(() => QuarterFilter, list) quarter?: QuarterFilter | null;
  @Field(() => FinancialYearFilter, list) financialYear?: FinancialYearFilter | null;
  @Field(() => CalendarYearFilter, list) calendarYear?: CalendarYearFilter | null;
  @Field(() => AreaFilter, list) area?: AreaFilter | null;
  @Field(() => UpperAreaFilter, list) county?: UpperAreaFilter | null;
  @Field(() => UpperAreaFilter, list) localCommandUnit?: UpperAreaFilter | null;
  @Field(() => AgencyFilter, list) agency?: AgencyFilter | null;
  @Field(() => AgencyKindFilter, list) agencyKind?: AgencyKindFilter | null;
  @Field(() => SupportingAgencyFilter, list) supportingAgency?: SupportingAgencyFilter | null;
}

/** The filters of dimensions with a list of values, by the name of the list. */
export const codedFilters: ReadonlyMap<string, object> = new Map(
  codedDeclarations.map((declaration) => {
    const filter = createCodedFilter(declaration);
    Field(() => filter, list)(FigureFilter.prototype, declaration.keyField);
    return [declaration.type, filter];
  }),
);

function createCodedFilter({ type, keyField, inFilter, isOptional }: CodedDeclaration): object {
  // Yes and no have no list, so their filter has the name of the dimension.
  const name =
    type === 'BOOLEAN' ? `${keyField.slice(0, 1).toUpperCase()}${keyField.slice(1)}` : type;
  @InputType(`${name}Filter`, { description: inFilter })
  class CodedFilter {
    @Field(() => [listTypeOf(type)], oneOf) in?: string[] | null;
    @Field(() => [listTypeOf(type)], noneOf) notIn?: string[] | null;
  }
  if (isOptional) Field(() => Boolean, isNull)(CodedFilter.prototype, 'isNull');
  return CodedFilter;
}
