import { gql, type TypedDocumentNode } from '@apollo/client';

import type { DisruptionFiguresQuery, DisruptionFiguresQueryVariables } from '#graphql/operations.js';

import { BY_AGENCY } from './ByAgency.js';
import { BY_DISTRICT } from './ByDistrict.js';
import { BY_IMPACT, IMPACT_OF_RANGE, MAJOR_MODERATE } from './ByImpact.js';
import { CRIME_BY_OBJECTIVE } from './CrimeByObjective.js';
import { DISRUPTIONS_RANGE_TITLE } from './DisruptionsRangeTitle.js';
import { DISRUPTIONS_TITLE } from './DisruptionsTitle.js';
import { GROUP_CHANGES, REGISTER } from './Groups.js';
import { MULTI_AGENCY, SUPPORTED_BY } from './MultiAgency.js';
import { OBJECTIVES_BY_QUARTER } from './ObjectivesByQuarter.js';
import { OBJECTIVES_OVER_TIME } from './ObjectivesOverTime.js';
import { RESULTS } from './Results.js';

/** All figures of the page in one question: one answer, one data version. */
export const DISRUPTION_FIGURES: TypedDocumentNode<DisruptionFiguresQuery, DisruptionFiguresQueryVariables> = gql`
  query DisruptionFigures(
    $quarter: Quarter!
    $area: ID
    $agency: ID
    $agencyKind: AgencyKind
    $objective: Objective
    $crimeType: CrimeType
    $results: [MeasureKey!]!
    $objectives: [Objective!]
    $whereAll: FigureFilter!
    $whereKinds: FigureFilter!
    $whereDistricts: FigureFilter!
    $whereAgencies: FigureFilter!
    $whereGroups: FigureFilter!
    $wherePolice: FigureFilter!
    $whereNational: FigureFilter!
    $whereCouncils: FigureFilter!
    $whereFire: FigureFilter!
    $whereHealth: FigureFilter!
    $whereJustice: FigureFilter!
    $whereCharities: FigureFilter!
    $whereOversight: FigureFilter!
    $timeBy: [Dimension!]!
    $timeWindow: Window!
    $timeFirst: Int!
    $whereTime: FigureFilter!
    $withTotal: Boolean!
    $withRange: Boolean!
    $withObjectives: Boolean!
    $withTime: Boolean!
    $withResults: Boolean!
    $withCrimeTypes: Boolean!
    $withImpact: Boolean!
    $withDistricts: Boolean!
    $withGroups: Boolean!
    $withAgencies: Boolean!
    $withMultiAgency: Boolean!
  ) {
    total: kpi(
      measure: disruptions
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
      crimeType: $crimeType
    ) @include(if: $withTotal) {
      id
      dataVersion
      asOf
      periodStatus
      returnsDue
      returnsReceived
      ...DisruptionsTitle_Kpi
    }
    ofRange: figures(where: $whereAll) @include(if: $withRange) {
      id
      dataVersion
      asOf
      ...DisruptionsRangeTitle_FigureTable
      ...ByImpactOfRange_FigureTable
    }
    overTime: figures(by: $timeBy, where: $whereTime, window: $timeWindow, first: $timeFirst, fillGaps: true) @include(if: $withTime) {
      id
      ...ObjectivesOverTime_FigureTable
    }
    objectives: kpis(
      measures: [disruptions]
      objectives: [PURSUE, PREVENT, PROTECT, PREPARE]
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: $crimeType
    ) @include(if: $withObjectives) {
      id
      ...ObjectivesByQuarter_Kpi
    }
    results: kpis(
      measures: $results
      objectives: $objectives
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      crimeType: $crimeType
    ) @include(if: $withResults) {
      id
      ...Results_Kpi
    }
    byBoth: figures(by: [CRIME_TYPE, OBJECTIVE], where: $whereKinds, fillGaps: true) @include(if: $withCrimeTypes) {
      id
      ...CrimeByObjective_FigureTable
    }
    byCrimeType: figures(by: [CRIME_TYPE], where: $whereKinds, fillGaps: true) @include(if: $withCrimeTypes) {
      id
      ...CrimeByObjective_FigureTable
    }
    byObjective: figures(by: [OBJECTIVE], where: $whereKinds, fillGaps: true) @include(if: $withCrimeTypes) {
      id
      ...CrimeByObjective_FigureTable
    }
    byImpact: figures(by: [IMPACT], where: $whereAll, fillGaps: true) @include(if: $withImpact) {
      id
      ...ByImpact_FigureTable
    }
    majorModerate: kpi(
      measure: majorModerateShare
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
      crimeType: $crimeType
    ) @include(if: $withImpact) {
      id
      ...ByImpact_Kpi
    }
    byDistrict: figures(by: [AREA], where: $whereDistricts, first: 50, orderBy: [{ measure: disruptions, direction: DESC }])
      @include(if: $withDistricts) {
      id
      ...ByDistrict_FigureTable
    }
    register: kpi(measure: activeOcgs, quarter: $quarter, area: $area, agency: $agency, agencyKind: $agencyKind, crimeType: $crimeType)
      @include(if: $withGroups) {
      id
      ...Groups_Kpi
    }
    groupChanges: figures(by: [QUARTER], where: $whereGroups, fillGaps: true) @include(if: $withGroups) {
      id
      ...Groups_FigureTable
    }
    byAgency: figures(by: [AGENCY], where: $whereAgencies, first: 100, orderBy: [{ measure: disruptions, direction: DESC }])
      @include(if: $withAgencies) {
      id
      ...ByAgency_FigureTable
    }
    multiAgency: kpi(
      measure: multiAgencyShare
      quarter: $quarter
      area: $area
      agency: $agency
      agencyKind: $agencyKind
      objective: $objective
      crimeType: $crimeType
    ) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_Kpi
    }
    byPolice: figures(where: $wherePolice) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byNational: figures(where: $whereNational) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byCouncils: figures(where: $whereCouncils) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byFire: figures(where: $whereFire) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byHealth: figures(where: $whereHealth) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byJustice: figures(where: $whereJustice) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byCharities: figures(where: $whereCharities) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
    byOversight: figures(where: $whereOversight) @include(if: $withMultiAgency) {
      id
      ...MultiAgency_FigureTable
    }
  }
  ${DISRUPTIONS_TITLE}
  ${DISRUPTIONS_RANGE_TITLE}
  ${OBJECTIVES_OVER_TIME}
  ${OBJECTIVES_BY_QUARTER}
  ${RESULTS}
  ${CRIME_BY_OBJECTIVE}
  ${BY_IMPACT}
  ${MAJOR_MODERATE}
  ${IMPACT_OF_RANGE}
  ${BY_DISTRICT}
  ${REGISTER}
  ${GROUP_CHANGES}
  ${BY_AGENCY}
  ${MULTI_AGENCY}
  ${SUPPORTED_BY}
`;
