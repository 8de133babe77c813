import { CombinedGraphQLErrors } from '@apollo/client';
import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';

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

type Faults = Readonly<Partial<Record<Part, unknown>>>;

/**
 * The figures of the page. All of it is one question; a part that cannot be answered takes the whole answer with it, and
 * then the rest is asked for again without that part.
 */
export function useMeasureView(question: Question): MeasureFigures {
  const whole = toVariables(question, []);
  const name = JSON.stringify(whole);
  const [known, setKnown] = useState<{ readonly name: string; readonly faults: Faults }>({ name, faults: {} });
  const faults = known.name === name ? known.faults : {};
  const failed = parts.filter((part) => faults[part] !== undefined);

  const { data, error, loading, refetch } = useQuery(
    MEASURE_VIEW,
    failed.length === parts.length
      ? skipToken
      : { variables: toVariables(question, failed), errorPolicy: 'all', notifyOnNetworkStatusChange: true },
  );
  const found = loading ? {} : findFaults(error);
  const isNew = parts.some((part) => found[part] !== undefined && faults[part] === undefined);
  if (isNew) setKnown({ name, faults: { ...faults, ...found } });

  const onRetry = () => {
    setKnown({ name, faults: {} });
    void refetch(whole).catch(() => undefined);
  };
  const findProblem = (part: Part): PartProblem | null => {
    if (faults[part] === undefined) return data === undefined ? { kind: 'loading' } : null;
    const { kind, sentence } = toProblem(faults[part]);
    return kind === 'refused' ? { kind, sentence } : { kind, sentence, onRetry };
  };

  return { data, isWaiting: loading || isNew, findProblem };
}

/** The fault of each part that an answer names; of all of them where it names none. */
function findFaults(error: unknown): Faults {
  if (error === undefined) return {};
  const named = CombinedGraphQLErrors.is(error)
    ? parts.flatMap((part) => {
        const errors = error.errors.filter(({ path }) => path?.[0] === part);
        return errors.length === 0 ? [] : [[part, new CombinedGraphQLErrors({ data: null, errors })] as const];
      })
    : [];
  return Object.fromEntries(named.length === 0 ? parts.map((part) => [part, error]) : named);
}
