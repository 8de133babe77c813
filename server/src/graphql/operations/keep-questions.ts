import type { ApolloServerPlugin } from '@apollo/server';

import { actingIn } from '#domain/access/acting.js';
import type { Actor } from '#domain/access/actor.js';
import { toRow } from '#domain/audit/asked-questions.js';
import type { Json } from '#domain/json.js';
import type { Context } from '#graphql/context.js';

export interface Keeper {
  readonly keep: (question: {
    readonly at: Date;
    readonly actor: Actor;
    readonly operation: string;
    readonly question: Json;
  }) => void;
}

/** Stores the answered questions of an operation as one row, before the answer is sent. */
export function keepQuestions(keeper: Keeper): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse({ contextValue: { operation, identity, clock } }) {
          const row = toRow(operation.questions);
          if (row !== null)
            keeper.keep({ at: clock.now(), actor: actingIn(identity).actor, ...row });
          return Promise.resolve();
        },
      }),
  };
}
