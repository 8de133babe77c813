import { gql, type TypedDocumentNode } from '@apollo/client';

import type { ReturnsOfQuarterQuery, ReturnsOfQuarterQueryVariables } from '#graphql/operations.js';

/** The states of all returns of a quarter, to count those that are in. */
export const RETURNS_OF_QUARTER: TypedDocumentNode<
  ReturnsOfQuarterQuery,
  ReturnsOfQuarterQueryVariables
> = gql`
  query ReturnsOfQuarter($quarter: Quarter!) {
    returns(quarter: $quarter) {
      id
      agency {
        id
      }
      dataset
      isOwed
      state
    }
    boards {
      id
      number
      state
      quarter {
        id
        key
        label
      }
      area {
        id
        kind
      }
      signOffDueOn
    }
  }
`;
