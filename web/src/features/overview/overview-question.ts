import { gql, type TypedDocumentNode } from '@apollo/client';

import { TILES_PAGE } from '#blocks/tiles/tile-fragment.js';
import { CHOICES_FIELDS } from '#graphql/choices.js';
import type { FirstAddress, FirstQuestion } from '#graphql/first-question.js';
import type {
  OverviewFiguresQuery,
  OverviewPageQuery,
  OverviewPageQueryVariables,
} from '#graphql/operations.js';

/** Everything in the first view of the page: the viewer, the filter choices, and the figures. */
export const OVERVIEW_PAGE: TypedDocumentNode<OverviewPageQuery, OverviewPageQueryVariables> = gql`
  query OverviewPage($quarter: Quarter, $area: ID, $agency: ID) {
    ...Choices_Query @unmask
    page(key: OVERVIEW, scope: { quarter: $quarter, area: $area, agency: $agency }) {
      id
      ...Tiles_Page @unmask
    }
  }
  ${CHOICES_FIELDS}
  ${TILES_PAGE}
`;

/** The figures alone, for other filters. */
export const OVERVIEW_FIGURES: TypedDocumentNode<OverviewFiguresQuery, OverviewPageQueryVariables> =
  gql`
    query OverviewFigures($quarter: Quarter, $area: ID, $agency: ID) {
      page(key: OVERVIEW, scope: { quarter: $quarter, area: $area, agency: $agency }) {
        id
        ...Tiles_Page @unmask
      }
    }
    ${TILES_PAGE}
  `;

/** The parts of an address that the question uses. */
export function toOverviewVariables({
  quarter,
  area,
  agency,
}: OverviewPageQueryVariables): OverviewPageQueryVariables {
  return { quarter, area, agency };
}

/** Whether two addresses ask for the same figures. */
export function isSameQuestion(
  one: OverviewPageQueryVariables,
  other: OverviewPageQueryVariables,
): boolean {
  return one.quarter === other.quarter && one.area === other.area && one.agency === other.agency;
}

/** The first question of the page at an address. */
export function toFirstQuestion({ search }: Pick<FirstAddress, 'search'>): FirstQuestion {
  const asked = new URLSearchParams(search);
  return {
    query: OVERVIEW_PAGE,
    variables: {
      quarter: asked.get('quarter'),
      area: asked.get('area'),
      agency: asked.get('agency'),
    },
  };
}
