import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  ChangeSectionMutation,
  ChangeSectionMutationVariables,
  ChangeTemplateMutation,
  ChangeTemplateMutationVariables,
  FigureChoicesQuery,
  FigureChoicesQueryVariables,
  PackPlanQuery,
  PackPlanQueryVariables,
  SectionFields_PackPlanFragment,
  TemplateQuery,
  TemplateQueryVariables,
} from '#graphql/operations.js';

/** The figures and texts chosen for a section. */
const PLAN: TypedDocumentNode<SectionFields_PackPlanFragment> = gql`
  fragment SectionFields_PackPlan on PackPlan {
    key
    heading
    texts
    figures {
      page
      block
      savedQuery
      version
      name
    }
  }
`;

/** What a section can show: blocks of pages, and saved questions that are shared with everyone. */
export const FIGURE_CHOICES: TypedDocumentNode<FigureChoicesQuery, FigureChoicesQueryVariables> =
  gql`
    query FigureChoices {
      packTemplate {
        choices {
          page
          block
          name
        }
      }
      savedQueries(whose: EVERYONE, first: 100) {
        pageInfo {
          hasNextPage
        }
        edges {
          node {
            id
            name
            latestVersion
            measures {
              id
            }
          }
        }
      }
    }
  `;

/** The figures and texts chosen for each section of a draft. */
export const PACK_PLAN: TypedDocumentNode<PackPlanQuery, PackPlanQueryVariables> = gql`
  query PackPlan($quarter: Quarter!, $area: ID!, $version: Int) {
    board(quarter: $quarter, area: $area, version: $version) {
      id
      version
      plan {
        key
        ...SectionFields_PackPlan @unmask
      }
    }
  }
  ${PLAN}
`;

export const TEMPLATE: TypedDocumentNode<TemplateQuery, TemplateQueryVariables> = gql`
  query Template {
    viewer {
      id
      marking
    }
    packTemplate {
      version
      canChange
      sections {
        key
        ...SectionFields_PackPlan @unmask
      }
    }
  }
  ${PLAN}
`;

export const CHANGE_SECTION: TypedDocumentNode<
  ChangeSectionMutation,
  ChangeSectionMutationVariables
> = gql`
  mutation ChangeSection($input: ChangeSectionInput!) {
    changeSection(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

export const CHANGE_TEMPLATE: TypedDocumentNode<
  ChangeTemplateMutation,
  ChangeTemplateMutationVariables
> = gql`
  mutation ChangeTemplate($input: ChangePackTemplateInput!) {
    changePackTemplate(input: $input) {
      problems {
        field
        message
      }
    }
  }
`;

/** The figures and texts chosen for a section of a pack or of the template. */
export type Plan = SectionFields_PackPlanFragment;

/** A figure of a section. */
export type PlannedFigure = Omit<Plan['figures'][number], '__typename'>;
