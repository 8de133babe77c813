import { skipToken, useQuery } from '@apollo/client/react';

import type { ReportFiguresQuery } from '#graphql/operations.js';
import { type PartProblem, usePartFaults } from '#graphql/use-part-faults.js';

import { type Part, parts, toPart, toVariables } from './question.js';
import type { ReportChoices, ReportScope } from './report.type.js';
import { REPORT_FIGURES } from './reports-query.js';

interface ReportFigures {
  /** Undefined until there are any. A part that failed is missing. */
  readonly data: ReportFiguresQuery | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
}

/** The figures of the page, all of them in one question. */
export function useReportFigures(scope: ReportScope, choices: ReportChoices): ReportFigures {
  const whole = toVariables(scope, choices, []);
  const { failed, take } = usePartFaults<Part>({ name: JSON.stringify(whole), parts, toPart });
  const { data, error, loading, refetch } = useQuery(
    REPORT_FIGURES,
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
