import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  SetTargetsMutation,
  SetTargetsMutationVariables,
  TargetDifferenceQuery,
  TargetDifferenceQueryVariables,
  TargetsPageQuery,
  TargetsPageQueryVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

export const TARGETS_PAGE: TypedDocumentNode<TargetsPageQuery, TargetsPageQueryVariables> = gql`
  query TargetsPage($from: Quarter!, $to: Quarter!, $area: ID, $agency: ID) {
    viewer {
      id
      marking
      viewingAs
      actions
      agency {
        id
        code
        name
      }
      agencies {
        id
        code
        name
      }
      ...Shell_Viewer
    }
    areas {
      id
      code
      name
      kind
    }
    measures {
      id
      key
      name
      unit
      direction
      dimensions
    }
    targets(from: $from, to: $to, area: $area, agency: $agency) {
      id
      measure
      quarter
      objective
      target {
        id
        value
        lower
        upper
        tolerance
        text
        version
      }
    }
  }
  ${SHELL_VIEWER}
`;

export const TARGET_DIFFERENCE: TypedDocumentNode<
  TargetDifferenceQuery,
  TargetDifferenceQueryVariables
> = gql`
  query TargetDifference($text: String!) {
    targetDifference(text: $text) {
      problem
      lines {
        line
        state
        name
        before
        after
        problem
        measure
        quarter
        area
        agency
        objective
        value
        lower
        upper
        tolerance
        version
      }
    }
  }
`;

export const SET_TARGETS: TypedDocumentNode<SetTargetsMutation, SetTargetsMutationVariables> = gql`
  mutation SetTargets($input: SetTargetsInput!) {
    setTargets(input: $input) {
      changedCount
      problems {
        field
        message
      }
    }
  }
`;

export type TargetsAnswer = TargetsPageQuery;
export type DifferenceLine = TargetDifferenceQuery['targetDifference']['lines'][number];
