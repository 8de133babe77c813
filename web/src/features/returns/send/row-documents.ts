import { gql, type TypedDocumentNode } from '@apollo/client';

import type {
  LeaveOutRowsMutation,
  LeaveOutRowsMutationVariables,
  MatchWordsMutation,
  MatchWordsMutationVariables,
  RepeatCorrectionsMutation,
  RepeatCorrectionsMutationVariables,
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
