import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  NoteActionMutation,
  NoteActionMutationVariables,
  PackRecordsQuery,
  PackRecordsQueryVariables,
  PackRevisionsQuery,
  PackRevisionsQueryVariables,
  RecordActionMutation,
  RecordActionMutationVariables,
  RecordDecisionMutation,
  RecordDecisionMutationVariables,
} from '#graphql/operations.js';

/** What a board is to do, and what it decided. */
export const PACK_RECORDS: TypedDocumentNode<PackRecordsQuery, PackRecordsQueryVariables> = gql`
  fragment PackActions_BoardAction on BoardAction {
    id
    text
    owner
    agency {
      id
      code
    }
    post
    dueOn
    state
    isOverdue
    age
    notes
    isReportedDone
    version
    canChange
    canNote
  }
  query PackRecords($quarter: Quarter!, $area: ID!, $version: Int) {
    board(quarter: $quarter, area: $area, version: $version) {
      id
      state
      canRecord
      actions {
        ...PackActions_BoardAction @unmask
      }
      actionsNow {
        ...PackActions_BoardAction @unmask
      }
      decisions {
        id
        text
        decidedOn
        version
        canChange
      }
    }
  }
`;

/** What later returns have changed of a pack that was signed off. */
export const PACK_REVISIONS: TypedDocumentNode<PackRevisionsQuery, PackRevisionsQueryVariables> =
  gql`
    query PackRevisions($quarter: Quarter!, $area: ID!, $version: Int) {
      board(quarter: $quarter, area: $area, version: $version) {
        id
        revisions {
          figure
          before
          now
          difference
          isProtected
          reading
          isReadAnew
          places {
            section
            number
            heading
            block
            cell {
              row
              column
            }
            now
          }
          returns {
            agency {
              id
              name
            }
            dataset
            period {
              id
              label
            }
            publishedAt
          }
        }
      }
    }
  `;

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

/** Which pack is asked for. */
export interface PackParams {
  readonly quarter: string;
  readonly area: string;
  readonly version: number | null;
}

/** The board of a pack, with what is recorded beside it. */
export type PackRecords = NonNullable<PackRecordsQuery['board']>;

/** An action, as its list has it. */
export type ShownAction = PackRecords['actions'][number];

/** A decision, as its list has it. */
export type ShownDecision = PackRecords['decisions'][number];

/** A figure that moved. */
export type ShownRevision = NonNullable<PackRevisionsQuery['board']>['revisions'][number];
