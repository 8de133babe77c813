import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  RequestReturnMutation,
  RequestReturnMutationVariables,
  ReturnRequestsQuery,
  ReturnRequestsQueryVariables,
  ReturnsPageQuery,
  ReturnsPageQueryVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** Which returns are due and received: for one quarter, or for the current ones. */
export const RETURNS_PAGE: TypedDocumentNode<ReturnsPageQuery, ReturnsPageQueryVariables> = gql`
  query ReturnsPage($quarter: Quarter) {
    viewer {
      id
      marking
      actions
      viewingAs
      agency {
        id
      }
      ...Shell_Viewer
    }
    periods {
      id
      key
      label
      status
    }
    returns(quarter: $quarter) {
      id
      agency {
        id
        code
        name
        family
      }
      dataset
      period {
        id
        key
        label
        longLabel
      }
      periodStatus
      isOwed
      dueOn
      state
      receivedAt
      daysLate
      sentAgainAt
      askedOn
      canSend
      rows
    }
  }
  ${SHELL_VIEWER}
`;

/** One return as the page shows it. */
export type ShownReturn = ReturnsPageQuery['returns'][number];

/** The agencies that the viewer may ask, each with the mail that it would get. */
export const RETURN_REQUESTS: TypedDocumentNode<ReturnRequestsQuery, ReturnRequestsQueryVariables> =
  gql`
    query ReturnRequests($quarter: Quarter!) {
      returnRequests(quarter: $quarter) {
        id
        agency {
          id
          code
          name
        }
        datasets
        daysLate
        title
        text
        senderCount
        contacts
        askedOn
      }
    }
  `;

export type ShownRequest = ReturnRequestsQuery['returnRequests'][number];

export const REQUEST_RETURN: TypedDocumentNode<
  RequestReturnMutation,
  RequestReturnMutationVariables
> = gql`
  mutation RequestReturn($input: RequestReturnInput!) {
    requestReturn(input: $input) {
      asked {
        id
        name
      }
      problems {
        field
        message
      }
    }
  }
`;
