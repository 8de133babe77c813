import { skipToken, useQuery } from '@apollo/client/react';

import type { ResourcingFiguresQuery } from '#graphql/operations.js';
import { type PartProblem, usePartFaults } from '#graphql/use-part-faults.js';

import { type Part, parts, toPart, toVariables } from './question.js';
import type { ResourceChoices, ResourceScope } from './resourcing.type.js';
import { RESOURCING_FIGURES } from './resourcing-query.js';

interface ResourcingFigures {
  /** Undefined until there are any. A part that failed is missing. */
  readonly data: ResourcingFiguresQuery | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
}

/** The figures of the page, all of them in one question. */
export function useResourcingFigures(scope: ResourceScope, choices: ResourceChoices): ResourcingFigures {
  const whole = toVariables(scope, choices, []);
  const { failed, take } = usePartFaults<Part>({ name: JSON.stringify(whole), parts, toPart });
  const { data, error, loading, refetch } = useQuery(
    RESOURCING_FIGURES,
    failed.length === parts.length
      ? skipToken
      : { variables: toVariables(scope, choices, failed), errorPolicy: 'all', notifyOnNetworkStatusChange: true },
  );
  const { isAgain, findProblem } = take({
    error,
    loading,
    hasData: data !== undefined,
    onRetry: () => void refetch(whole).catch(() => undefined),
  });

  return { data, isWaiting: loading || isAgain, findProblem };
}
