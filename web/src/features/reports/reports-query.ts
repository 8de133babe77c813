import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportFiguresQuery, ReportFiguresQueryVariables } from '#graphql/operations.js';

import { CRIME_TYPES_BY_QUARTER } from './CrimeTypesByQuarter.js';
import { CRIME_TYPES_OVER_TIME } from './CrimeTypesOverTime.js';
import { REPORT_CONTROL, REPORT_CONTROL_OF_RANGE, REPORT_NOTES, REPORT_RUNNING } from './ReportControl.js';
import { REPORTS_BY_CHANNEL } from './ReportsByChannel.js';
import { REPORTS_BY_CRIME_TYPE } from './ReportsByCrimeType.js';
import { REPORTS_BY_DISTRICT } from './ReportsByDistrict.js';
import { REPORTS_BY_LIMB, SERIOUS_SHARE, SERIOUS_SHARE_OF_RANGE } from './ReportsByLimb.js';
import { REPORTS_BY_SIGN } from './ReportsBySign.js';
import { REPORTS_RANGE_TITLE } from './ReportsRangeTitle.js';
import { REPORTS_RATE, REPORTS_TITLE } from './ReportsTitle.js';
import { SERIOUS_OVER_TIME } from './SeriousOverTime.js';

/** All figures of the page in one question: one answer, one data version. */
export const REPORT_FIGURES: TypedDocumentNode<ReportFiguresQuery, ReportFiguresQueryVariables> = gql`
  query ReportFigures(
    $quarter: Quarter!
    $running: Quarter!
    $area: ID
    $agency: ID
    $agencyKind: AgencyKind
    $crimeType: CrimeType
    $whereAll: FigureFilter!
    $whereCrimeTypes: FigureFilter!
    $whereDistricts: FigureFilter!
    $whereLimb: FigureFilter!
    $whereNoLimb: FigureFilter!
    $timeBy: [Dimension!]!
    $timeWindow: Window!
    $timeFirst: Int!
    $seriesBy: [Dimension!]!
    $whereSeries: FigureFilter!
    $withTotal: Boolean!
    $withRange: Boolean!
    $withRate: Boolean!
    $withRunning: Boolean!
    $withSeries: Boolean!
    $withSeriesOverTime: Boolean!
    $withCrimeTypes: Boolean!
    $withChannels: Boolean!
    $withSerious: Boolean!
    $withLimbs: Boolean!
    $withFirstAction: Boolean!
    $withLinked: Boolean!
    $withSigns: Boolean!
    $withDistricts: Boolean!
  ) {
    total: kpi(measure: reports, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: $crimeType)
      @include(if: $withTotal) {
      id
      dataVersion
      asOf
      periodStatus
      returnsDue
      returnsReceived
      ...ReportsTitle_Kpi
      ...ReportControl_Kpi
    }
    rate: kpi(measure: reportsPer1000, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: $crimeType)
      @include(if: $withRate) {
      id
      ...ReportsRate_Kpi
    }
    ofRange: figures(where: $whereAll) @include(if: $withRange) {
      id
      ...ReportsRangeTitle_FigureTable
      ...ReportControlOfRange_FigureTable
      ...ReportsByLimbOfRange_FigureTable
    }
    running: kpi(measure: reports, quarter: $running, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: $crimeType)
      @include(if: $withRunning) {
      id
      ...ReportRunning_Kpi
    }
    csea: kpi(
      measure: reports
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: CHILD_SEXUAL_EXPLOITATION_AND_ABUSE
    ) @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    immigration: kpi(
      measure: reports
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: ORGANISED_IMMIGRATION_CRIME
    ) @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    cyber: kpi(measure: reports, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: CYBER_CRIME)
      @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    firearms: kpi(measure: reports, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: FIREARMS)
      @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    laundering: kpi(
      measure: reports
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: MONEY_LAUNDERING
    ) @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    drugs: kpi(measure: reports, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: DRUGS)
      @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    economic: kpi(measure: reports, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: ECONOMIC_CRIME)
      @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    slavery: kpi(
      measure: reports
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: MODERN_SLAVERY_AND_HUMAN_TRAFFICKING
    ) @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    acquisitive: kpi(
      measure: reports
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: ORGANISED_ACQUISITIVE_CRIME
    ) @include(if: $withSeries) {
      id
      ...CrimeTypesByQuarter_Kpi
    }
    seriesOverTime: figures(by: $seriesBy, where: $whereSeries, window: $timeWindow, first: $timeFirst, fillGaps: true)
      @include(if: $withSeriesOverTime) {
      id
      ...CrimeTypesOverTime_FigureTable
    }
    byCrimeType: figures(by: [CRIME_TYPE], where: $whereCrimeTypes, fillGaps: true) @include(if: $withCrimeTypes) {
      id
      ...ReportsByCrimeType_FigureTable
    }
    byChannel: figures(by: [CHANNEL], where: $whereAll, fillGaps: true) @include(if: $withChannels) {
      id
      ...ReportsByChannel_FigureTable
    }
    withLimb: figures(by: $timeBy, where: $whereLimb, window: $timeWindow, first: $timeFirst, fillGaps: true) @include(if: $withSerious) {
      id
      ...SeriousOverTime_FigureTable
    }
    withoutLimb: figures(by: $timeBy, where: $whereNoLimb, window: $timeWindow, first: $timeFirst, fillGaps: true)
      @include(if: $withSerious) {
      id
      ...SeriousOverTime_FigureTable
    }
    seriousShare: kpi(
      measure: seriousReportShare
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: $crimeType
    ) @include(if: $withLimbs) {
      id
      ...ReportsByLimb_Kpi
    }
    byLimb: figures(by: [SERIOUS_LIMB], where: $whereAll, fillGaps: true) @include(if: $withLimbs) {
      id
      ...ReportsByLimb_FigureTable
    }
    firstAction: kpi(
      measure: reportsActionedIn24h
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: $crimeType
    ) @include(if: $withFirstAction) {
      id
      ...ReportControl_Kpi
    }
    firstActionOf: figures(where: $whereAll) @include(if: $withFirstAction) {
      id
      ...ReportNotes_FigureTable
      totals {
        reportsActionedIn24h {
          value
        }
      }
    }
    linked: kpi(
      measure: reportsToDisruption
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: $crimeType
    ) @include(if: $withLinked) {
      id
      ...ReportControl_Kpi
    }
    linkedOf: figures(where: $whereAll) @include(if: $withLinked) {
      id
      ...ReportNotes_FigureTable
      totals {
        reportsToDisruption {
          value
        }
      }
    }
    bySign: figures(by: [SIGN], where: $whereAll, fillGaps: true) @include(if: $withSigns) {
      id
      ...ReportsBySign_FigureTable
    }
    byDistrict: figures(by: [AREA], where: $whereDistricts, first: 50, orderBy: [{ measure: reports, direction: DESC }])
      @include(if: $withDistricts) {
      id
      ...ReportsByDistrict_FigureTable
    }
  }
  ${REPORTS_TITLE}
  ${REPORTS_RATE}
  ${REPORTS_RANGE_TITLE}
  ${REPORT_CONTROL}
  ${REPORT_CONTROL_OF_RANGE}
  ${REPORT_RUNNING}
  ${REPORT_NOTES}
  ${CRIME_TYPES_BY_QUARTER}
  ${CRIME_TYPES_OVER_TIME}
  ${REPORTS_BY_CRIME_TYPE}
  ${REPORTS_BY_CHANNEL}
  ${SERIOUS_OVER_TIME}
  ${SERIOUS_SHARE}
  ${SERIOUS_SHARE_OF_RANGE}
  ${REPORTS_BY_LIMB}
  ${REPORTS_BY_SIGN}
  ${REPORTS_BY_DISTRICT}
`;
