import { gql, type TypedDocumentNode } from '@apollo/client';

import { CHOICES_FIELDS } from '#graphql/choices.js';
import type { FirstAddress, FirstQuestion } from '#graphql/first-question.js';
import type { OverviewPageQuery, OverviewPageQueryVariables } from '#graphql/operations.js';

import { OVERVIEW_CARD } from './OverviewCard.js';

/** All that the first view of the page shows: the viewer, what can be filtered by, and the scorecard. */
export const OVERVIEW_PAGE: TypedDocumentNode<OverviewPageQuery, OverviewPageQueryVariables> = gql`
  query OverviewPage($quarter: Quarter, $area: ID, $agency: ID) {
    ...Choices_Query @unmask
    scorecard(quarter: $quarter, area: $area, agency: $agency) {
      id
      ...OverviewCard_Scorecard @unmask
    }
  }
  ${CHOICES_FIELDS}
  ${OVERVIEW_CARD}
`;

/** What the question takes of an address. */
export function toOverviewVariables({ quarter, area, agency }: OverviewPageQueryVariables): OverviewPageQueryVariables {
  return { quarter, area, agency };
}

/** Whether two addresses ask for the same scorecard. */
export function isSameScorecard(one: OverviewPageQueryVariables, other: OverviewPageQueryVariables): boolean {
  return one.quarter === other.quarter && one.area === other.area && one.agency === other.agency;
}

/** What the page asks first at an address. */
export function toFirstQuestion({ search }: Pick<FirstAddress, 'search'>): FirstQuestion {
  const asked = new URLSearchParams(search);
  return { query: OVERVIEW_PAGE, variables: { quarter: asked.get('quarter'), area: asked.get('area'), agency: asked.get('agency') } };
}
