import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ReferralFiguresQuery, ReferralFiguresQueryVariables } from '#graphql/operations.js';

import { DECISIONS } from './Decisions.js';
import { REFERRAL_GROUPS } from './ReferralGroups.js';
import { REFERRAL_RANGE_TITLE } from './ReferralRangeTitle.js';
import { REFERRALS_BY_QUARTER } from './ReferralsByQuarter.js';
import { REFERRALS_OVER_TIME } from './ReferralsOverTime.js';
import { REFERRAL_TILES } from './ReferralTiles.js';
import { REFERRAL_TITLE, REFERRAL_TITLE_KPI } from './ReferralTitle.js';

/** All figures of the page in one question: one answer, one data version. */
export const REFERRAL_FIGURES: TypedDocumentNode<ReferralFiguresQuery, ReferralFiguresQueryVariables> = gql`
  query ReferralFigures(
    $quarter: Quarter!
    $judged: Quarter!
    $area: ID
    $agency: ID
    $larger: ID
    $larger2: ID
    $larger3: ID
    $whereAll: FigureFilter!
    $whereQuarters: FigureFilter!
    $whereTime: FigureFilter!
    $timeBy: [Dimension!]!
    $timeWindow: Window!
    $wherePathways: FigureFilter!
    $whereAreas: FigureFilter!
    $withQuarters: Boolean!
    $withRange: Boolean!
    $withOverTime: Boolean!
    $withTiles: Boolean!
    $withRunning: Boolean!
    $withPathways: Boolean!
    $withExploitation: Boolean!
    $withDecisions: Boolean!
    $withLarger: Boolean!
    $withLarger2: Boolean!
    $withLarger3: Boolean!
    $withAgeBands: Boolean!
    $withAreas: Boolean!
  ) {
    byQuarter: figures(by: [QUARTER], where: $whereQuarters, fillGaps: true) @include(if: $withQuarters) {
      id
      dataVersion
      asOf
      protections {
        measure
        cuts
        cutCount
        mostCuts
        areOthersShown
      }
      ...ReferralTitle_FigureTable
      ...ReferralsByQuarter_FigureTable
    }
    ofRange: figures(where: $whereAll) @include(if: $withRange) {
      id
      dataVersion
      asOf
      protections {
        measure
        cuts
        cutCount
        mostCuts
        areOthersShown
      }
      ...ReferralRangeTitle_FigureTable
    }
    overTime: figures(by: $timeBy, where: $whereTime, window: $timeWindow, fillGaps: true) @include(if: $withOverTime) {
      id
      ...ReferralsOverTime_FigureTable
    }
    running: kpi(measure: referrals, quarter: $quarter, area: $area, agency: $agency) @include(if: $withRunning) {
      id
      periodStatus
      returnsDue
      returnsReceived
    }
    referrals: kpi(measure: referrals, quarter: $judged, area: $area, agency: $agency) @include(if: $withTiles) {
      id
      dataVersion
      asOf
      periodStatus
      returnsDue
      returnsReceived
      ...ReferralTitle_Kpi
      ...ReferralTiles_Kpi
    }
    nrmReferrals: kpi(measure: nrmReferrals, quarter: $judged, area: $area, agency: $agency) @include(if: $withTiles) {
      id
      ...ReferralTitle_Kpi
      ...ReferralTiles_Kpi
    }
    triage: kpi(measure: triagedInTime, quarter: $judged, area: $area, agency: $agency) @include(if: $withTiles) {
      id
      ...ReferralTiles_Kpi
    }
    repeats: kpi(measure: repeatReferrals, quarter: $judged, area: $area, agency: $agency) @include(if: $withTiles) {
      id
      ...ReferralTiles_Kpi
    }
    byPathway: figures(by: [PATHWAY], where: $wherePathways, fillGaps: true) @include(if: $withPathways) {
      id
      ...ReferralGroups_FigureTable
    }
    byExploitation: figures(by: [EXPLOITATION], where: $whereAll, fillGaps: true) @include(if: $withExploitation) {
      id
      ...ReferralGroups_FigureTable
    }
    byAgeBand: figures(by: [AGE_BAND], where: $whereAll, fillGaps: true) @include(if: $withAgeBands) {
      id
      ...ReferralGroups_FigureTable
    }
    byArea: figures(by: [AREA], where: $whereAreas) @include(if: $withAreas) {
      id
      ...ReferralGroups_FigureTable
    }
    inTimeHere: kpi(measure: reasonableGroundsIn5Days, quarter: $judged, area: $area, agency: $agency) @include(if: $withDecisions) {
      id
      ...Decisions_Kpi
    }
    positiveHere: kpi(measure: positiveReasonableGrounds, quarter: $judged, area: $area, agency: $agency) @include(if: $withDecisions) {
      id
      ...Decisions_Kpi
    }
    triageHere: kpi(measure: triagedInTime, quarter: $judged, area: $area, agency: $agency) @include(if: $withDecisions) {
      id
      ...Decisions_Kpi
    }
    dutyHere: kpi(measure: dutyToNotifyShare, quarter: $judged, area: $area, agency: $agency) @include(if: $withDecisions) {
      id
      ...Decisions_Kpi
    }
    repeatHere: kpi(measure: repeatReferrals, quarter: $judged, area: $area, agency: $agency) @include(if: $withDecisions) {
      id
      ...Decisions_Kpi
    }
    inTimeLarger: kpi(measure: reasonableGroundsIn5Days, quarter: $judged, area: $larger, agency: $agency) @include(if: $withLarger) {
      id
      ...Decisions_Kpi
    }
    positiveLarger: kpi(measure: positiveReasonableGrounds, quarter: $judged, area: $larger, agency: $agency) @include(if: $withLarger) {
      id
      ...Decisions_Kpi
    }
    triageLarger: kpi(measure: triagedInTime, quarter: $judged, area: $larger, agency: $agency) @include(if: $withLarger) {
      id
      ...Decisions_Kpi
    }
    dutyLarger: kpi(measure: dutyToNotifyShare, quarter: $judged, area: $larger, agency: $agency) @include(if: $withLarger) {
      id
      ...Decisions_Kpi
    }
    repeatLarger: kpi(measure: repeatReferrals, quarter: $judged, area: $larger, agency: $agency) @include(if: $withLarger) {
      id
      ...Decisions_Kpi
    }
    inTimeLarger2: kpi(measure: reasonableGroundsIn5Days, quarter: $judged, area: $larger2, agency: $agency) @include(if: $withLarger2) {
      id
      ...Decisions_Kpi
    }
    positiveLarger2: kpi(measure: positiveReasonableGrounds, quarter: $judged, area: $larger2, agency: $agency) @include(if: $withLarger2) {
      id
      ...Decisions_Kpi
    }
    triageLarger2: kpi(measure: triagedInTime, quarter: $judged, area: $larger2, agency: $agency) @include(if: $withLarger2) {
      id
      ...Decisions_Kpi
    }
    dutyLarger2: kpi(measure: dutyToNotifyShare, quarter: $judged, area: $larger2, agency: $agency) @include(if: $withLarger2) {
      id
      ...Decisions_Kpi
    }
    repeatLarger2: kpi(measure: repeatReferrals, quarter: $judged, area: $larger2, agency: $agency) @include(if: $withLarger2) {
      id
      ...Decisions_Kpi
    }
    inTimeLarger3: kpi(measure: reasonableGroundsIn5Days, quarter: $judged, area: $larger3, agency: $agency) @include(if: $withLarger3) {
      id
      ...Decisions_Kpi
    }
    positiveLarger3: kpi(measure: positiveReasonableGrounds, quarter: $judged, area: $larger3, agency: $agency) @include(if: $withLarger3) {
      id
      ...Decisions_Kpi
    }
    triageLarger3: kpi(measure: triagedInTime, quarter: $judged, area: $larger3, agency: $agency) @include(if: $withLarger3) {
      id
      ...Decisions_Kpi
    }
    dutyLarger3: kpi(measure: dutyToNotifyShare, quarter: $judged, area: $larger3, agency: $agency) @include(if: $withLarger3) {
      id
      ...Decisions_Kpi
    }
    repeatLarger3: kpi(measure: repeatReferrals, quarter: $judged, area: $larger3, agency: $agency) @include(if: $withLarger3) {
      id
      ...Decisions_Kpi
    }
  }
  ${REFERRAL_TITLE}
  ${REFERRAL_TITLE_KPI}
  ${REFERRAL_RANGE_TITLE}
  ${REFERRALS_BY_QUARTER}
  ${REFERRALS_OVER_TIME}
  ${REFERRAL_TILES}
  ${REFERRAL_GROUPS}
  ${DECISIONS}
`;
