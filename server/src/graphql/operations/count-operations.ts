import type { ApolloServerPlugin } from '@apollo/server';
import { type GraphQLFormattedError, Kind, type OperationDefinitionNode } from 'graphql';

import type { Metrics, Outcome } from '#platform/metrics.js';

/** Counts and times operations by the field that they ask for. */
export function countOperations(metrics: Metrics): ApolloServerPlugin {
  return {
    requestDidStart() {
      const start = performance.now();
      return Promise.resolve({
        willSendResponse({ operation, response }) {
          const errors =
            (response.body.kind === 'single' ? response.body.singleResult.errors : null) ?? [];
          metrics.countOperation(
            nameOf(operation),
            outcomeOf(errors),
            (performance.now() - start) / 1000,
          );
          for (const { extensions } of errors)
            metrics.countError(typeof extensions?.code === 'string' ? extensions.code : 'NONE');
          return Promise.resolve();
        },
      });
    },
  };
}

/**
 * The field that an operation asks for. All names come from the schema, so callers cannot create
 * further ones.
 */
function nameOf(operation: OperationDefinitionNode | undefined): string {
  if (!operation) return 'unreadable';
  const [selection, ...others] = operation.selectionSet.selections;
  return selection?.kind === Kind.FIELD && others.length === 0 ? selection.name.value : 'several';
}

function outcomeOf(errors: readonly GraphQLFormattedError[]): Outcome {
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.some((code) => typeof code === 'string' && failures.has(code))) return 'failed';
  if (codes.includes('FORBIDDEN')) return 'refused';
  return codes.length > 0 ? 'mistaken' : 'answered';
}

/** The codes of errors that the caller did not cause. */
const failures: ReadonlySet<string> = new Set([
  'INTERNAL_SERVER_ERROR',
  'TOOK_TOO_LONG',
  'DATABASE_AWAY',
  'NO_ROOM',
  'TOO_BUSY',
  'OUTCOME_UNKNOWN',
]);
