import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  DeleteSavedMutation,
  DeleteSavedMutationVariables,
  RestoreVersionMutation,
  RestoreVersionMutationVariables,
  SavedListQuery,
  SavedListQueryVariables,
  SavedQuestionPageQuery,
  SavedQuestionPageQueryVariables,
  SavedWatchedQuery,
  SavedWatchedQueryVariables,
  ShareSavedMutation,
  ShareSavedMutationVariables,
  TakeOverSavedMutation,
  TakeOverSavedMutationVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** A page of the saved questions that the viewer may see. */
export const SAVED_LIST: TypedDocumentNode<SavedListQuery, SavedListQueryVariables> = gql`
  query SavedList(
    $whose: SavedOf
    $words: String
    $alert: AlertState
    $order: SavedOrder!
    $after: String
  ) {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    savedQueries(
      whose: $whose
      words: $words
      alert: $alert
      order: $order
      first: 25
      after: $after
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          name
          description
          sharing
          latestVersion
          savedAt
          measures {
            id
          }
          isRunnable
          hasOwnerLeft
          agency {
            id
            name
          }
          owner {
            isYou
            name
            agency {
              id
              name
            }
          }
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

/** Schedules and alerts of some saved questions, as far as they concern the viewer. */
export const SAVED_WATCHED: TypedDocumentNode<SavedWatchedQuery, SavedWatchedQueryVariables> = gql`
  query SavedWatched($ids: [ID!]!) {
    schedules(savedQueries: $ids, first: 200) {
      edges {
        node {
          id
          title
          cadence
          weekday
          hour
          state
          stateReason
          nextRunAt
          subject {
            savedQuery {
              id
            }
          }
        }
      }
    }
    alerts(savedQueries: $ids, first: 200) {
      edges {
        node {
          id
          title
          state
          since
          subject {
            savedQuery {
              id
            }
          }
        }
      }
    }
  }
`;

/** A saved question with all its versions. */
export const SAVED_QUESTION_PAGE: TypedDocumentNode<
  SavedQuestionPageQuery,
  SavedQuestionPageQueryVariables
> = gql`
  query SavedQuestionPage($id: ID!) {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    measures {
      id
      key
      name
    }
    areas {
      id
      code
      name
    }
    periods {
      id
      key
      status
    }
    savedQuery(id: $id) {
      id
      name
      description
      text
      sharing
      latestVersion
      savedAt
      isOwn
      isRunnable
      hasOwnerLeft
      canChange
      canShare
      canDelete
      canTakeOver
      agency {
        id
        name
      }
      owner {
        isYou
        name
        agency {
          id
          name
        }
      }
      view {
        kind
        settings
      }
      variables {
        name
        label
        default
        quartersBack
      }
      problems {
        line
        message
        nearest
      }
      versions(first: 100) {
        totalCount
        edges {
          node {
            id
            number
            name
            description
            text
            savedAt
            savedBy {
              isYou
              name
              agency {
                id
                name
              }
            }
            variables {
              name
              label
              default
              quartersBack
            }
            view {
              kind
            }
          }
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

export const RESTORE_VERSION: TypedDocumentNode<
  RestoreVersionMutation,
  RestoreVersionMutationVariables
> = gql`
  mutation RestoreVersion($input: RestoreQueryVersionInput!) {
    restoreQueryVersion(input: $input) {
      savedQuery {
        id
        latestVersion
      }
      problems {
        message
      }
    }
  }
`;

export const SHARE_SAVED: TypedDocumentNode<ShareSavedMutation, ShareSavedMutationVariables> = gql`
  mutation ShareSaved($input: SaveQueryInput!) {
    saveQuery(input: $input) {
      savedQuery {
        id
        latestVersion
      }
      problems {
        message
      }
    }
  }
`;

export const TAKE_OVER_SAVED: TypedDocumentNode<
  TakeOverSavedMutation,
  TakeOverSavedMutationVariables
> = gql`
  mutation TakeOverSaved($id: ID!) {
    takeOverQuery(input: { id: $id }) {
      savedQuery {
        id
      }
      problems {
        message
      }
    }
  }
`;

export const DELETE_SAVED: TypedDocumentNode<DeleteSavedMutation, DeleteSavedMutationVariables> =
  gql`
    mutation DeleteSaved($id: ID!, $version: Int!) {
      deleteQuery(input: { id: $id, version: $version }) {
        deleted
        problems {
          message
        }
      }
    }
  `;

export type SavedListed = SavedListQuery['savedQueries']['edges'][number]['node'];
export type SavedWhole = NonNullable<SavedQuestionPageQuery['savedQuery']>;
