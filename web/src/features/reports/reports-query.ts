import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ReportFiguresQuery, ReportFiguresQueryVariables } from '#graphql/operations.js';

import { CRIME_TYPES_BY_QUARTER } from './CrimeTypesByQuarter.js';
import { REPORT_CONTROL, REPORT_NOTES, REPORT_RUNNING } from './ReportControl.js';
import { REPORTS_BY_CHANNEL } from './ReportsByChannel.js';
import { REPORTS_BY_CRIME_TYPE } from './ReportsByCrimeType.js';
import { REPORTS_BY_DISTRICT } from './ReportsByDistrict.js';
import { REPORTS_BY_LIMB, SERIOUS_SHARE } from './ReportsByLimb.js';
import { REPORTS_BY_SIGN } from './ReportsBySign.js';
import { REPORTS_RATE, REPORTS_TITLE } from './ReportsTitle.js';
import { SERIOUS_BY_QUARTER } from './SeriousByQuarter.js';

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
    $withTotal: Boolean!
    $withRunning: Boolean!
    $withSeries: Boolean!
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
      @include(if: $withTotal) {
      id
      ...ReportsRate_Kpi
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
    byCrimeType: figures(by: [CRIME_TYPE], where: $whereCrimeTypes, fillGaps: true) @include(if: $withCrimeTypes) {
      id
      ...ReportsByCrimeType_FigureTable
    }
    byChannel: figures(by: [CHANNEL], where: $whereAll, fillGaps: true) @include(if: $withChannels) {
      id
      ...ReportsByChannel_FigureTable
    }
    withLimb: figures(by: [QUARTER], where: $whereLimb, fillGaps: true) @include(if: $withSerious) {
      id
      ...SeriousByQuarter_FigureTable
    }
    withoutLimb: figures(by: [QUARTER], where: $whereNoLimb, fillGaps: true) @include(if: $withSerious) {
      id
      ...SeriousByQuarter_FigureTable
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
  ${REPORT_CONTROL}
  ${REPORT_RUNNING}
  ${REPORT_NOTES}
  ${CRIME_TYPES_BY_QUARTER}
  ${REPORTS_BY_CRIME_TYPE}
  ${REPORTS_BY_CHANNEL}
  ${SERIOUS_BY_QUARTER}
  ${SERIOUS_SHARE}
  ${REPORTS_BY_LIMB}
  ${REPORTS_BY_SIGN}
  ${REPORTS_BY_DISTRICT}
`;
