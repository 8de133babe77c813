import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  AcknowledgeWarningsMutation,
  AcknowledgeWarningsMutationVariables,
  CorrectCellMutation,
  CorrectCellMutationVariables,
  DeclareNilMutation,
  DeclareNilMutationVariables,
  DiscardReturnMutation,
  DiscardReturnMutationVariables,
  PublishReturnMutation,
  PublishReturnMutationVariables,
  StagedPageQuery,
  StagedPageQueryVariables,
  StageReturnMutation,
  StageReturnMutationVariables,
  UndoReturnMutation,
  UndoReturnMutationVariables,
} from '#graphql/operations.js';
import { SHELL_VIEWER } from '#graphql/shell-viewer.js';

/** One staged return, with a page of its findings. */
export const STAGED_PAGE: TypedDocumentNode<StagedPageQuery, StagedPageQueryVariables> = gql`
  query StagedPage($id: ID!, $level: FindingLevel, $page: Int!) {
    stagedReturns {
      id
      agency {
        id
      }
      dataset
      period {
        id
      }
      state
      isPartial
      fileName
      stagedAt
      version
      canChange
    }
    viewer {
      id
      marking
      viewingAs
      ...Shell_Viewer
    }
    stagedReturn(id: $id) {
      id
      agency {
        id
        code
        name
      }
      dataset
      period {
        id
        key
        label
        longLabel
      }
      state
      fileName
      sheet
      isPartial
      stagedAt
      stagedBy
      keptUntil
      version
      isOpen
      isTakenBack
      canChange
      columns {
        position
        heading
        column
        origin
        examples
      }
      headingRow
      firstRows {
        row
        cells
      }
      datasetColumns {
        name
        isRequired
      }
      likelyDataset
      likelyPeriod {
        id
        key
        label
      }
      unusable
      wordColumns {
        column
        heading
        words {
          word
          rows
          entry
          guess
          isObvious
          isSlip
        }
        entries {
          code
          name
        }
        hasMore
      }
      passCount
      warnCount
      failCount
      warningCount
      failureCount
      findingLineCount(level: $level)
      findings(level: $level, page: $page, isGrouped: true) {
        id
        level
        row
        reference
        alike
        rows
        column
        heading
        value
        message
        meant
        meantFor
        why
        acknowledgedBy
        isFromBefore
      }
      difference {
        added
        corrected
        withdrawn
        records {
          key
          change
          columns
          values {
            column
            before
            after
          }
        }
      }
      effect {
        name
        before
        after
        usual
        isUnusual
      }
      corrections {
        row
        column
        sent
        value
        by
      }
      leftOut {
        row
        cells
        by
      }
      totals {
        row
        cells
      }
      correctionsBefore {
        row
        column
        sent
        value
      }
      leftOutBefore {
        row
        cells
      }
      notYet
      question
      submissionId
    }
  }
  ${SHELL_VIEWER}
`;

export type ShownStaged = NonNullable<StagedPageQuery['stagedReturn']>;
export type ShownWordColumn = ShownStaged['wordColumns'][number];
export type OtherStaged = StagedPageQuery['stagedReturns'][number];
export type ShownFinding = ShownStaged['findings'][number];

export const STAGE_RETURN: TypedDocumentNode<StageReturnMutation, StageReturnMutationVariables> =
  gql`
    mutation StageReturn($input: StageReturnInput!) {
      stageReturn(input: $input) {
        version
        problems {
          message
        }
      }
    }
  `;

export const CORRECT_CELL: TypedDocumentNode<CorrectCellMutation, CorrectCellMutationVariables> =
  gql`
    mutation CorrectCell($input: CorrectCellInput!) {
      correctCell(input: $input) {
        version
        problems {
          message
        }
      }
    }
  `;

export const ACKNOWLEDGE_WARNINGS: TypedDocumentNode<
  AcknowledgeWarningsMutation,
  AcknowledgeWarningsMutationVariables
> = gql`
  mutation AcknowledgeWarnings($input: AcknowledgeWarningsInput!) {
    acknowledgeWarnings(input: $input) {
      version
      problems {
        message
      }
    }
  }
`;

export const PUBLISH_RETURN: TypedDocumentNode<
  PublishReturnMutation,
  PublishReturnMutationVariables
> = gql`
  mutation PublishReturn($input: PublishReturnInput!) {
    publishReturn(input: $input) {
      version
      problems {
        message
      }
    }
  }
`;

export const DISCARD_RETURN: TypedDocumentNode<
  DiscardReturnMutation,
  DiscardReturnMutationVariables
> = gql`
  mutation DiscardReturn($input: DiscardReturnInput!) {
    discardReturn(input: $input) {
      problems {
        message
      }
    }
  }
`;

export const UNDO_RETURN: TypedDocumentNode<UndoReturnMutation, UndoReturnMutationVariables> = gql`
  mutation UndoReturn($input: UndoReturnInput!) {
    undoReturn(input: $input) {
      changes {
        added
        corrected
        withdrawn
      }
      problems {
        message
      }
    }
  }
`;

export const DECLARE_NIL: TypedDocumentNode<DeclareNilMutation, DeclareNilMutationVariables> = gql`
  mutation DeclareNil($input: DeclareNilInput!) {
    declareNil(input: $input) {
      stagedId
      problems {
        field
        message
      }
    }
  }
`;

/**
 * The queries that depend on records, and are repeated once a return is published or taken back.
 */
export const restOnRecords = [
  ...['page', 'figures', 'scorecard', 'kpi', 'kpis', 'contributions', 'periods'],
  ...['returns', 'returnHistory', 'returnRequests', 'stagedReturns', 'stagedReturn'],
] as const;
