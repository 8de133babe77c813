import { Field, Float, ID, InputType, Int } from 'type-graphql';

import type { FieldType, ListName, RecordField } from '#domain/records/record-kind.js';
import {
  CalendarYearFilter,
  codedFilters,
  FinancialYearFilter,
  isNull,
  MonthFilter,
  noneOf,
  oneOf,
  QuarterFilter,
} from '#features/figures/figure-filter.type.js';
import { PlainDateScalar } from '#graphql/scalars.js';

import { listEnums } from './list.type.js';

const period = { nullable: true } as const;
const least = {
  nullable: true,
  description: 'The smallest number included. Without it, there is no lower limit.',
} as const;
const most = {
  nullable: true,
  description: 'The largest number included. Without it, there is no upper limit.',
} as const;

@InputType('DayFilter', {
  description: 'Days. All conditions must hold; a record without a day meets none of them.',
})
class DayFilter {
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The first day included. Without it there is no start.',
  })
  from?: string | null;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The last day included. Without it there is no end.',
  })
  to?: string | null;
  @Field(() => MonthFilter, period) month?: MonthFilter | null;
  @Field(() => QuarterFilter, period) quarter?: QuarterFilter | null;
  @Field(() => FinancialYearFilter, period) financialYear?: FinancialYearFilter | null;
  @Field(() => CalendarYearFilter, period) calendarYear?: CalendarYearFilter | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('WholeNumberFilter', { description: 'Whole numbers; both ends count.' })
class WholeNumberFilter {
  @Field(() => Int, least) from?: number | null;
  @Field(() => Int, most) to?: number | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('NumberFilter', { description: 'Numbers in the unit of their field; both ends count.' })
class NumberFilter {
  @Field(() => Float, least) from?: number | null;
  @Field(() => Float, most) to?: number | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('YesNoFilter', { description: 'Yes (true), no (false), or not known.' })
class YesNoFilter {
  @Field(() => [Boolean], oneOf) in?: boolean[] | null;
  @Field(() => [Boolean], noneOf) notIn?: boolean[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('TextFilter', { description: 'What a sender wrote.' })
class TextFilter {
  @Field(() => String, { nullable: true, description: 'Contains this, ignoring case.' })
  contains?: string | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('ReferenceFilter', {
  description:
    "References as agencies gave them. Two agencies may use the same one; AGENCY:REFERENCE, such as TVP:D-17, names one agency's.",
})
class ReferenceFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'None of these.' }) notIn?: string[] | null;
}

@InputType('NamedRecordFilter', {
  description:
    "Records of another dataset, named by the sender's own reference or as AGENCY:REFERENCE.",
})
class NamedRecordFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('NamedAgencyFilter', {
  description: 'Codes of other agencies that a record names, besides its sender.',
})
class NamedAgencyFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Names one of these. An empty list matches no record.',
  })
  in?: string[] | null;
  @Field(() => [ID], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

/** The filter of a list that figures do not filter by. */
function createCodeFilter(list: ListName, description: string): object {
  @InputType(`${list}Filter`, { description })
  class CodeFilter {
    @Field(() => [listEnums[list]], oneOf) in?: string[] | null;
    @Field(() => [listEnums[list]], noneOf) notIn?: string[] | null;
    @Field(() => Boolean, isNull) isNull?: boolean | null;
  }
  return CodeFilter;
}

/** Filters of lists that figures do not filter by. */
const listFilters: Readonly<Partial<Record<ListName, object>>> = {
  Decision: createCodeFilter('Decision', 'Decisions about a referral; there may be none yet.'),
  DisruptionStatus: createCodeFilter('DisruptionStatus', 'The moderation status of disruptions.'),
  Handling: createCodeFilter(
    'Handling',
    'Whether reports may be passed on; not every report is graded.',
  ),
  InformationGrade: createCodeFilter(
    'InformationGrade',
    'How sources know what they report; not every report is graded.',
  ),
  Marking: createCodeFilter('Marking', 'Protective markings.'),
  OcgStatus: createCodeFilter('OcgStatus', 'Statuses of groups.'),
  SourceGrade: createCodeFilter(
    'SourceGrade',
    'How far sources can be relied on; not every report is graded.',
  ),
};

const filters: Readonly<Record<Exclude<FieldType['type'], 'code' | 'codes' | 'area'>, object>> = {
  reference: ReferenceFilter,
  record: NamedRecordFilter,
  text: TextFilter,
  date: DayFilter,
  quarter: DayFilter,
  'yes-no': YesNoFilter,
  'whole-number': WholeNumberFilter,
  number: NumberFilter,
  pounds: NumberFilter,
  agency: NamedAgencyFilter,
  agencies: NamedAgencyFilter,
};

/**
 * The input that filters a field; null for places, because all lists of records can be filtered by
 * `area` anyway.
 */
export function filterOf({ is }: RecordField): object | null {
  if (is.type === 'code' || is.type === 'codes')
    return listFilters[is.list] ?? codedFilters.get(is.list) ?? null;
  return is.type === 'area' ? null : filters[is.type];
}
