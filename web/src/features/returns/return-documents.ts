import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  RequestReturnMutation,
  RequestReturnMutationVariables,
  ReturnHistoryQuery,
  ReturnHistoryQueryVariables,
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

/** The returns that an agency published for a quarter, and what each changed. */
export const RETURN_HISTORY: TypedDocumentNode<ReturnHistoryQuery, ReturnHistoryQueryVariables> =
  gql`
    query ReturnHistory($agency: ID!, $quarter: Quarter!, $page: Int!) {
      returnHistory(agency: $agency, quarter: $quarter, page: $page) {
        count
        isOpen
        returns {
          id
          dataset
          state
          publishedAt
          publishedBy
          version
          fileName
          isPartial
          isFirst
          rows
          warnings
          added
          corrected
          withdrawn
          moved {
            name
            before
            after
          }
          undoneAt
          undoneBy
          undoneVersion
        }
      }
    }
  `;

/** A page of the history, and one return in it. */
export type ShownHistory = ReturnHistoryQuery['returnHistory'];
export type ShownPublished = ShownHistory['returns'][number];
