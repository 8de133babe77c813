import { skipToken, useQuery } from '@apollo/client/react';

import type { QuestionPartsQuery } from '#graphql/operations.js';

import { QUESTION_PARTS } from './watch-documents.js';

/**
 * What a question can be asked with; null while none is chosen and until it is known.
 *
 * @param id of the chosen question
 */
export function useQuestionParts(id: string | null): QuestionPartsQuery | null {
  const { data } = useQuery(QUESTION_PARTS, id === null ? skipToken : { variables: { id } });
  return data ?? null;
}
