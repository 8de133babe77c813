import { Field, ID, InputType, Int } from 'type-graphql';

import { Dataset } from '#features/measures/measure.type.js';
import { AgencyKind } from '#features/places/agency.type.js';
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
import { FinancialYearScalar, MonthScalar, QuarterScalar } from '#graphql/scalars.js';

const list = { nullable: true } as const;
const from = { nullable: true, description: 'The first that counts. Without it there is no beginning.' } as const;
const to = { nullable: true, description: 'The last that counts. Without it there is no end.' } as const;
const oneOf = { nullable: true, description: 'One of these. An empty list holds for no record.' } as const;
const noneOf = { nullable: true, description: 'None of these; a record without one counts too.' } as const;
const isNull = { nullable: true, description: 'True: only records without one. False: only records with one.' } as const;

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
  @Field(() => [ID], { nullable: true, description: 'Coded to exactly one of these.' }) in?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Coded to none of these; a record that names no place counts too.' }) notIn?:
    | string[]
    | null;
  @Field(() => [ID], { nullable: true, description: 'Coded to one of these or to anything inside them.' }) within?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only records that name no place at all, as groups may. False: only records coded to some place, a county or the force among them.',
  })
  isNull?: boolean | null;
}

@InputType('UpperAreaFilter', { description: 'Counties, or local command units, by their codes.' })
export class UpperAreaFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], { nullable: true, description: 'Records coded to none of these, those that lie in none among them.' }) notIn?:
    | string[]
    | null;
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

