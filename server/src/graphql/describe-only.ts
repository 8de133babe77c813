import type { ApolloServerPlugin } from '@apollo/server';
import { NoSchemaIntrospectionCustomRule, validate } from 'graphql';

import { mayDo } from '#domain/access/may-do.js';

import type { Context } from './context.js';
import { denied } from './errors.js';

/** The schema describes itself to whoever may ask it something, and to nobody else. */
export const describeOnlyToSignedIn: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, schema, document }) {
        const permission = mayDo(contextValue.viewer, 'SEE_FIGURES');
        if (!permission.ok && validate(schema, document, [NoSchemaIntrospectionCustomRule]).length > 0) throw denied(permission);
        return Promise.resolve();
      },
    }),
};
