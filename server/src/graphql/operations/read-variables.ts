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
 * The variables of an operation with defaults, as in execution; null if they are invalid, which
 * execution reports. Checking stops at the first error, because each error is an object with a
 * message and a stack.
 *
 * @throws if the variables have more values than allowed, before any value is checked
 */
export function readVariables({ schema, operation, request }: Asking): Values | null {
  const given: Values = request.variables ?? {};
  if (countValues(given, limits.values) > limits.values) throw tooManyValues();
  return (
    getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 1 })
      .coerced ?? null
  );
}

/**
 * The number of values in a value, including lists and objects. Stops counting at one more than
 * `most`.
 */
export function countValues(value: unknown, most: number): number {
  const left: unknown[] = [value];
  let count = 0;
  while (left.length > 0 && count <= most) {
    const next = left.pop();
    count += 1;
    // Add values one by one: a list may have more values than a function takes as arguments.
    if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next).slice(0, most + 1)) left.push(inner);
  }
  return count;
}

/** An error that says that an operation has too many values. */
export function tooManyValues(): GraphQLError {
  return new GraphQLError(
    `The arguments of the question contain more than ${limits.values.toLocaleString('en-GB')} values. Name each once, or ask in several questions.`,
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
  );
}
