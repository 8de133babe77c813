import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';

import { ask, isPart } from '#features/explore/ask.js';
import { unreachable } from '#lib/no-answer.js';

/** The schema, or a sentence that says why it is missing. */
export type LoadedSchema =
  | { readonly ok: true; readonly schema: GraphQLSchema }
  | { readonly ok: false; readonly sentence: string };

/**
 * Asks the server for its schema. The schema is not a file of the build, because it must not be
 * shown to strangers (decision 33), and has to be that of the server that answers.
 */
export async function loadSchema(signal: AbortSignal): Promise<LoadedSchema> {
  const text = getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true });
  const { data, errors, state } = await ask({ text, variables: {}, operationName: null }, signal);
  if (isIntrospection(data))
    return { ok: true, schema: buildClientSchema(data, { assumeValid: true }) };
  const sentence = state === 'offline' ? unreachable : errors[0]?.message;
  return { ok: false, sentence: sentence ?? 'The server did not send the schema.' };
}

function isIntrospection(data: unknown): data is IntrospectionQuery {
  return isPart(data) && isPart(data.__schema) && Array.isArray(data.__schema.types);
}
