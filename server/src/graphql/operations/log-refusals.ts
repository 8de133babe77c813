import type { ApolloServerPlugin } from '@apollo/server';
import {
  type FieldNode,
  type GraphQLFormattedError,
  Kind,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';

import { actingIn } from '#domain/access/acting.js';
import { isRefusedToken } from '#domain/access/request-identity.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Json } from '#domain/json.js';
import type { Context } from '#graphql/context.js';

export type RefusalContext = Pick<Context, 'refusals' | 'identity' | 'clock'>;

/** The maximum number of an operation's refused fields that the entry names. */
const MAX_FIELDS_NAMED = 20;

/**
 * Logs all refusals of an operation as one entry before its answer is sent. If the entry cannot be
 * logged, the answer is not sent. An invalid token was logged when it was recognised.
 */
export const logRefusals: ApolloServerPlugin<RefusalContext> = {
  requestDidStart: () =>
    Promise.resolve({
      async willSendResponse({ contextValue, operation, request, response }) {
        if (response.body.kind !== 'single') return;
        const refused = (response.body.singleResult.errors ?? []).filter(
          ({ extensions }) => extensions?.code === 'FORBIDDEN',
        );
        const [first, ...others] = refused;
        if (!first || isRefusedToken(contextValue.identity)) return;
        const asked = { operation, variables: request.variables ?? {} };
        const { identity } = contextValue;
        await contextValue.refusals.note({
          door: 'API',
          isByToken: identity.isByToken,
          entry: toEntry([first, ...others], asked, contextValue),
        });
      },
    }),
};

interface Params {
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Refused = readonly [GraphQLFormattedError, ...GraphQLFormattedError[]];

function toEntry(refused: Refused, asked: Params, { identity, clock }: RefusalContext): Entry {
  const [first, ...others] = refused;
  const more =
    others.length === 1
      ? 'one more refusal'
      : `${others.length.toLocaleString('en-GB')} more refusals`;
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'REFUSAL',
    ...actingIn(identity),
    what:
      others.length === 0 ? first.message : `${first.message} (And ${more} in the same question.)`,
    filter: others.length === 0 ? describeField(first, asked) : describeFields(refused, asked),
  };
}

/** The refused field, with its arguments. */
function describeField(error: GraphQLFormattedError, asked: Params): Json {
  const field = findField(error, asked);
  const args = (field?.arguments ?? []).map(
    ({ name, value }) => [name.value, valueFromASTUntyped(value, asked.variables)] as const,
  );
  return toJson({ field: nameOf(error, asked), ...Object.fromEntries(args) });
}

/** The number and the names of the refused fields, and the first field in full. */
function describeFields(refused: Refused, asked: Params): Json {
  const fields = [...new Set(refused.map((error) => nameOf(error, asked)))];
  return {
    refused: refused.length,
    fields: fields.slice(0, MAX_FIELDS_NAMED),
    first: describeField(refused[0], asked),
  };
}

function nameOf(error: GraphQLFormattedError, asked: Params): string {
  return findField(error, asked)?.name.value ?? (error.path ?? []).join('.');
}

function findField(
  { path = [] }: GraphQLFormattedError,
  { operation }: Params,
): FieldNode | undefined {
  return operation?.selectionSet.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === path[0],
  );
}
