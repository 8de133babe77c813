import { skipToken, useQuery } from '@apollo/client/react';

import type { MeasureViewQuery } from '#graphql/operations.js';
import { type PartProblem, usePartFaults } from '#graphql/use-part-faults.js';

import { MEASURE_VIEW } from './measure-query.js';
import { type Part, parts, type Question, toVariables } from './question.js';

interface MeasureFigures {
  /** Undefined until there are any. A part that failed is missing. */
  readonly data: MeasureViewQuery | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
}

/** The figures of the page, all of them in one question. */
export function useMeasureView(question: Question): MeasureFigures {
  const whole = toVariables(question, []);
  const { failed, take } = usePartFaults<Part>({
    name: JSON.stringify(whole),
    parts,
    toPart: (field) => parts.find((part) => part === field),
  });
  const { data, error, loading, refetch } = useQuery(
    MEASURE_VIEW,
    failed.length === parts.length
      ? skipToken
      : { variables: toVariables(question, failed), errorPolicy: 'all', notifyOnNetworkStatusChange: true },
  );
  const { isAgain, findProblem } = take({
    error,
    loading,
    hasData: data !== undefined,
    onRetry: () => void refetch(whole).catch(() => undefined),
  });

  return { data, isWaiting: loading || isAgain, findProblem };
}
