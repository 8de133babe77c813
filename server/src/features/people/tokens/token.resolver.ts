import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';

import { actingIn } from '#domain/access/acting.js';
import { logDenial } from '#features/people/log-change.js';
import { findActiveTokens } from '#features/people/token.reader.js';
import {
  CreateTokenInput,
  CreateTokenPayload,
  RevokeTokenInput,
  RevokeTokenPayload,
} from '#features/people/token.type.js';
import type { Context } from '#graphql/context.js';
import { toProblem } from '#graphql/problem.type.js';

import { createToken, revokeToken } from './change-tokens.js';

const noPerson = 'Sign in, or continue as a post, to make a token.';

@Resolver()
export class TokenResolver {
  @Mutation(() => CreateTokenPayload, {
    description:
      'Makes a token in your name. At each request, your current grants decide what it may read.',
  })
  async createToken(
    @Arg('input', () => CreateTokenInput, { description: 'What it is for, and how long it lasts.' })
    input: CreateTokenInput,
    @Ctx() context: Context,
  ): Promise<CreateTokenPayload> {
    const { personId } = context.identity.actor;
    if (personId === null) return { token: null, secret: null, problems: [toProblem(noPerson)] };
    const made = await createToken(toChanging(context), personId, input);
    if (!made.ok)
      return { token: null, secret: null, problems: [toProblem(made.sentence, made.field)] };
    const { id, secret } = made.value;
    const token = (await findActiveTokens(context.database, [personId])).find(
      (each) => each.id === id,
    );
    return { token: token ?? null, secret, problems: [] };
  }

  @Mutation(() => RevokeTokenPayload, {
    description:
      "Ends a token for good, from the next request on: your own, or another person's if your own access as administrator covers all of theirs.",
  })
  async revokeToken(
    @Arg('input', () => RevokeTokenInput, { description: 'Which token.' }) { id }: RevokeTokenInput,
    @Ctx() context: Context,
  ): Promise<RevokeTokenPayload> {
    const ended = await logDenial(await revokeToken(toChanging(context), id), context);
    return ended.ok
      ? { revoked: ended.value, problems: [] }
      : { revoked: null, problems: [toProblem(ended.sentence, ended.field)] };
  }
}

function toChanging({ database, identity, clock, referenceData }: Context) {
  return {
    database,
    actor: identity.actor,
    acting: actingIn(identity),
    now: clock.now(),
    referenceData,
  };
}
