import { gql, type TypedDocumentNode } from '@apollo/client';

import type { PackRecordsQuery, PackRecordsQueryVariables } from '#graphql/operations.js';

/** The actions and decisions of a board. */
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

/** The board of a pack, with its records. */
export type PackRecords = NonNullable<PackRecordsQuery['board']>;

/** An action in its list. */
export type ShownAction = PackRecords['actions'][number];

/** A decision in its list. */
export type ShownDecision = PackRecords['decisions'][number];
