import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ResourcingFiguresQuery, ResourcingFiguresQueryVariables } from '#graphql/operations.js';

import { ABSTRACTION } from './Abstraction.js';
import { ABSTRACTION_BY_AGENCY } from './AbstractionByAgency.js';
import { ABSTRACTION_OVER_TIME } from './AbstractionOverTime.js';
import { AGENCIES, AGENCY_RETURNS } from './Agencies.js';
import { EFFORT_BY_OBJECTIVE } from './EffortByObjective.js';
import { HOURS_BY_QUARTER } from './HoursByQuarter.js';
import { HOURS_OVER_TIME } from './HoursOverTime.js';
import { HOURS_PER_DISRUPTION, HOURS_PER_DISRUPTION_BY_AGENCY, PER_DISRUPTION_OF_RANGE } from './HoursPerDisruption.js';
import { MONEY_BY_AGENCY } from './MoneyByAgency.js';
import { FORECAST_VARIANCE, MONEY_BY_FUNDING } from './MoneyByFunding.js';
import { POSTS_BY_GROUP, WATCHED_TREND } from './PostsByGroup.js';
import { RANGE_VACANCY, RESOURCING_RANGE_TITLE } from './ResourcingRangeTitle.js';
import { RESOURCING_TITLE } from './ResourcingTitle.js';

