import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';

import { toProblem } from '#graphql/problem.js';
import type { FieldProblem } from '#lib/field-problem.js';

/** The effects of a change, in sentences, or the reasons why it is impossible. */
export interface Effect {
  readonly sentences: readonly string[];
  readonly problems: readonly FieldProblem[];
}

const noProblems: readonly FieldProblem[] = [];

/**
 * Asks for the effects of a change before it is saved. The answer is dropped when the form changes.
 */
export function useEffectFirst<Data, Variables extends OperationVariables>(
  query: TypedDocumentNode<Data, Variables>,
  read: (data: Data) => Effect,
) {
  const client = useApolloClient();
  const [effect, setEffect] = useState<Effect | null>(null);
  const [isLooking, setLooking] = useState(false);
  const look = async (variables: Variables) => {
    setLooking(true);
    try {
      const { data } = await client.query({
        query,
        variables,
        fetchPolicy: 'no-cache',
      });
      setEffect(data === undefined ? failed(null) : read(data));
    } catch (error) {
      setEffect(failed(error));
    } finally {
      setLooking(false);
    }
  };
  return {
    ...{ effect, look, isLooking },
    problems: effect?.problems ?? noProblems,
    /** Shows these problems in place of effects. */
    refuse: (problems: readonly FieldProblem[]) => setEffect({ sentences: [], problems }),
    forget: () => setEffect(null),
  };
}

function failed(error: unknown): Effect {
  return { sentences: [], problems: [{ field: null, message: toProblem(error).sentence }] };
}
