import type { GraphQLRequest } from '@apollo/server';
import {
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { limits } from './limits.js';

type Values = Readonly<Record<string, unknown>>;

export interface Asking {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly request: Pick<GraphQLRequest, 'variables'>;
}

/**
 * Variables as executing an operation would have them, defaults filled in; null if something is
 * wrong with them, which is said as it is executed. Looking stops at the first thing that is wrong:
 * each would be an error with all that belongs to one.
 *
 * @throws where they hold more than an operation may ask by, before any of it is looked at
 */
export function readVariables({ schema, operation, request }: Asking): Values | null {
  const given: Values = request.variables ?? {};
  if (countValues(given, limits.values) > limits.values) throw tooManyValues();
  return (
    getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 })
      .coerced ?? null
  );
}

/** Values within a value, lists and objects counted as well; no further than one beyond `most`. */
export function countValues(value: unknown, most: number): number {
  const left: unknown[] = [value];
  let count = 0;
  while (left.length > 0 && count <= most) {
    const next = left.pop();
    count += 1;
    // Not all at once: a list may hold a million.
    if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next).slice(0, most + 1)) left.push(inner);
  }
  return count;
}

/** Says that an operation asks by too many values. */
export function tooManyValues(): GraphQLError {
  return new GraphQLError(
    `The arguments of the question hold more than ${limits.values.toLocaleString('en-GB')} values. Name each once, or ask in several questions.`,
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
  );
}