/** All figures of the page in one question: one answer, one data version. */
export const RESOURCING_FIGURES: TypedDocumentNode<ResourcingFiguresQuery, ResourcingFiguresQueryVariables> = gql`
  query ResourcingFigures(
    $quarter: Quarter!
    $stockQuarter: Quarter!
    $area: ID
    $agency: ID
    $agencyKind: AgencyKind
    $objective: Objective
    $whereAll: FigureFilter!
    $whereStock: FigureFilter!
    $whereObjectives: FigureFilter!
    $whereAgencies: FigureFilter!
    $watchedBy: [Dimension!]!
    $whereWatched: FigureFilter!
    $timeBy: [Dimension!]!
    $timeByObjective: [Dimension!]!
    $timeWindow: Window!
    $whereTime: FigureFilter!
    $whereTimeObjectives: FigureFilter!
    $withTitle: Boolean!
    $withRange: Boolean!
    $withEffort: Boolean!
    $withPosts: Boolean!
    $withHours: Boolean!
    $withHoursOverTime: Boolean!
    $withAbstraction: Boolean!
    $withAbstractionOverTime: Boolean!
    $withAbstractionAgencies: Boolean!
    $withMoneyAgencies: Boolean!
    $withMoneySources: Boolean!
    $withVariance: Boolean!
    $withPerDisruption: Boolean!
    $withAgencies: Boolean!
  ) {
    committed: kpi(
      measure: hoursCommitted
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
    ) @include(if: $withTitle) {
      id
      dataVersion
      asOf
      periodStatus
      returnsDue
      returnsReceived
      ...ResourcingTitle_Kpi
    }
    vacancy: kpi(
      measure: vacancyRate
      quarter: $stockQuarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
    ) @include(if: $withTitle) {
      id
      periodStatus
      returnsDue
      returnsReceived
      ...ResourcingTitle_Kpi
      ...RangeTitle_Kpi
    }
    ofRange: figures(where: $whereAll) @include(if: $withRange) {
      id
      ...ResourcingRangeTitle_FigureTable
      ...PerDisruptionOfRange_FigureTable
    }
    byObjective: figures(by: [OBJECTIVE], where: $whereObjectives, fillGaps: true) @include(if: $withEffort) {
      id
      ...EffortByObjective_FigureTable
    }
    byStaffGroup: figures(by: [STAFF_GROUP], where: $whereStock, fillGaps: true) @include(if: $withPosts) {
      id
      ...PostsByGroup_FigureTable
    }
    watchedTrend: figures(by: $watchedBy, where: $whereWatched, fillGaps: true) @include(if: $withPosts) {
      id
      ...WatchedTrend_FigureTable
    }
    pursue: kpi(measure: hoursCommitted, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, objective: PURSUE)
      @include(if: $withHours) {
      id
      ...HoursByQuarter_Kpi
    }
    prevent: kpi(measure: hoursCommitted, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, objective: PREVENT)
      @include(if: $withHours) {
      id
      ...HoursByQuarter_Kpi
    }
    protect: kpi(measure: hoursCommitted, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, objective: PROTECT)
      @include(if: $withHours) {
      id
      ...HoursByQuarter_Kpi
    }
    prepare: kpi(measure: hoursCommitted, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, objective: PREPARE)
      @include(if: $withHours) {
      id
      ...HoursByQuarter_Kpi
    }
    hoursOverTime: figures(by: $timeByObjective, where: $whereTimeObjectives, window: $timeWindow, fillGaps: true)
      @include(if: $withHoursOverTime) {
      id
      ...HoursOverTime_FigureTable
    }
    abstraction: kpi(
      measure: abstractionRate
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
    ) @include(if: $withAbstraction) {
      id
      ...Abstraction_Kpi
    }
    abstractionOverTime: figures(by: $timeBy, where: $whereTime, window: $timeWindow, fillGaps: true)
      @include(if: $withAbstractionOverTime) {
      id
      ...AbstractionOverTime_FigureTable
    }
    abstractionByAgency: figures(by: [AGENCY], where: $whereAgencies, first: 100) @include(if: $withAbstractionAgencies) {
      id
      ...AbstractionByAgency_FigureTable
    }
    moneyByAgency: figures(by: [AGENCY], where: $whereAgencies, first: 100, orderBy: [{ measure: spend, direction: DESC }])
      @include(if: $withMoneyAgencies) {
      id
      ...MoneyByAgency_FigureTable
    }
    moneyByFunding: figures(by: [FUNDING_SOURCE], where: $whereAll, fillGaps: true) @include(if: $withMoneySources) {
      id
      ...MoneyByFunding_FigureTable
    }
    variance: kpi(
      measure: forecastVariance
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
    ) @include(if: $withVariance) {
      id
      ...ForecastVariance_Kpi
    }
    perDisruption: kpi(
      measure: hoursPerDisruption
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
    ) @include(if: $withPerDisruption) {
      id
      returnsDue
      returnsReceived
      ...HoursPerDisruption_Kpi
    }
    perDisruptionByAgency: figures(by: [AGENCY], where: $whereAgencies, first: 100) @include(if: $withPerDisruption) {
      id
      ...HoursPerDisruption_FigureTable
    }
    byAgency: figures(by: [AGENCY], where: $whereAgencies, first: 100, orderBy: [{ measure: hoursCommitted, direction: DESC }])
      @include(if: $withAgencies) {
      id
      ...Agencies_FigureTable
    }
    returns(quarter: $quarter) @include(if: $withTitle) {
      id
      dataset
      state
      isOwed
      ...Agencies_ReturnStatus
    }
  }
  ${RESOURCING_TITLE}
  ${RESOURCING_RANGE_TITLE}
  ${RANGE_VACANCY}
  ${EFFORT_BY_OBJECTIVE}
  ${POSTS_BY_GROUP}
  ${WATCHED_TREND}
  ${HOURS_BY_QUARTER}
  ${HOURS_OVER_TIME}
  ${ABSTRACTION}
  ${ABSTRACTION_OVER_TIME}
  ${ABSTRACTION_BY_AGENCY}
  ${MONEY_BY_AGENCY}
  ${MONEY_BY_FUNDING}
  ${FORECAST_VARIANCE}
  ${HOURS_PER_DISRUPTION}
  ${HOURS_PER_DISRUPTION_BY_AGENCY}
  ${PER_DISRUPTION_OF_RANGE}
  ${AGENCIES}
  ${AGENCY_RETURNS}
`;