@InputType('CrimeTypeFilter', { description: 'Crime types. A referral may have none.' })
export class CrimeTypeFilter {
  @Field(() => [CrimeType], oneOf) in?: string[] | null;
  @Field(() => [CrimeType], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('ChannelFilter', { description: 'Ways by which reports come in.' })
export class ChannelFilter {
  @Field(() => [Channel], oneOf) in?: string[] | null;
  @Field(() => [Channel], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('ReportStatusFilter', { description: 'How far reports have come; a report may have no status.' })
export class ReportStatusFilter {
  @Field(() => [ReportStatus], oneOf) in?: string[] | null;
  @Field(() => [ReportStatus], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('SignFilter', { description: 'Reports that name at least one of these signs ("in"), or none of them ("notIn").' })
export class SignFilter {
  @Field(() => [Sign], oneOf) in?: string[] | null;
  @Field(() => [Sign], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('SeriousLimbFilter', { description: 'Reports for which at least one of these limbs holds ("in"), or none of them ("notIn").' })
export class SeriousLimbFilter {
  @Field(() => [SeriousLimb], oneOf) in?: string[] | null;
  @Field(() => [SeriousLimb], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('PathwayFilter', { description: 'Pathways.' })
export class PathwayFilter {
  @Field(() => [Pathway], oneOf) in?: string[] | null;
  @Field(() => [Pathway], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('AgeBandFilter', { description: 'Age bands.' })
export class AgeBandFilter {
  @Field(() => [AgeBand], oneOf) in?: string[] | null;
  @Field(() => [AgeBand], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('SexFilter', { description: 'Sex as recorded; it may be missing.' })
export class SexFilter {
  @Field(() => [Sex], oneOf) in?: string[] | null;
  @Field(() => [Sex], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('ExploitationFilter', { description: 'Records that name at least one of these ("in"), or none of them ("notIn").' })
export class ExploitationFilter {
  @Field(() => [Exploitation], oneOf) in?: string[] | null;
  @Field(() => [Exploitation], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('CountyLinesFilter', { description: 'Whether county lines are involved; it may not be known.' })
export class CountyLinesFilter {
  @Field(() => [Boolean], oneOf) in?: boolean[] | null;
  @Field(() => [Boolean], noneOf) notIn?: boolean[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('PriorityFilter', { description: 'Priorities at the safeguarding hub; a referral may have none.' })
export class PriorityFilter {
  @Field(() => [Priority], oneOf) in?: string[] | null;
  @Field(() => [Priority], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('ObjectiveFilter', { description: 'Objectives.' })
export class ObjectiveFilter {
  @Field(() => [Objective], oneOf) in?: string[] | null;
  @Field(() => [Objective], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('ImpactFilter', { description: 'Impacts that moderation confirmed; a disruption that is not decided has none.' })
export class ImpactFilter {
  @Field(() => [Impact], oneOf) in?: string[] | null;
  @Field(() => [Impact], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('DisruptionTargetFilter', { description: 'What disruptions were aimed at; it may be missing.' })
export class DisruptionTargetFilter {
  @Field(() => [DisruptionTarget], oneOf) in?: string[] | null;
  @Field(() => [DisruptionTarget], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('SupportingAgencyFilter', {
  description: 'Disruptions that at least one of these agencies supported ("in"), or none of them ("notIn").',
})
export class SupportingAgencyFilter {
  @Field(() => [ID], oneOf) in?: string[] | null;
  @Field(() => [ID], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('RiskBandFilter', { description: 'Risk bands; a group may have none.' })
export class RiskBandFilter {
  @Field(() => [RiskBand], oneOf) in?: string[] | null;
  @Field(() => [RiskBand], noneOf) notIn?: string[] | null;
  @Field(() => Boolean, isNull) isNull?: boolean | null;
}

@InputType('StaffGroupFilter', { description: 'Staff groups.' })
export class StaffGroupFilter {
  @Field(() => [StaffGroup], oneOf) in?: string[] | null;
  @Field(() => [StaffGroup], noneOf) notIn?: string[] | null;
}

@InputType('FundingSourceFilter', { description: 'Funding sources.' })
export class FundingSourceFilter {
  @Field(() => [FundingSource], oneOf) in?: string[] | null;
  @Field(() => [FundingSource], noneOf) notIn?: string[] | null;
}

@InputType('DatasetFilter', { description: 'Datasets whose returns are due.' })
export class DatasetFilter {
  @Field(() => [Dataset], oneOf) in?: string[] | null;
  @Field(() => [Dataset], noneOf) notIn?: string[] | null;
}

@InputType('FigureFilter', {
  description:
    'Which records count. Conditions side by side hold together. A record that lacks a fact meets no "in" about it and every "notIn" and "not". At most 1,000 conditions, 20 filters inside each other. Time means the date that each measure counts by.',
})
export class FigureFilter {
  @Field(() => [FigureFilter], { nullable: true, description: 'All of these hold. An empty list always holds.' }) and?:
    | FigureFilter[]
    | null;
  @Field(() => [FigureFilter], { nullable: true, description: 'At least one of these holds. An empty list never holds.' }) or?:
    | FigureFilter[]
    | null;
  @Field(() => FigureFilter, { nullable: true, description: 'This does not hold.' }) not?: FigureFilter | null;
  @Field(() => MonthFilter, list) month?: MonthFilter | null;
  @Field(() => QuarterFilter, list) quarter?: QuarterFilter | null;
  @Field(() => FinancialYearFilter, list) financialYear?: FinancialYearFilter | null;
  @Field(() => CalendarYearFilter, list) calendarYear?: CalendarYearFilter | null;
  @Field(() => AreaFilter, list) area?: AreaFilter | null;
  @Field(() => UpperAreaFilter, list) county?: UpperAreaFilter | null;
  @Field(() => UpperAreaFilter, list) localCommandUnit?: UpperAreaFilter | null;
  @Field(() => AgencyFilter, list) agency?: AgencyFilter | null;
  @Field(() => AgencyKindFilter, list) agencyKind?: AgencyKindFilter | null;
  @Field(() => CrimeTypeFilter, list) crimeType?: CrimeTypeFilter | null;
  @Field(() => ChannelFilter, list) channel?: ChannelFilter | null;
  @Field(() => ReportStatusFilter, list) reportStatus?: ReportStatusFilter | null;
  @Field(() => SignFilter, list) sign?: SignFilter | null;
  @Field(() => SeriousLimbFilter, list) seriousLimb?: SeriousLimbFilter | null;
  @Field(() => PathwayFilter, list) pathway?: PathwayFilter | null;
  @Field(() => AgeBandFilter, list) ageBand?: AgeBandFilter | null;
  @Field(() => SexFilter, list) sex?: SexFilter | null;
  @Field(() => ExploitationFilter, list) exploitation?: ExploitationFilter | null;
  @Field(() => CountyLinesFilter, list) countyLines?: CountyLinesFilter | null;
  @Field(() => PriorityFilter, list) priority?: PriorityFilter | null;
  @Field(() => ObjectiveFilter, list) objective?: ObjectiveFilter | null;
  @Field(() => ImpactFilter, list) impact?: ImpactFilter | null;
  @Field(() => DisruptionTargetFilter, list) target?: DisruptionTargetFilter | null;
  @Field(() => SupportingAgencyFilter, list) supportingAgency?: SupportingAgencyFilter | null;
  @Field(() => RiskBandFilter, list) riskBand?: RiskBandFilter | null;
  @Field(() => StaffGroupFilter, list) staffGroup?: StaffGroupFilter | null;
  @Field(() => FundingSourceFilter, list) fundingSource?: FundingSourceFilter | null;
  @Field(() => DatasetFilter, list) dataset?: DatasetFilter | null;
}
