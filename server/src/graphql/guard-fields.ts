import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import { canAsk } from '#domain/access/can-ask.js';
import {
  mutationPermissions,
  needsFreshSignIn,
  queryPermissions,
  type RequiredPermission,
} from '#domain/access/required-permissions.js';

import type { Context } from './context.js';
import { denied } from './errors.js';

/**
 * Has every field of Query and Mutation ask whether the visit may, before it does anything.
 *
 * @throws where a field does not say what it needs: a door without a lock is not opened
 */
export function guardFields(schema: GraphQLSchema): GraphQLSchema {
  guard(schema.getQueryType(), queryPermissions, false);
  guard(schema.getMutationType(), mutationPermissions, true);
  return schema;
}

function guard(
  type: GraphQLObjectType<unknown, Context> | null | undefined,
  needs: Readonly<Record<string, RequiredPermission>>,
  doesChange: boolean,
): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const need = needs[field.name];
    if (need === undefined)
      throw new Error(
        `${field.name} does not say what it needs: add it to domain/access/required-permissions.ts`,
      );
    if (need === 'NOTHING') continue;
    const isFreshWanted = doesChange && needsFreshSignIn(field.name);
    const resolve = field.resolve ?? defaultFieldResolver;
    const ask: GraphQLFieldResolver<unknown, Context> = (...asked) => {
      const [, , context] = asked;
      const permission = canAsk(context.identity, { need, doesChange, isFreshWanted });
      if (!permission.ok) throw denied(permission);
      return resolve(...asked);
    };
    // Changes of one operation come one after the other, and what was granted may have ended in
    // between.
    const askAgain: typeof ask = async (...asked) => {
      const [, , context] = asked;
      Object.assign(context, await context.lookAgain());
      return ask(...asked);
    };
    field.resolve = doesChange ? askAgain : ask;
  }
}
