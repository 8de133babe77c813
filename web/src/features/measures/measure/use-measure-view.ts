import { CombinedGraphQLErrors } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { MeasureViewQuery } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';

import type { PartProblem } from './measure.type.js';
import { MEASURE_VIEW } from './measure-query.js';
import { type Part, parts, type Question, toVariables } from './question.js';

interface MeasureFigures {
  /** Undefined until there are any. A part that failed is missing. */
  readonly data: MeasureViewQuery | undefined;
  readonly isWaiting: boolean;
  readonly findProblem: (part: Part) => PartProblem | null;
}

/**
 * The figures of the page. All of it is one question; a part that cannot be answered takes the whole answer with it, and
 * then the rest is asked for again without that part.
 */
export function useMeasureView(question: Question): MeasureFigures {
  const whole = useQuery(MEASURE_VIEW, { variables: toVariables(question, []), errorPolicy: 'all', notifyOnNetworkStatusChange: true });
  const failed = findFailed(whole.error);
  const hasRest = failed.length > 0 && failed.length < parts.length;
  const rest = useQuery(MEASURE_VIEW, { variables: toVariables(question, failed), errorPolicy: 'all', skip: !hasRest });

  const data = whole.data ?? (hasRest ? rest.data : undefined);
  const isWaiting = whole.loading || (hasRest && rest.loading);
  const onRetry = () => void whole.refetch().catch(() => undefined);

  const findProblem = (part: Part): PartProblem | null => {
    if (isWaiting && data === undefined) return { kind: 'loading' };
    const error = failed.includes(part) || !hasRest ? whole.error : rest.error;
    if (error === undefined || data?.[part] != null) return null;
    const { kind, sentence } = toProblem(onlyOf(error, part));
    return kind === 'refused' ? { kind, sentence } : { kind, sentence, onRetry };
  };

  return { data, isWaiting, findProblem };
}

/** Parts that an answer names as having failed; all of them where it names none. */
function findFailed(error: unknown): readonly Part[] {
  if (error === undefined) return [];
  if (!CombinedGraphQLErrors.is(error)) return parts;
  const named = parts.filter((part) => error.errors.some(({ path }) => path?.[0] === part));
  return named.length === 0 ? parts : named;
}

/** The fault of one part among those of an answer. */
function onlyOf(error: unknown, part: Part): unknown {
  if (!CombinedGraphQLErrors.is(error)) return error;
  const own = error.errors.filter(({ path }) => path?.[0] === part);
  return own.length === 0 ? error : new CombinedGraphQLErrors({ data: null, errors: own });
}
