import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  SaveAlertMutation,
  SaveAlertMutationVariables,
  SaveScheduleMutation,
  SaveScheduleMutationVariables,
  WatchChoicesQuery,
  WatchChoicesQueryVariables,
} from '#graphql/operations.js';

/** What schedules and alerts can be made of, and to whom they may go. */
export const WATCH_CHOICES: TypedDocumentNode<WatchChoicesQuery, WatchChoicesQueryVariables> = gql`
  query WatchChoices {
    colleagues {
      id
      name
      agency {
        id
        name
      }
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
      kind
    }
    agencies {
      id
      code
      name
    }
    savedQueries(first: 200) {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;

export const SAVE_SCHEDULE: TypedDocumentNode<SaveScheduleMutation, SaveScheduleMutationVariables> = gql`
  mutation SaveSchedule($input: SaveScheduleInput!) {
    saveSchedule(input: $input) {
      schedule {
        id
        version
        title
        cadence
        weekday
        hour
        delivers
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
      }
      problems {
        field
        message
      }
    }
  }
`;

export const SAVE_ALERT: TypedDocumentNode<SaveAlertMutation, SaveAlertMutationVariables> = gql`
  mutation SaveAlert($input: SaveAlertInput!) {
    saveAlert(input: $input) {
      alert {
        id
        version
        title
        rule
        threshold
        isAbove
        subject {
          isGone
          link
          dataset
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
          agency {
            id
            code
            name
          }
        }
      }
      problems {
        field
        message
      }
    }
  }
`;
