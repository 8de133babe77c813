import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  LeaveOutRowsMutation,
  LeaveOutRowsMutationVariables,
  MatchWordsMutation,
  MatchWordsMutationVariables,
  RepeatCorrectionsMutation,
  RepeatCorrectionsMutationVariables,
  StagedRowsQuery,
  StagedRowsQueryVariables,
} from '#graphql/operations.js';

export const LEAVE_OUT_ROWS: TypedDocumentNode<
  LeaveOutRowsMutation,
  LeaveOutRowsMutationVariables
> = gql`
  mutation LeaveOutRows($input: LeaveOutRowsInput!) {
    leaveOutRows(input: $input) {
      version
      problems {
        message
      }
    }
  }
`;

export const REPEAT_CORRECTIONS: TypedDocumentNode<
  RepeatCorrectionsMutation,
  RepeatCorrectionsMutationVariables
> = gql`
  mutation RepeatCorrections($input: RepeatCorrectionsInput!) {
    repeatCorrections(input: $input) {
      version
      problems {
        message
      }
    }
  }
`;

export const MATCH_WORDS: TypedDocumentNode<MatchWordsMutation, MatchWordsMutationVariables> = gql`
  mutation MatchWords($input: MatchWordsInput!) {
    matchWords(input: $input) {
      version
      problems {
        message
      }
    }
  }
`;

/** A page of all rows of a staged return, with what is wrong in each. */
export const STAGED_ROWS: TypedDocumentNode<StagedRowsQuery, StagedRowsQueryVariables> = gql`
  query StagedRows($id: ID!, $page: Int!) {
    stagedRows(id: $id, page: $page) {
      version
      columns
      hasAllFindings
      rows {
        row
        cells
        isLeftOut
        findings {
          level
          column
          message
        }
      }
    }
  }
`;

export type ShownRowPage = NonNullable<StagedRowsQuery['stagedRows']>;
