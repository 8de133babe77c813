import { gql, type TypedDocumentNode } from '@apollo/client';

import type { AreaFiguresQuery, AreaFiguresQueryVariables } from '#graphql/operations.js';

import { AREA_TITLE } from './AreaTitle.js';
import { DISTRICT_MAP } from './DistrictMap.js';
import { AREA_HEADLINE } from './headline-fragment.js';

/** All figures of the page in one question: one answer, one data version. */
export const AREA_FIGURES: TypedDocumentNode<AreaFiguresQuery, AreaFiguresQueryVariables> = gql`
  query AreaFigures(
    $quarter: Quarter!
    $area: ID
    $other: ID
    $shown: MeasureKey!
    $count: MeasureKey!
    $rate: MeasureKey!
    $withRate: Boolean!
    $where: FigureFilter!
    $withShown: Boolean!
    $withDistricts: Boolean!
    $withArea: Boolean!
    $withOther: Boolean!
  ) {
    shown: kpi(measure: $shown, quarter: $quarter, area: $area) @include(if: $withShown) {
      id
      dataVersion
      asOf
      periodStatus
      returnsDue
      returnsReceived
      ...AreaTitle_Kpi
    }
    districts: figures(by: [AREA], where: $where, fillGaps: true) @include(if: $withDistricts) {
      id
      ...DistrictMap_FigureTable
    }
    card: scorecard(quarter: $quarter, area: $area) @include(if: $withArea) {
      id
      dataVersion
      asOf
      returnsDue
      returnsReceived
      kpis {
        id
        ...AreaHeadline_Kpi @unmask
      }
    }
    reportRate: kpi(measure: reportsPer1000, quarter: $quarter, area: $area) @include(if: $withArea) {
      id
      ...AreaHeadline_Kpi @unmask
    }
    disruptionRate: kpi(measure: disruptionsPer1000, quarter: $quarter, area: $area) @include(if: $withArea) {
      id
      ...AreaHeadline_Kpi @unmask
    }
    referrals: kpi(measure: referrals, quarter: $quarter, area: $area) @include(if: $withArea) {
      id
      ...AreaHeadline_Kpi @unmask
    }
    otherCard: scorecard(quarter: $quarter, area: $other) @include(if: $withOther) {
      id
      kpis {
        id
        ...AreaHeadline_Kpi @unmask
      }
    }
    otherReportRate: kpi(measure: reportsPer1000, quarter: $quarter, area: $other) @include(if: $withOther) {
      id
      ...AreaHeadline_Kpi @unmask
    }
    otherDisruptionRate: kpi(measure: disruptionsPer1000, quarter: $quarter, area: $other) @include(if: $withOther) {
      id
      ...AreaHeadline_Kpi @unmask
    }
    otherReferrals: kpi(measure: referrals, quarter: $quarter, area: $other) @include(if: $withOther) {
      id
      ...AreaHeadline_Kpi @unmask
    }
  }
  ${AREA_TITLE}
  ${DISTRICT_MAP}
  ${AREA_HEADLINE}
`;
