import { gql, type TypedDocumentNode } from '@apollo/client';

import type { PackRecordsQuery, PackRecordsQueryVariables } from '#graphql/operations.js';

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
