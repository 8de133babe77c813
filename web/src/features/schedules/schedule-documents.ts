import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  AcknowledgeAlertMutation,
  AcknowledgeAlertMutationVariables,
  AlertsPageQuery,
  AlertsPageQueryVariables,
  DeleteAlertMutation,
  DeleteAlertMutationVariables,
  DeleteScheduleMutation,
  DeleteScheduleMutationVariables,
  InboxPageQuery,
  InboxPageQueryVariables,
  MarkInboxReadMutation,
  MarkInboxReadMutationVariables,
  PauseScheduleMutation,
  PauseScheduleMutationVariables,
  ResumeAllSchedulesMutation,
  ResumeAllSchedulesMutationVariables,
  ResumeScheduleMutation,
  ResumeScheduleMutationVariables,
  SchedulesPageQuery,
  SchedulesPageQueryVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** What comes by itself for the caller, with the last runs of each. */
export const SCHEDULES_PAGE: TypedDocumentNode<SchedulesPageQuery, SchedulesPageQueryVariables> = gql`
  query SchedulesPage {
    viewer {
      id
      marking
      actions
      viewingAs
      ...Shell_Viewer
    }
    schedules(first: 100) {
      edges {
        node {
          id
          version
          title
          cadence
          weekday
          hour
          delivers
          state
          stateReason
          nextRunAt
          canChange
          canStop
          owner {
            id
            isYou
            name
          }
          recipients {
            id
            isYou
            name
          }
          subject {
            kind
            isGone
            variables
            savedQuery {
              id
              name
            }
            measure {
              id
              key
              name
            }
            area {
              id
              code
              name
            }
          }
          runs(first: 5) {
            edges {
              node {
                id
                dueAt
                state
                sentence
                link
                download
              }
            }
          }
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

/** What is watched for the caller, with what happened last. */
export const ALERTS_PAGE: TypedDocumentNode<AlertsPageQuery, AlertsPageQueryVariables> = gql`
  query AlertsPage {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    alerts(first: 100) {
      edges {
        node {
          id
          version
          title
          rule
          threshold
          isAbove
          state
          since
          isPaused
          canChange
          canDelete
          owner {
            id
            isYou
            name
          }
          recipients {
            id
            isYou
            name
          }
          subject {
            isGone
            link
            dataset
            variables
            measure {
              id
              key
              name
            }
            savedQuery {
              id
              name
            }
            area {
              id
              code
              name
            }
            agency {
              id
              code
              name
            }
          }
          history(first: 5) {
            edges {
              node {
                id
                at
                state
                sentence
              }
            }
          }
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

/** What the caller was told, the latest first. */
export const INBOX_PAGE: TypedDocumentNode<InboxPageQuery, InboxPageQueryVariables> = gql`
  query InboxPage($after: String) {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    newItems: inbox(first: 1, isNew: true) {
      totalCount
    }
    inbox(first: 50, after: $after) {
      pageInfo {
        endCursor
        hasNextPage
      }
      edges {
        node {
          id
          at
          isNew
          title
          body
          link
        }
      }
    }
  }
  ${SHELL_VIEWER}
`;

export const MARK_INBOX_READ: TypedDocumentNode<MarkInboxReadMutation, MarkInboxReadMutationVariables> = gql`
  mutation MarkInboxRead {
    markInboxRead(input: {}) {
      newInboxItems
      problems {
        message
      }
    }
  }
`;

export const PAUSE_SCHEDULE: TypedDocumentNode<PauseScheduleMutation, PauseScheduleMutationVariables> = gql`
  mutation PauseSchedule($id: ID!, $version: Int!) {
    pauseSchedule(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;

export const RESUME_SCHEDULE: TypedDocumentNode<ResumeScheduleMutation, ResumeScheduleMutationVariables> = gql`
  mutation ResumeSchedule($id: ID!, $version: Int!) {
    resumeSchedule(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;

export const RESUME_ALL_SCHEDULES: TypedDocumentNode<ResumeAllSchedulesMutation, ResumeAllSchedulesMutationVariables> = gql`
  mutation ResumeAllSchedules {
    resumeAllSchedules(input: {}) {
      resumed
      problems {
        message
      }
    }
  }
`;

export const DELETE_SCHEDULE: TypedDocumentNode<DeleteScheduleMutation, DeleteScheduleMutationVariables> = gql`
  mutation DeleteSchedule($id: ID!, $version: Int!) {
    deleteSchedule(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;

export const ACKNOWLEDGE_ALERT: TypedDocumentNode<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables> = gql`
  mutation AcknowledgeAlert($id: ID!) {
    acknowledgeAlert(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

export const DELETE_ALERT: TypedDocumentNode<DeleteAlertMutation, DeleteAlertMutationVariables> = gql`
  mutation DeleteAlert($id: ID!, $version: Int!) {
    deleteAlert(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;
