import type { ApolloServerPlugin } from '@apollo/server';
import { type FieldNode, type GraphQLFormattedError, Kind, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';

import { actingAs } from '#domain/audit/actor.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';

import type { Context } from './context.js';

/** What of a request it works with. */
export type RefusalContext = Pick<Context, 'database' | 'visit' | 'clock'>;

/** Puts every refusal into the log before its answer leaves; an answer whose refusals cannot be logged does not leave. */
export const logRefusals: ApolloServerPlugin<RefusalContext> = {
  requestDidStart: () =>
    Promise.resolve({
      async willSendResponse({ contextValue, operation, request, response }) {
        if (response.body.kind !== 'single') return;
        const refused = (response.body.singleResult.errors ?? []).filter(({ extensions }) => extensions?.code === 'FORBIDDEN');
        const asked = { operation, variables: request.variables ?? {} };
        await Promise.all(refused.map((error) => contextValue.database.record(toEntry(error, asked, contextValue))));
      },
    }),
};

interface Asked {
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

function toEntry({ message, path = [] }: GraphQLFormattedError, asked: Asked, { visit, clock }: RefusalContext): Entry {
  const field = asked.operation?.selectionSet.selections.find(
    (selection): selection is FieldNode => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === path[0],
  );
  const args = (field?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, asked.variables)] as const);
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'REFUSAL',
    ...actingAs(visit.actor),
    what: message,
    filter: toJson({ field: field?.name.value ?? path.join('.'), ...Object.fromEntries(args) }),
  };
}
