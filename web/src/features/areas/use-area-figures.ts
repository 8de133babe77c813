import { skipToken, useQuery } from '@apollo/client/react';

import type { AreaFiguresQuery } from '#graphql/operations.js';
import { type PartProblem, usePartFaults } from '#graphql/use-part-faults.js';

import type { AreaScope } from './area.type.js';
import { AREA_FIGURES } from './areas-query.js';
import { type Part, parts, toPart, toVariables } from './question.js';

interface AreaFigures {
  /** Undefined until there are any. A part that failed is missing. */
  readonly data: AreaFiguresQuery | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
}

/** The figures of the page, all of them in one question. */
export function useAreaFigures(scope: AreaScope): AreaFigures {
  const whole = toVariables(scope, []);
  const { failed, take } = usePartFaults<Part>({ name: JSON.stringify(whole), parts, toPart });
  const { data, error, loading, refetch } = useQuery(
    AREA_FIGURES,
    failed.length === parts.length
      ? skipToken
      : { variables: toVariables(scope, failed), errorPolicy: 'all', notifyOnNetworkStatusChange: true },
  );
  const { isAgain, findProblem } = take({
    error,
    loading,
    hasData: data !== undefined,
    onRetry: () => void refetch(whole).catch(() => undefined),
  });

  return { data, isWaiting: loading || isAgain, findProblem };
}
