import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  NoteActionMutation,
  NoteActionMutationVariables,
  RecordActionMutation,
  RecordActionMutationVariables,
  RecordDecisionMutation,
  RecordDecisionMutationVariables,
} from '#graphql/operations.js';

/** Creates or changes an action. */
export const RECORD_ACTION: TypedDocumentNode<RecordActionMutation, RecordActionMutationVariables> =
  gql`
    mutation RecordAction($input: RecordActionInput!) {
      recordAction(input: $input) {
        action {
          id
          version
        }
        problems {
          field
          message
        }
      }
    }
  `;

export const NOTE_ACTION: TypedDocumentNode<NoteActionMutation, NoteActionMutationVariables> = gql`
  mutation NoteAction($input: NoteActionInput!) {
    noteAction(input: $input) {
      action {
        id
        version
      }
      problems {
        field
        message
      }
    }
  }
`;

export const RECORD_DECISION: TypedDocumentNode<
  RecordDecisionMutation,
  RecordDecisionMutationVariables
> = gql`
  mutation RecordDecision($input: RecordDecisionInput!) {
    recordDecision(input: $input) {
      decision {
        id
        version
      }
      problems {
        field
        message
      }
    }
  }
`;
