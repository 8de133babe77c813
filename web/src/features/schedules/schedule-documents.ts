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
  LeaveAlertMutation,
  LeaveAlertMutationVariables,
  LeaveScheduleMutation,
  LeaveScheduleMutationVariables,
  MarkInboxReadMutation,
  MarkInboxReadMutationVariables,
  PauseScheduleMutation,
  PauseScheduleMutationVariables,
  ResumeAlertMutation,
  ResumeAlertMutationVariables,
  ResumeAllSchedulesMutation,
  ResumeAllSchedulesMutationVariables,
  ResumeScheduleMutation,
  ResumeScheduleMutationVariables,
  SchedulesPageQuery,
  SchedulesPageQueryVariables,
  TakeOverAlertMutation,
  TakeOverAlertMutationVariables,
  TakeOverScheduleMutation,
  TakeOverScheduleMutationVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { ALERT_CONTENT, SCHEDULE_CONTENT } from '#parts/watch/watch-documents.js';

/** The viewer's schedules, with the last runs of each. */
export const SCHEDULES_PAGE: TypedDocumentNode<SchedulesPageQuery, SchedulesPageQueryVariables> =
  gql`
    query SchedulesPage($after: String) {
      viewer {
        id
        marking
        actions
        viewingAs
        ...Shell_Viewer
      }
      schedules(first: 25, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        edges {
          node {
            ...Content_Schedule @unmask
            state
            stateReason
            isPausedByRestore
            nextRunAt
            hasOwnerLeft
            canChange
            canStop
            canTakeOver
            canLeave
            owner {
              id
              isYou
              name
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
    ${SCHEDULE_CONTENT}
  `;

/** The viewer's alerts, with their last occurrences. */
export const ALERTS_PAGE: TypedDocumentNode<AlertsPageQuery, AlertsPageQueryVariables> = gql`
  query AlertsPage($after: String, $state: AlertState) {
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    all: alerts(first: 1) {
      totalCount
    }
    raised: alerts(first: 1, state: RAISED) {
      totalCount
    }
    alerts(first: 25, after: $after, state: $state) {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...Content_Alert @unmask
          state
          since
          isPaused
          hasOwnerLeft
          canChange
          canDelete
          canTakeOver
          canLeave
          owner {
            id
            isYou
            name
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
  ${ALERT_CONTENT}
`;

/** The viewer's messages, newest first. */
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

export const MARK_INBOX_READ: TypedDocumentNode<
  MarkInboxReadMutation,
  MarkInboxReadMutationVariables
> = gql`
  mutation MarkInboxRead {
    markInboxRead(input: {}) {
      newInboxItems
      problems {
        message
      }
    }
  }
`;

export const PAUSE_SCHEDULE: TypedDocumentNode<
  PauseScheduleMutation,
  PauseScheduleMutationVariables
> = gql`
  mutation PauseSchedule($id: ID!, $version: Int!) {
    pauseSchedule(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;

export const RESUME_SCHEDULE: TypedDocumentNode<
  ResumeScheduleMutation,
  ResumeScheduleMutationVariables
> = gql`
  mutation ResumeSchedule($id: ID!, $version: Int!) {
    resumeSchedule(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;

export const RESUME_ALL_SCHEDULES: TypedDocumentNode<
  ResumeAllSchedulesMutation,
  ResumeAllSchedulesMutationVariables
> = gql`
  mutation ResumeAllSchedules {
    resumeAllSchedules(input: {}) {
      resumed
      problems {
        message
      }
    }
  }
`;

export const DELETE_SCHEDULE: TypedDocumentNode<
  DeleteScheduleMutation,
  DeleteScheduleMutationVariables
> = gql`
  mutation DeleteSchedule($id: ID!, $version: Int!) {
    deleteSchedule(input: { id: $id, version: $version }) {
      problems {
        message
      }
    }
  }
`;

export const ACKNOWLEDGE_ALERT: TypedDocumentNode<
  AcknowledgeAlertMutation,
  AcknowledgeAlertMutationVariables
> = gql`
  mutation AcknowledgeAlert($id: ID!) {
    acknowledgeAlert(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

export const DELETE_ALERT: TypedDocumentNode<DeleteAlertMutation, DeleteAlertMutationVariables> =
  gql`
    mutation DeleteAlert($id: ID!, $version: Int!) {
      deleteAlert(input: { id: $id, version: $version }) {
        problems {
          message
        }
      }
    }
  `;

export const TAKE_OVER_SCHEDULE: TypedDocumentNode<
  TakeOverScheduleMutation,
  TakeOverScheduleMutationVariables
> = gql`
  mutation TakeOverSchedule($id: ID!) {
    takeOverSchedule(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

export const LEAVE_SCHEDULE: TypedDocumentNode<
  LeaveScheduleMutation,
  LeaveScheduleMutationVariables
> = gql`
  mutation LeaveSchedule($id: ID!) {
    leaveSchedule(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

export const TAKE_OVER_ALERT: TypedDocumentNode<
  TakeOverAlertMutation,
  TakeOverAlertMutationVariables
> = gql`
  mutation TakeOverAlert($id: ID!) {
    takeOverAlert(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

export const LEAVE_ALERT: TypedDocumentNode<LeaveAlertMutation, LeaveAlertMutationVariables> = gql`
  mutation LeaveAlert($id: ID!) {
    leaveAlert(input: { id: $id }) {
      problems {
        message
      }
    }
  }
`;

export const RESUME_ALERT: TypedDocumentNode<ResumeAlertMutation, ResumeAlertMutationVariables> =
  gql`
    mutation ResumeAlert($id: ID!, $version: Int!) {
      resumeAlert(input: { id: $id, version: $version }) {
        problems {
          message
        }
      }
    }
  `;
