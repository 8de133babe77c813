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
import type { Context } from '#graphql/context.js';
import { denied } from '#graphql/errors.js';

/**
 * Makes every field of Query and Mutation check the caller's permission before it does anything.
 *
 * @throws if a field does not declare the required permission, so that no field is served without a
 * check
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
    // Check again, because changes within one operation run one after the other, and a grant may
    // have ended in between.
    const askAgain: typeof ask = async (...asked) => {
      const [, , context] = asked;
      Object.assign(context, await context.lookAgain());
      return ask(...asked);
    };
    field.resolve = doesChange ? askAgain : ask;
  }
}
