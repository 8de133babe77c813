import { gql, type TypedDocumentNode } from '@apollo/client';

import { BREAKDOWN } from '#features/measures/breakdown/breakdown-fragment.js';
import { EXPLAIN_EVENTS } from '#features/measures/explain/ExplainEvents.js';
import type { MeasureViewQuery, MeasureViewQueryVariables } from '#graphql/operations.js';

import { BESIDE_TREND, MEASURE_CONTROL, RUNNING_QUARTER } from './MeasureControl.js';
import { MEASURE_FACTS } from './MeasureFacts.js';
import { MEASURE_TARGET } from './MeasureTarget.js';
import { MEASURE_TITLE } from './MeasureTitle.js';

/** Everything of the page in one question: one answer, one data version. */
export const MEASURE_VIEW: TypedDocumentNode<MeasureViewQuery, MeasureViewQueryVariables> = gql`
  query MeasureView(
    $measure: MeasureKey!
    $quarter: Quarter!
    $area: ID
    $agency: ID
    $agencyKind: AgencyKind
    $besideArea: ID
    $besideAgency: ID
    $besideKind: AgencyKind
    $objective: Objective
    $crimeType: CrimeType
    $runningQuarter: Quarter!
    $whereArea: FigureFilter!
    $whereAgency: FigureFilter!
    $whereObjective: FigureFilter!
    $whereCrimeType: FigureFilter!
    $isBesideShare: Boolean!
    $withKpi: Boolean!
    $withRunning: Boolean!
    $withBeside: Boolean!
    $withArea: Boolean!
    $withAgency: Boolean!
    $withObjective: Boolean!
    $withCrimeType: Boolean!
  ) {
    kpi(
      measure: $measure
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
      crimeType: $crimeType
    ) @include(if: $withKpi) {
      id
      dataVersion
      asOf
      ...MeasureTitle_Kpi
      ...MeasureFacts_Kpi
      ...MeasureTarget_Kpi
      ...MeasureControl_Kpi
      ...RunningQuarter_Kpi
      ...ExplainEvents_Kpi
    }
    running: kpi(
      measure: $measure
      quarter: $runningQuarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
      crimeType: $crimeType
    ) @include(if: $withRunning) {
      id
      ...RunningQuarter_Kpi
    }
    beside: kpi(
      measure: $measure
      quarter: $quarter
      area: $besideArea
      agency: $besideAgency
      agencyKind: $besideKind
      objective: $objective
      crimeType: $crimeType
    ) @include(if: $withBeside) {
      id
      ...BesideTrend_Kpi
    }
    byArea: figures(by: [AREA], where: $whereArea, first: 50, orderBy: [{ measure: $measure, direction: DESC }]) @include(if: $withArea) {
      id
      ...Breakdown_FigureTable
    }
    byAgency: figures(by: [AGENCY], where: $whereAgency, first: 12, orderBy: [{ measure: $measure, direction: DESC }])
      @include(if: $withAgency) {
      id
      ...Breakdown_FigureTable
    }
    byObjective: figures(by: [OBJECTIVE], where: $whereObjective, first: 12, orderBy: [{ measure: $measure, direction: DESC }])
      @include(if: $withObjective) {
      id
      ...Breakdown_FigureTable
    }
    byCrimeType: figures(by: [CRIME_TYPE], where: $whereCrimeType, first: 12, orderBy: [{ measure: $measure, direction: DESC }])
      @include(if: $withCrimeType) {
      id
      ...Breakdown_FigureTable
    }
  }
  ${MEASURE_TITLE}
  ${MEASURE_FACTS}
  ${MEASURE_TARGET}
  ${MEASURE_CONTROL}
  ${RUNNING_QUARTER}
  ${BESIDE_TREND}
  ${EXPLAIN_EVENTS}
  ${BREAKDOWN}
`;
