import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  Content_AlertFragment,
  Content_ScheduleFragment,
  QuestionPartsQuery,
  QuestionPartsQueryVariables,
  SaveAlertMutation,
  SaveAlertMutationVariables,
  SaveScheduleMutation,
  SaveScheduleMutationVariables,
  WatchChoicesQuery,
  WatchChoicesQueryVariables,
} from '#graphql/operations.js';

/** What schedules and alerts can be created from, and who can receive them. */
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

/** The variables of the chosen question, and which of its measures have a total. */
export const QUESTION_PARTS: TypedDocumentNode<QuestionPartsQuery, QuestionPartsQueryVariables> =
  gql`
    query QuestionParts($id: ID!) {
      savedQuery(id: $id) {
        id
        variables {
          name
          label
        }
        declaredVariables {
          name
          type
          isList
        }
        measures {
          id
          key
          name
        }
      }
      periods {
        id
        key
        label
      }
    }
  `;

/** Everything about a schedule that its page and its form show. */
export const SCHEDULE_CONTENT: TypedDocumentNode<Content_ScheduleFragment> = gql`
  fragment Content_Schedule on Schedule {
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
`;

/** Everything about an alert that its page and its form show. */
export const ALERT_CONTENT: TypedDocumentNode<Content_AlertFragment> = gql`
  fragment Content_Alert on Alert {
    id
    version
    title
    rule
    threshold
    isAbove
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
`;

export const SAVE_SCHEDULE: TypedDocumentNode<SaveScheduleMutation, SaveScheduleMutationVariables> =
  gql`
    mutation SaveSchedule($input: SaveScheduleInput!) {
      saveSchedule(input: $input) {
        schedule {
          ...Content_Schedule @unmask
        }
        problems {
          field
          message
        }
      }
    }
    ${SCHEDULE_CONTENT}
  `;

export const SAVE_ALERT: TypedDocumentNode<SaveAlertMutation, SaveAlertMutationVariables> = gql`
  mutation SaveAlert($input: SaveAlertInput!) {
    saveAlert(input: $input) {
      alert {
        ...Content_Alert @unmask
      }
      problems {
        field
        message
      }
    }
  }
  ${ALERT_CONTENT}
`;
