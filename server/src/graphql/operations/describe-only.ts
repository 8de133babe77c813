import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  GraphQLString,
  valueFromAST,
  visit as walk,
} from 'graphql';

import { can, type Denial } from '#domain/access/permission.js';
import { isRefusedToken } from '#domain/access/request-identity.js';
import type { Context } from '#graphql/context.js';

import { readVariables } from './read-variables.js';

/**
 * Describes the schema only to people who may ask questions. Nobody else can introspect the schema,
 * or get names from suggestions in error messages.
 */
export const describeOnlyToSignedIn: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, schema, document, operation, request }) {
        const permission = can(contextValue.viewer, 'SEE_FIGURES');
        if (permission.ok || !operation) return Promise.resolve();
        const variables = readVariables({ schema, operation, request });
        // Errors in variables are reported during execution, without suggestions.
        if (variables && doesDescribe({ document, schema, variables }))
          throw unrecognised(permission, contextValue);
        return Promise.resolve();
      },
      willSendResponse({ contextValue, response: { body } }) {
        if (body.kind !== 'single' || can(contextValue.viewer, 'SEE_FIGURES').ok)
          return Promise.resolve();
        const { errors } = body.singleResult;
        if (errors)
          body.singleResult.errors = errors.map((error) => ({
            ...error,
            message: withoutSuggestions(error.message),
          }));
        return Promise.resolve();
      },
    }),
};

interface Params {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Whether an answer would reveal anything about the schema. The answer for an unknown type name is
 * only null.
 */
function doesDescribe({ document, schema, variables }: Params): boolean {
  let isFound = false;
  walk(document, {
    Field(node) {
      if (node.name.value === '__schema') isFound = true;
      if (node.name.value !== '__type') return;
      const name = valueFromAST(node.arguments?.[0]?.value, GraphQLString, variables);
      isFound ||= typeof name !== 'string' || schema.getType(name) !== undefined;
    },
  });
  return isFound;
}

/**
 * The refusal, with the same status as at other entry points: 401 for an invalid token, 403
 * otherwise.
 */
function unrecognised(
  { sentence, needs, grantedBy }: Denial,
  { identity }: Pick<Context, 'identity'>,
): GraphQLError {
  const http = isRefusedToken(identity)
    ? { status: 401, headers: new Map([['www-authenticate', 'Bearer error="invalid_token"']]) }
    : { status: 403 };
  return new GraphQLError(sentence, { extensions: { code: 'FORBIDDEN', needs, grantedBy, http } });
}

/**
 * Removes the suggestions at the end of a sentence, which name existing fields, arguments, types or
 * values.
 */
function withoutSuggestions(message: string): string {
  return message.replace(/ ?Did you mean [^]*$/, '');
}
