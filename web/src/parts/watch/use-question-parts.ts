import { skipToken, useQuery } from '@apollo/client/react';

import type { QuestionPartsQuery } from '#graphql/operations.js';

import { QUESTION_PARTS } from './watch-documents.js';

/**
 * The variables and measures of a question; null while none is chosen or loaded.
 *
 * @param id of the chosen question
 */
export function useQuestionParts(id: string | null): QuestionPartsQuery | null {
  const { data } = useQuery(QUESTION_PARTS, id === null ? skipToken : { variables: { id } });
  return data ?? null;
}
