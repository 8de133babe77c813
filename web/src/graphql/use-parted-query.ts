import type { MaybeMasked, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';

import { whole } from './answer-cache-link.js';
import { askAgain } from './ask-again.js';
import { type PartProblem, useBlockErrors } from './use-block-errors.js';
import { useDeferredData } from './use-deferred-data.js';
import { useInYears } from './years-read.js';

/** One question of a page, whose parts can fail separately. */
interface PartedQuestion<Data, Variables extends OperationVariables, Part extends string> {
  readonly query: TypedDocumentNode<Data, Variables>;
  readonly parts: readonly Part[];
  /** The part that a field of the answer belongs to. */
  readonly toPart: (field: string) => Part | undefined;
  /** The page's question, without the parts that failed. */
  readonly toVariables: (failed: readonly Part[]) => Variables;
}

interface PartedAnswer<Data, Part> {
  /** The figures; undefined until some have loaded. A part that failed is missing. */
  readonly data: MaybeMasked<Data> | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
  /** Asks for all of the figures again. */
  readonly onRetry: () => void;
}

/** The figures of a page, all in one question. */
export function usePartedQuery<Data, Variables extends OperationVariables, Part extends string>({
  query,
  parts,
  toPart,
  toVariables,
}: PartedQuestion<Data, Variables, Part>): PartedAnswer<Data, Part> {
  const asked = toVariables([]);
  const { failed, take } = useBlockErrors<Part>({ name: JSON.stringify(asked), parts, toPart });
  const result = useQuery(
    query,
    failed.length === parts.length
      ? skipToken
      : {
          ...whole,
          variables: toVariables(failed),
          errorPolicy: 'all' as const,
          notifyOnNetworkStatusChange: true,
        },
  );
  const data = useDeferredData(useInYears(result.data));
  const onRetry = () => askAgain(result.refetch(asked));
  const { isAgain, findProblem } = take({
    error: result.error,
    loading: result.loading,
    hasData: data !== undefined,
    onRetry,
  });

  const isArriving = result.data !== undefined && data === undefined;
  return { data, isWaiting: result.loading || isAgain || isArriving, findProblem, onRetry };
}
