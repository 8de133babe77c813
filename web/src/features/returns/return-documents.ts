import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  History_PublishedReturnFragment,
  HistoryPageQuery,
  HistoryPageQueryVariables,
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

/** The agencies that the viewer may ask, each with the email that it would get. */
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

const PUBLISHED_RETURN = gql`
  fragment History_PublishedReturn on PublishedReturn {
    id
    dataset
    period {
      id
      label
    }
    state
    publishedAt
    publishedBy
    version
    fileName
    isPartial
    isFirst
    rows
    warnings
    stagedId
    corrections
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
`;

/**
 * A page of the returns that an agency published, what each changed, and the choices for the
 * filters.
 */
export const HISTORY_PAGE: TypedDocumentNode<HistoryPageQuery, HistoryPageQueryVariables> = gql`
  query HistoryPage(
    $agency: ID
    $quarter: Quarter
    $dataset: Dataset
    $by: String
    $state: PublishedState
    $page: Int!
  ) {
    viewer {
      id
      marking
      actions
      viewingAs
      ...Shell_Viewer
    }
    periods {
      id
      key
      label
    }
    returnHistory(
      agency: $agency
      quarter: $quarter
      dataset: $dataset
      by: $by
      state: $state
      page: $page
    ) {
      agency {
        id
        code
        name
      }
      choices {
        id
        code
        name
      }
      publishers
      count
      undoneCount
      replacedCount
      canSend
      isOpen
      returns {
        ...History_PublishedReturn @unmask
      }
    }
  }
  ${SHELL_VIEWER}
  ${PUBLISHED_RETURN}
`;

/** The returns on a page of the history, without the choices. */
export const RETURN_HISTORY: TypedDocumentNode<ReturnHistoryQuery, ReturnHistoryQueryVariables> =
  gql`
    query ReturnHistory(
      $agency: ID!
      $quarter: Quarter
      $dataset: Dataset
      $by: String
      $state: PublishedState
      $page: Int!
    ) {
      returnHistory(
        agency: $agency
        quarter: $quarter
        dataset: $dataset
        by: $by
        state: $state
        page: $page
      ) {
        returns {
          ...History_PublishedReturn @unmask
        }
      }
    }
    ${PUBLISHED_RETURN}
  `;

/** A page of the history, one return in it, and a quarter to filter by. */
export type ShownHistory = HistoryPageQuery['returnHistory'];
export type ShownPublished = History_PublishedReturnFragment;
export type HistoryPeriod = HistoryPageQuery['periods'][number];
